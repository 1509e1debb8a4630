//! Deciding about a referral: accept it as new, join it to a patient on record, or decline it.

use super::super::session::Desk;
use super::declining::Declining;
use super::undecided::Undecided;
use crate::api::Failure;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::radios::{self, Radios};
use crate::components::select::Select;
use crate::decision_words::{Choice, choice_words, choices, decided_words, outcome_lines};
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::contract::Problem;
use measures::contract::clinician::{
    AcceptSelfReferral, DeclineSelfReferral, KnownPatient, SelfReferralView, Therapist,
};
use measures::ids::{PatientId, SelfReferralId};

/// The name of the group of choices, and the beginning of their ids.
const DECISION: &str = "decision";

/// What somebody is about to decide, for the form and for the table of those who may be the same person.
#[derive(Clone, Copy)]
pub(super) struct Proposal {
    known: Memo<Vec<KnownPatient>>,
    place: RwSignal<Option<usize>>,
}

impl Proposal {
    /// What was proposed before, if anything. It is nothing again whenever somebody else may be the same person.
    pub(super) fn about(known: Memo<Vec<KnownPatient>>, left: &Undecided) -> Self {
        let place = left.place.clone().into();
        let left = left.clone();
        known.with_untracked(|known| left.stands_among(known));
        Effect::watch(move || known.get(), move |known, _, _| left.stands_among(known), false);
        Self { known, place }
    }

    /// Proposes to join a patient.
    pub(super) fn join(self, patient: PatientId) -> Callback<()> {
        Callback::new(move |()| self.place.set(self.place_of(patient)))
    }

    /// The id of that choice's control.
    pub(super) fn control(self, patient: PatientId) -> String {
        format!("{DECISION}-{}", self.place_of(patient).unwrap_or_default())
    }

    fn place_of(self, patient: PatientId) -> Option<usize> {
        self.known
            .with_untracked(|known| choices(known).into_iter().position(|one| one == Choice::Join(patient)))
    }

    fn choice(self) -> Option<Choice> {
        self.known.with(|known| choices(known).get(self.place.get()?).copied())
    }
}

/// The form. Whatever is typed into it stays while the page is brought up to date.
#[component]
pub fn Deciding(
    /// The referral.
    content: Signal<SelfReferralView>,
    /// What is about to be decided.
    proposal: Proposal,
    /// What was left in the form before.
    left: Undecided,
    /// Reads the referral again.
    again: Callback<()>,
    /// Where to say what came of it.
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let choice = Memo::new(move |_| proposal.choice());
    let id = content.with_untracked(|view| view.entry.id);
    let answers = Answers {
        id,
        declining: Declining::of(content, &left),
        therapist: left.therapist.into(),
        therapists: StoredValue::new(left.therapists),
    };
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let decide = move |event: SubmitEvent| {
        event.prevent_default();
        let call = choice.get_untracked().ok_or_else(nothing_chosen).and_then(|choice| answers.call(choice));
        mistakes.set(call.as_ref().err().cloned().unwrap_or_default());
        let (Ok(call), false) = (call, sending.get_untracked()) else { return };
        let decided = proposal.known.with_untracked(|known| {
            choice.get_untracked().map_or_else(String::new, |choice| decided_words(choice, known))
        });
        sending.set(true);
        leptos::task::spawn_local(async move {
            match settled(call.send(desk).await, decided) {
                // Until the page is read again it is still on its way: pressed twice, it is decided once.
                Ok(words) => {
                    desk.forget_undecided(id);
                    done.set(Some(words));
                }
                Err(failure) => {
                    mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]);
                    sending.set(false);
                }
            }
            // Whoever pressed may have left the screen by now.
            again.try_run(());
        });
    };
    view! {
        <section class="bh-screen-only" aria-labelledby="decide">
            <h2 id="decide">"Decide"</h2>
            <form class="bh-narrow" novalidate on:submit=decide>
                <ErrorSummary mistakes=mistakes/>
                {move || group(proposal, mistakes)}
                {move || choice.get().map(|choice| answers.view(choice, proposal.known, mistakes))}
                <button class="nhsuk-button" type="submit">
                    {move || proposal.known.with(|known| choice.get().map_or_else(
                        || "Save the decision".to_owned(),
                        |choice| choice_words(choice, known),
                    ))}
                </button>
                <p class="bh-status" role="status">{move || sending.get().then_some("Saving…")}</p>
            </form>
        </section>
    }
}

fn group(proposal: Proposal, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
    let words = |known: &Vec<KnownPatient>| {
        let choice = |choice| radios::Choice { words: choice_words(choice, known), ..Default::default() };
        choices(known).into_iter().map(choice).collect()
    };
    view! {
        <Radios
            name=DECISION
            choices=proposal.known.with(words)
            chosen=proposal.place
            error=error_at(mistakes, format!("{DECISION}-0"))
            size="s"
        >
            "What do you want to do with this referral?"
        </Radios>
    }
}

fn nothing_chosen() -> Vec<Mistake> {
    vec![Mistake::at(format!("{DECISION}-0"), "Select what to do with this referral")]
}

/// What the form holds besides the choice.
#[derive(Clone, Copy)]
struct Answers {
    id: SelfReferralId,
    // As they were when the form was drawn: the place that was chosen is a place among these.
    therapists: StoredValue<Vec<Therapist>>,
    therapist: RwSignal<usize>,
    declining: Declining,
}

impl Answers {
    fn view(
        self,
        choice: Choice,
        known: Memo<Vec<KnownPatient>>,
        mistakes: RwSignal<Vec<Mistake>>,
    ) -> impl IntoView {
        let line = |line| view! { <li>{line}</li> };
        let lines = known.with_untracked(|known| outcome_lines(choice, known));
        let fields = match choice {
            Choice::Decline => self.declining.view(mistakes).into_any(),
            Choice::AsNew | Choice::Join(_) => {
                let names =
                    self.therapists.with_value(|all| all.iter().map(|one| one.name.clone()).collect());
                view! {
                    <Select name="therapist" label="Whose caseload does it go to?" choices=names chosen=self.therapist/>
                }
                .into_any()
            }
        };
        view! {
            <div class="nhsuk-inset-text">
                <h3>"What will happen"</h3>
                <ul class="nhsuk-list nhsuk-list--bullet">{lines.into_iter().map(line).collect_view()}</ul>
            </div>
            {fields}
        }
    }

    fn call(self, choice: Choice) -> Result<Decided, Vec<Mistake>> {
        let join = match choice {
            Choice::Decline => return self.declining.call(self.id).map(Decided::Declined),
            Choice::AsNew => None,
            Choice::Join(patient) => Some(patient),
        };
        let chosen =
            self.therapists.with_value(|all| all.get(self.therapist.get_untracked()).map(|one| one.id));
        let nobody = || vec![Mistake::at("therapist", "Select whose caseload it goes to")];
        let therapist = chosen.ok_or_else(nobody)?;
        Ok(Decided::Accepted(AcceptSelfReferral { id: self.id, join, therapist }))
    }
}

/// The decision as it is sent.
enum Decided {
    Accepted(AcceptSelfReferral),
    Declined(DeclineSelfReferral),
}

impl Decided {
    async fn send(self, desk: Desk) -> Result<(), Failure> {
        match self {
            Self::Accepted(call) => desk.send(&call).await.map(|_| ()),
            Self::Declined(call) => desk.send(&call).await,
        }
    }
}

/// What to say above the page when the referral is decided, by whomever.
fn settled(reply: Result<(), Failure>, decided: String) -> Result<String, Failure> {
    match reply {
        Ok(()) => Ok(decided),
        Err(Failure::Problem(Problem::AlreadyDecided)) => Ok(
            "Somebody decided about this referral before you. Nothing of yours was recorded, and nothing was sent."
                .to_owned(),
        ),
        Err(failure) => Err(failure),
    }
}
