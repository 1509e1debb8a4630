//! The inbox in words for staff: where a referral stands, why somebody looks twice, how long it has waited.

use crate::service;
use crate::times::{clock, date, date_and_clock};
use chrono::{NaiveDate, NaiveDateTime};
use measures::contract::clinician::{
    Delivery, Flag, InboxEntry, InboxState, MessageChannel, MessageSent, Person, SelfReferralView,
    WritingChange,
};
use measures::referral::Why;

/// Whose referral it is, as far as they said.
#[must_use]
pub fn name_words(entry: &InboxEntry) -> String {
    if entry.name.is_empty() { "No name given yet".to_owned() } else { entry.name.clone() }
}

/// "Referral K7M4Q2. Waiting for a decision. Received 3 March 2026 at 09:12"
#[must_use]
pub fn came_words(view: &SelfReferralView) -> String {
    let InboxEntry { state, at, .. } = view.entry;
    let when = if state == InboxState::Unsent { "Last open" } else { "Received" };
    format!("Referral {}. {}. {when} {}", view.reference, state_words(state), date_and_clock(at))
}

/// What to call them, how old they are and who filled the form in, a sentence each, as far as they said.
#[must_use]
pub fn person_words(person: &Person, today: NaiveDate) -> String {
    let called = person.called.as_ref().map(|name| format!("Call them {name}."));
    let born = person.date_of_birth.map(|born| match today.years_since(born) {
        Some(age) => format!("Born {}, {age} years old.", date(born)),
        None => format!("Born {}.", date(born)),
    });
    let by = match &person.helper {
        None => "Filled in by themselves.".to_owned(),
        Some(helper) => format!("Filled in by somebody helping them: {helper}."),
    };
    called.into_iter().chain(born).chain([by]).collect::<Vec<_>>().join(" ")
}

/// Where a referral stands.
#[must_use]
pub const fn state_words(state: InboxState) -> &'static str {
    match state {
        InboxState::Unsent => "Not sent yet",
        InboxState::Sent => "Waiting for a decision",
        InboxState::Accepted => "Accepted as new",
        InboxState::Joined => "Joined to a patient",
        InboxState::Declined => "Declined",
    }
}

/// "Declined on 3 March 2026."
#[must_use]
pub fn declined_words(day: NaiveDate) -> String {
    format!("Declined on {}.", date(day))
}

/// Why a person looks twice.
#[must_use]
pub const fn flag_words(flag: Flag) -> &'static str {
    match flag {
        Flag::HiddenField => "a field was filled in that people cannot see",
        Flag::VeryFast => "filled in faster than people read",
        Flag::ManyFromOneNetwork => "many came from one network within an hour",
        Flag::Links => "its words are mostly links",
        Flag::SameWords => "the same words came in another referral",
    }
}

/// When a line of the inbox came: "Today at 09:12" or "3 March 2026 at 09:12, 4 days ago".
#[must_use]
pub fn received_words(at: NaiveDateTime, today: NaiveDate) -> String {
    match (today - at.date()).num_days() {
        0 => format!("Today at {}", clock(at)),
        1 => format!("Yesterday at {}", clock(at)),
        days => format!("{}, {days} days ago", date_and_clock(at)),
    }
}

/// What became of a message: "Text message to them, 3 March 2026 at 09:12: sent."
#[must_use]
pub fn message_words(message: &MessageSent) -> String {
    let channel = match message.channel {
        MessageChannel::Text => "Text message",
        MessageChannel::Email => "Email",
    };
    let delivery = match message.delivery {
        Delivery::Queued => "waits to be sent",
        Delivery::Sent => "sent",
        Delivery::Failed => "was not sent, so they have not been told",
    };
    format!("{channel} to them, {}: {delivery}.", date_and_clock(message.at))
}

/// "Messages to them were stopped by Asha Sessor, 3 March 2026 at 09:12."
#[must_use]
pub fn writing_words(change: &WritingChange) -> String {
    let what = if change.stopped { "stopped" } else { "allowed again" };
    format!("Messages to them were {what} by {}, {}.", change.by, date_and_clock(change.at))
}

/// By which channel somebody can be told that they are declined; none where they agreed to none that leaves from here.
#[must_use]
pub fn channel_words(person: &Person) -> Option<String> {
    let (channel, to) = person.channel.as_ref()?;
    Some(match channel {
        MessageChannel::Text => format!("By text message to {to}"),
        MessageChannel::Email => format!("By email to {to}"),
    })
}

/// What is proposed to tell somebody who is declined. It says nothing of their health, and not who we are where they
/// asked us not to: somebody else may read it.
#[must_use]
pub fn decline_message(person: &Person) -> String {
    let facts = service::facts();
    declining(&facts.name, &facts.phone, person.say_who)
}

fn declining(service: &str, phone: &str, says_who: bool) -> String {
    let from = if says_who { format!(" This is {service}.") } else { String::new() };
    format!(
        "Hello.{from} Thank you for the form you sent us. We have read it, and we are not the right team for this. \
         Call us on {phone} to talk about who can help. If you need help sooner, call 111."
    )
}

/// Why a code of the data set is that one, where nobody said it.
#[must_use]
pub const fn why_words(why: Why) -> Option<&'static str> {
    match why {
        Why::Said => None,
        Why::Declined => Some("preferred not to say"),
        Why::NotAsked => Some("not asked"),
        Why::DoesNotApply => Some("does not apply"),
    }
}

/// What is left of a form that nobody goes on with, in a sentence.
#[must_use]
pub fn let_go_words(let_go: NaiveDateTime) -> String {
    format!(
        "This form was deleted or ran out on {}. What it told the alert and how to reach them are kept. The rest is gone.",
        date(let_go.date())
    )
}

/// What the decision came to, in a sentence.
#[must_use]
pub fn decision_words(view: &SelfReferralView) -> Option<String> {
    let decision = view.decision.as_ref()?;
    let by = format!("by {}, {}", decision.by, date_and_clock(decision.at));
    let to = view.taken_on.as_ref().map_or_else(String::new, |taken_on| {
        format!(" The referral is on the caseload of {}.", taken_on.therapist)
    });
    Some(format!("{} {by}.{to}", state_words(view.entry.state)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(9, 12, 0)).unwrap()
    }

    #[test]
    fn what_came_on_an_earlier_day_says_how_long_ago() {
        let today = at(10).date();
        assert_eq!(received_words(at(10), today), "Today at 09:12");
        assert_eq!(received_words(at(9), today), "Yesterday at 09:12");
        assert_eq!(received_words(at(3), today), "3 March 2026 at 09:12, 7 days ago");
    }

    #[test]
    fn a_message_names_the_service_only_to_those_who_agreed() {
        let words = |says_who| declining("Anytown Talking Therapies", "01632 960 100", says_who);
        assert!(words(true).contains("Anytown Talking Therapies"));
        assert!(!words(false).contains("Talking"));
        assert!(words(false).contains("01632 960 100"));
    }

    #[test]
    fn who_stopped_messages_or_allowed_them_again_and_when_is_said() {
        let told =
            |stopped| writing_words(&WritingChange { stopped, by: "Asha Sessor".to_owned(), at: at(3) });
        assert_eq!(told(true), "Messages to them were stopped by Asha Sessor, 3 March 2026 at 09:12.");
        assert_eq!(told(false), "Messages to them were allowed again by Asha Sessor, 3 March 2026 at 09:12.");
    }

    #[test]
    fn a_message_that_failed_says_that_nobody_was_told() {
        let failed = MessageSent { at: at(3), channel: MessageChannel::Text, delivery: Delivery::Failed };
        assert_eq!(
            message_words(&failed),
            "Text message to them, 3 March 2026 at 09:12: was not sent, so they have not been told."
        );
    }
}
