//! Short ways to declare items. All of them work at compile time.

use super::{Asks, Condition, Item, Named, Value};

/// Nought to three points: four response options.
pub const POINTS_0_TO_3: Asks =
    Asks::Choice(&[Value::Points(0), Value::Points(1), Value::Points(2), Value::Points(3)]);
/// Nought to four points: five response options.
pub const POINTS_0_TO_4: Asks =
    Asks::Choice(&[Value::Points(0), Value::Points(1), Value::Points(2), Value::Points(3), Value::Points(4)]);
/// Nought to eight points: nine response options.
pub const POINTS_0_TO_8: Asks = Asks::Choice(&[
    Value::Points(0),
    Value::Points(1),
    Value::Points(2),
    Value::Points(3),
    Value::Points(4),
    Value::Points(5),
    Value::Points(6),
    Value::Points(7),
    Value::Points(8),
]);

impl Item {
    /// An item whose value enters the total.
    #[must_use]
    pub const fn scored(number: u8, asks: Asks) -> Self {
        Self {
            number,
            named: Named::Number(number),
            scale: None,
            asks,
            scored: true,
            optional: false,
            asked_if: None,
            alerts_from: None,
            noted_from: None,
            told_by: None,
        }
    }

    /// Items 1 to `N`, all scored, all with the same response options.
    #[must_use]
    pub const fn scored_run<const N: usize>(asks: Asks) -> [Self; N] {
        let mut items = [Self::scored(1, asks); N];
        let mut number = 1;
        while number < N {
            #[expect(clippy::cast_possible_truncation, reason = "no instrument has 255 items")]
            let place = number as u8 + 1;
            items[number] = Self::scored(place, asks);
            number += 1;
        }
        items
    }

    /// An item that is stored and shown but never added, and may be skipped.
    #[must_use]
    pub const fn unscored(number: u8, asks: Asks) -> Self {
        Self { scored: false, optional: true, ..Self::scored(number, asks) }
    }

    /// Something that must be said before the numbered items, under this name.
    #[must_use]
    pub const fn beside(number: u8, name: &'static str, asks: Asks) -> Self {
        Self { named: Named::Word(name), optional: false, ..Self::unscored(number, asks) }
    }

    /// The same item, and it may be skipped.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The same item, and it may not be skipped.
    #[must_use]
    pub const fn needed(self) -> Self {
        Self { optional: false, ..self }
    }

    /// The rating of the situation of that number on a scale.
    #[must_use]
    pub const fn rating(self, situation: u8, scale: &'static str) -> Self {
        Self { named: Named::Number(situation), scale: Some(scale), ..self }
    }

    /// The same item, raising an alert when answered with this value or a higher one.
    #[must_use]
    pub const fn alerts_from(self, value: u8) -> Self {
        Self { alerts_from: Some(value), ..self }
    }

    /// The same item, shown to clinicians beside the total when answered with this value or a higher one.
    #[must_use]
    pub const fn noted_from(self, value: u8) -> Self {
        Self { noted_from: Some(value), ..self }
    }

    /// The same item, which this question of the self-referral form asks as well.
    #[must_use]
    pub const fn told_by(self, question: &'static str) -> Self {
        Self { told_by: Some(question), ..self }
    }

    /// The same item, asked only if this holds.
    #[must_use]
    pub const fn asked_if(self, condition: Condition) -> Self {
        Self { asked_if: Some(condition), ..self }
    }
}
