//! What can be asked of a declaration.

use super::{Asks, Instrument, Item, Named, Value};

impl Asks {
    /// What can be chosen, in published order; nothing where the patient writes.
    #[must_use]
    pub const fn values(&self) -> &'static [Value] {
        match self {
            Self::Choice(values) => values,
            Self::Words { .. } | Self::Day => &[],
        }
    }
}

impl Item {
    /// The fewest and the most points that can be chosen.
    #[must_use]
    pub fn points_range(&self) -> (u8, u8) {
        let points = || self.asks.values().iter().filter_map(|value| value.points());
        (points().min().unwrap_or(0), points().max().unwrap_or(0))
    }
}

impl Value {
    /// The points it stands for, if it does.
    #[must_use]
    pub const fn points(self) -> Option<u8> {
        match self {
            Self::Points(points) => Some(points),
            Self::Code(_) | Self::DoesNotApply => None,
        }
    }

    /// What records, exports and wording files call it: `3`, `NA`, `Y`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Points(points) => points.to_string(),
            Self::Code(code) => code.to_owned(),
            Self::DoesNotApply => "NA".to_owned(),
        }
    }
}

impl Instrument {
    /// The item that records call by this number.
    #[must_use]
    pub fn item(&self, number: u8) -> Option<&'static Item> {
        self.items.iter().find(|item| item.number == number)
    }

    /// What an item's words are found under, for example `spin-7`. Two ratings of one situation share it.
    #[must_use]
    pub fn item_id(&self, item: &Item) -> String {
        match item.named {
            Named::Number(number) => format!("{}-{number}", self.id),
            Named::Word(name) => format!("{}-{name}", self.id),
        }
    }

    /// The items asked on one screen with this one, in order: its other ratings, or it alone.
    pub fn asked_with(&self, item: &Item) -> impl Iterator<Item = &'static Item> + use<> {
        let named = item.named;
        self.items.iter().filter(move |other| other.named == named)
    }

    /// The first item of each screen, in the order asked.
    pub fn screens(&self) -> impl Iterator<Item = &'static Item> + use<> {
        let items = self.items;
        let first = move |at: &usize| *at == 0 || items[*at - 1].named != items[*at].named;
        (0..items.len()).filter(first).map(move |at| &items[at])
    }

    /// The same screens' scored items: the questions that are counted when a patient is told how many there are.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.screens().filter(|item| self.is_counted(item)).count()
    }

    /// Whether "Question 3 of 9" counts an item: all but what follows or precedes the scored ones.
    #[must_use]
    pub fn is_counted(&self, item: &Item) -> bool {
        matches!(item.named, Named::Number(_)) && (item.scored || self.scoring.is_none())
    }

    /// Refuses, at compile time, a declaration that cannot be asked or scored as it says.
    ///
    /// # Panics
    /// In a constant, so that the build stops: a choice of fewer than two options, or an alert nobody can reach.
    #[must_use]
    pub const fn checked(self) -> Self {
        let mut item = 0;
        while item < self.items.len() {
            let asks = self.items[item].asks;
            assert!(
                !matches!(asks, Asks::Choice(_)) || asks.values().len() >= 2,
                "an item needs two options to choose between"
            );
            assert!(is_reachable(self.items[item].alerts_from, asks.values()), "no option raises the alert");
            assert!(is_reachable(self.items[item].noted_from, asks.values()), "no option is noted");
            item += 1;
        }
        self
    }
}

const fn is_reachable(from: Option<u8>, values: &[Value]) -> bool {
    let Some(from) = from else { return true };
    let mut at = 0;
    while at < values.len() {
        if let Value::Points(points) = values[at]
            && points >= from
        {
            return true;
        }
        at += 1;
    }
    false
}
