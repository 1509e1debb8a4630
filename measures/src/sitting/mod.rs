//! One patient working through one pack: what is asked next, what is left, what stands. Pure: the place the
//! patient is at belongs to the screen (it is the address), so that the browser's Back button is right for free.

mod leaving;

use crate::answers::{Answer, Answers, NotAnAnswer, Reply};
use crate::instrument::Item;
use crate::instruments::InstrumentId;
use crate::pack::Pack;

/// The answers of one patient to one pack so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    answers: Vec<Answers>,
    /// What was withheld and is asked again, as long as it is.
    taken_up: Vec<Answer>,
}

/// One screen of one instrument of the pack: an item, or the ratings of one situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Question {
    /// The instrument's place in the pack, from 1.
    pub part: u8,
    /// The number of its first item.
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

/// What keeping answers led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Those that differ from what stood there, ready to be saved.
    pub changed: Vec<Answer>,
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
    /// A question before the ones that are counted.
    Before,
    /// A question that follows them.
    OneMore,
}

impl Sitting {
    /// A sitting over this pack in which these answers were already given. Others' instruments are ignored.
    pub fn resume<'a>(pack: &Pack, given: impl IntoIterator<Item = &'a Answer> + Clone) -> Self {
        let answers = |instrument: &InstrumentId| Answers::of(*instrument, given.clone());
        Self { answers: pack.instruments().iter().map(answers).collect(), taken_up: Vec::new() }
    }

    /// Keeps the answer to each item of a screen, in their order, and says where to go. `returning` patients came
    /// from the check page to change one answer, and go back to it unless the change brought up a new question.
    ///
    /// # Errors
    /// When the pack has no such question, or an item of it no such answer. Nothing is kept then.
    pub fn answer(
        &mut self,
        at: Question,
        replies: Vec<Reply>,
        returning: bool,
    ) -> Result<Kept, NotAnAnswer> {
        let items: Vec<u8> = self.items(at).map(|item| item.number).collect();
        if items.is_empty() || items.len() != replies.len() {
            return Err(NotAnAnswer);
        }
        let instrument = self.part(at.part).ok_or(NotAnAnswer)?.instrument();
        let parse = |(item, reply)| Answer::parse(instrument, item, reply);
        let given: Vec<_> = items.into_iter().zip(replies).map(parse).collect::<Result<_, _>>()?;
        Ok(self.keep(at, given, returning))
    }

    /// Keeps those of the answers that differ from what stood, and says where to go from the question.
    fn keep(&mut self, at: Question, given: Vec<Answer>, returning: bool) -> Kept {
        let mut changed = Vec::new();
        if let Some(answers) = self.part_mut(at.part) {
            changed.extend(given.into_iter().filter(|answer| answers.get(answer.item()) != Some(answer)));
            changed.iter().for_each(|answer| answers.keep(answer.clone()));
        }
        let next =
            if changed.iter().any(Answer::alerts) { Place::Help(at) } else { self.after(at, returning) };
        Kept { changed, next }
    }

    /// Where Continue leads from a question that needs nothing more, or from its help page.
    #[must_use]
    pub fn after(&self, at: Question, returning: bool) -> Place {
        if returning {
            return self.place_to_resume();
        }
        let from = self.rank(at);
        self.questions().find(|question| self.rank(*question) > from).map_or(Place::Check, Place::Question)
    }

    /// Where Back leads. None from the first question.
    #[must_use]
    pub fn before(&self, place: Place) -> Option<Question> {
        match place {
            Place::Question(at) => {
                let from = self.rank(at);
                self.questions().take_while(|question| self.rank(*question) < from).last()
            }
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
    pub fn questions(&self) -> impl Iterator<Item = Question> + use<> {
        // Gathered here once: unfolded at each use, it would be a good part of what a phone downloads.
        let mut questions = Vec::new();
        for (part, answers) in (1..).zip(&self.answers) {
            let asked = answers.instrument().instrument().screens().filter(|item| answers.is_asked(item));
            questions.extend(asked.map(|item| Question { part, item: item.number }));
        }
        questions.into_iter()
    }

    /// The questions that are asked and lack an answer.
    pub fn unanswered(&self) -> impl Iterator<Item = Question> + '_ {
        self.questions().filter(|question| self.given(*question).any(|answer| answer.is_none()))
    }

    /// Whether a question is asked at all in this sitting.
    #[must_use]
    pub fn asks(&self, at: Question) -> bool {
        self.questions().any(|question| question == at)
    }

    /// The items of a question's screen, in order. None if the pack has no such question.
    pub fn items(&self, at: Question) -> impl Iterator<Item = &'static Item> + use<> {
        let mut items = Vec::new();
        if let Some(instrument) = self.part(at.part).map(|answers| answers.instrument().instrument())
            && let Some(first) = instrument.screens().find(|item| item.number == at.item)
        {
            items.extend(instrument.asked_with(first));
        }
        items.into_iter()
    }

    /// The answers that stand to the items of a question's screen, in order.
    pub fn given(&self, at: Question) -> impl Iterator<Item = Option<&Answer>> + '_ {
        let answers = self.part(at.part);
        self.items(at).map(move |item| answers.and_then(|answers| answers.get(item.number)))
    }

    /// A question's instrument and its first item.
    #[must_use]
    pub fn declared(&self, at: Question) -> Option<(InstrumentId, &'static Item)> {
        Some((self.part(at.part)?.instrument(), self.items(at).next()?))
    }

    /// How far along a question is.
    #[must_use]
    pub fn progress(&self, at: Question) -> Option<Progress> {
        let (id, item) = self.declared(at)?;
        let instrument = id.instrument();
        let answers = self.part(at.part)?;
        // What is not asked is not counted, so that no number is passed over.
        let is_counted = |screen: &&Item| instrument.is_counted(screen) && answers.is_asked(screen);
        let up_to = instrument.screens().take_while(|screen| screen.number != item.number);
        let before = up_to.filter(is_counted).count();
        Some(if instrument.is_counted(item) {
            let of = instrument.screens().filter(is_counted).count();
            Progress::Numbered { number: u8::try_from(before + 1).ok()?, of: u8::try_from(of).ok()? }
        } else if before == 0 {
            Progress::Before
        } else {
            Progress::OneMore
        })
    }

    /// Whether an answer that asks for attention stands, so that help is repeated at the end.
    #[must_use]
    pub fn needs_help(&self) -> bool {
        self.standing().any(Answer::alerts)
    }

    /// Every answer that stands to an item that is asked, in order.
    pub fn standing(&self) -> impl Iterator<Item = &Answer> + '_ {
        self.answers.iter().flat_map(|answers| {
            answers.items().filter(|(item, _)| answers.is_asked(item)).filter_map(|(_, answer)| answer)
        })
    }

    /// The answers to each instrument, in the pack's order.
    #[must_use]
    pub fn parts(&self) -> &[Answers] {
        &self.answers
    }

    /// Where a question stands among all that could be asked.
    fn rank(&self, at: Question) -> (u8, Option<usize>) {
        let items = |answers: &Answers| answers.instrument().instrument().items;
        let place = |items: &[Item]| items.iter().position(|item| item.number == at.item);
        (at.part, self.part(at.part).map(items).and_then(place))
    }

    fn part(&self, part: u8) -> Option<&Answers> {
        self.answers.get(usize::from(part).checked_sub(1)?)
    }

    fn part_mut(&mut self, part: u8) -> Option<&mut Answers> {
        self.answers.get_mut(usize::from(part).checked_sub(1)?)
    }
}
