//! Leaving a part for the phone, and taking it up again.

use super::{Kept, Sitting};
use crate::answers::{Answer, NotAnAnswer, Reply};
use crate::instrument::Item;

impl Sitting {
    /// Withholds everything of a part that has no answer yet: "I'd rather talk about this on the phone". What was
    /// answered stands.
    ///
    /// # Errors
    /// When the pack has no such part.
    pub fn withhold_rest(&mut self, part: u8, returning: bool) -> Result<Kept, NotAnAnswer> {
        let answers = self.part(part).ok_or(NotAnAnswer)?;
        let open = answers.items().filter(|(item, said)| said.is_none() && answers.is_asked(item));
        let withhold =
            |(item, _): (&Item, _)| Answer::parse(answers.instrument(), item.number, Reply::Withheld);
        let given: Vec<_> = open.map(withhold).collect::<Result<_, _>>()?;
        let last = self.questions().filter(|question| question.part == part).last().ok_or(NotAnAnswer)?;
        Ok(self.keep(last, given, returning))
    }

    /// Takes up again what was withheld of a part: it is asked as if it had no answer. Until it has one, what the
    /// record holds is that it was withheld.
    pub fn take_up(&mut self, part: u8) {
        let Some(answers) = self.part_mut(part) else { return };
        let withheld = answers.forget_withheld();
        self.taken_up.extend(withheld);
    }

    /// Leaves what was taken up and has no answer yet as it was before: withheld.
    pub fn put_back(&mut self) {
        for withheld in std::mem::take(&mut self.taken_up) {
            let part = self.answers.iter_mut().find(|part| part.instrument() == withheld.instrument());
            if let Some(part) = part.filter(|part| part.get(withheld.item()).is_none()) {
                part.keep(withheld);
            }
        }
    }
}
