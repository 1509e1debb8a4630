//! One patient working through one pack: what is asked next, what is left, what stands. Pure: the place the
//! patient is at belongs to the screen (it is the address), so that the browser's Back button is right for free.

use crate::answers::{Answer, Answers, NotAnOption, Reply};
use crate::instrument::Item;
use crate::instruments::InstrumentId;
use crate::pack::Pack;

/// The answers of one patient to one pack so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    answers: Vec<Answers>,
}

/// One item of one instrument of the pack. Ordered as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question {
    /// The instrument's place in the pack, from 1.
    pub part: u8,
    /// The item's number, from 1.
    pub item: u8,
}

/// Where a patient can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// At a question.
    Question(Question),
    /// At the help page that follows this question's answer.
    Help(Question),
    /// At "Check your answers".
    Check,
}

/// What keeping an answer led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The answer, ready to be saved.
    pub answer: Answer,
    /// Whether it differs from what stood there.
    pub changed: bool,
    /// Where to go now.
    pub next: Place,
}

/// How far along a question is, as the patient is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// "Question 3 of 9".
    Numbered {
        /// Its number in this part.
        number: u8,
        /// How many this part has.
        of: u8,
    },
    /// A question that follows the scored ones and is not counted.
    OneMore,
}

impl Sitting {
    /// A sitting over this pack in which these answers were already given. Others' instruments are ignored.
    pub fn resume<'a>(pack: &Pack, given: impl IntoIterator<Item = &'a Answer> + Clone) -> Self {
        let answers = |instrument: &InstrumentId| Answers::of(*instrument, given.clone());
        Self { answers: pack.instruments().iter().map(answers).collect() }
    }

    /// Keeps the answer to a question and says where to go. `returning` patients came from the check page to
    /// change one answer, and go back to it unless the change brought up a new question.
    ///
    /// # Errors
    /// When the pack has no such question, or the question no such option.
    pub fn answer(&mut self, at: Question, reply: Reply, returning: bool) -> Result<Kept, NotAnOption> {
        let answers = self.part_mut(at.part).ok_or(NotAnOption)?;
        let answer = Answer::parse(answers.instrument(), at.item, reply)?;
        let changed = answers.get(at.item) != Some(answer);
        answers.keep(answer);
        let next = if changed && answer.alerts() { Place::Help(at) } else { self.after(at, returning) };
        Ok(Kept { answer, changed, next })
    }

    /// Where Continue leads from a question that needs nothing more, or from its help page.
    #[must_use]
    pub fn after(&self, at: Question, returning: bool) -> Place {
        if returning {
            return self.place_to_resume();
        }
        self.questions().find(|question| *question > at).map_or(Place::Check, Place::Question)
    }

    /// Where Back leads. None from the first question.
    #[must_use]
    pub fn before(&self, place: Place) -> Option<Question> {
        match place {
            Place::Question(at) => self.questions().take_while(|question| *question < at).last(),
            Place::Help(at) => Some(at),
            Place::Check => self.questions().last(),
        }
    }

    /// The first question without an answer, or the check page.
    #[must_use]
    pub fn place_to_resume(&self) -> Place {
        self.unanswered().next().map_or(Place::Check, Place::Question)
    }

    /// Every question that is asked, in order.
    pub fn questions(&self) -> impl Iterator<Item = Question> + '_ {
        (1..).zip(&self.answers).flat_map(|(part, answers)| {
            let asked = move |(item, _, _): &(u8, _, _)| answers.is_asked(*item);
            answers.items().filter(asked).map(move |(item, _, _)| Question { part, item })
        })
    }

    /// The questions that are asked and have no answer.
    pub fn unanswered(&self) -> impl Iterator<Item = Question> + '_ {
        self.questions().filter(|question| self.given(*question).is_none())
    }

    /// Whether a question is asked at all in this sitting.
    #[must_use]
    pub fn asks(&self, at: Question) -> bool {
        self.part(at.part).is_some_and(|answers| answers.is_asked(at.item))
    }

    /// The answer that stands.
    #[must_use]
    pub fn given(&self, at: Question) -> Option<Answer> {
        self.part(at.part)?.get(at.item)
    }

    /// A question's instrument and item.
    #[must_use]
    pub fn declared(&self, at: Question) -> Option<(InstrumentId, &'static Item)> {
        let instrument = self.part(at.part)?.instrument();
        Some((instrument, instrument.instrument().items.get(usize::from(at.item).checked_sub(1)?)?))
    }

    /// How far along a question is.
    #[must_use]
    pub fn progress(&self, at: Question) -> Option<Progress> {
        let (instrument, item) = self.declared(at)?;
        let scored = || instrument.instrument().items.iter().filter(|item| item.scored).count();
        Some(if item.scored {
            Progress::Numbered { number: at.item, of: u8::try_from(scored()).ok()? }
        } else {
            Progress::OneMore
        })
    }

    /// Whether an answer that asks for attention stands, so that help is repeated at the end.
    #[must_use]
    pub fn needs_help(&self) -> bool {
        self.standing().any(|answer| answer.alerts())
    }

    /// Every answer that stands to a question that is asked, in order.
    pub fn standing(&self) -> impl Iterator<Item = Answer> + '_ {
        self.questions().filter_map(|question| self.given(question))
    }

    /// The answers to each instrument, in the pack's order.
    #[must_use]
    pub fn parts(&self) -> &[Answers] {
        &self.answers
    }

    fn part(&self, part: u8) -> Option<&Answers> {
        self.answers.get(usize::from(part).checked_sub(1)?)
    }

    fn part_mut(&mut self, part: u8) -> Option<&mut Answers> {
        self.answers.get_mut(usize::from(part).checked_sub(1)?)
    }
}
