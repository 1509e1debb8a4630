//! Who a self-referral is about, for whoever decides about it.

use super::message::MessageChannel;
use crate::referral::{Contact, Form, Source, question, words_of};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who a form is about, as far as it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// What to call them.
    pub called: Option<String>,
    /// When they were born.
    pub date_of_birth: Option<NaiveDate>,
    /// Their NHS number, in digits.
    pub nhs_number: Option<String>,
    /// Their postcode.
    pub postcode: Option<String>,
    /// Who filled the form in for them: a name, and how they know them. None where it was the person themselves.
    pub helper: Option<String>,
    /// Whether they said that it is not safe to phone or text them, whatever they agreed to elsewhere in the form.
    pub unsafe_to_phone: bool,
    /// Whether they agreed to no text message, voicemail, email or letter at all: somebody must decide how to reach them.
    pub agrees_to_nothing: bool,
    /// Whether a message may say who we are.
    pub say_who: bool,
    /// By which channel they agreed to be written to and the service can write, and where, as people read it. None while
    /// messages to them are stopped.
    pub channel: Option<(MessageChannel, String)>,
}

impl Person {
    /// Whoever a form is about, for a service that can write to them by what it `sends`.
    #[must_use]
    pub fn of(form: &Form, sends: impl Fn(MessageChannel) -> bool) -> Self {
        let contact = Contact::of(form);
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let helper = || {
            let words = [form.wrote("helper_name"), form.wrote("helper_relation")];
            words.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        Self {
            called: owned(contact.called()),
            date_of_birth: contact.date_of_birth(),
            nhs_number: owned(contact.nhs_number()),
            postcode: owned(contact.postcode()),
            helper: (contact.source() == Source::Carer).then(helper),
            unsafe_to_phone: contact.unsafe_to_phone(),
            agrees_to_nothing: contact.agrees_to_nothing(),
            say_who: form.chose("say_who") == Some("yes"),
            channel: channel(form, contact, sends),
        }
    }
}

/// The first one they agreed to of those that there are, as the server writes to them.
fn channel(
    form: &Form,
    contact: Contact<'_>,
    sends: impl Fn(MessageChannel) -> bool,
) -> Option<(MessageChannel, String)> {
    let shown = |way: &str| Some(words_of(question(way)?, form.said(way)?));
    let text = contact.may_text().filter(|_| sends(MessageChannel::Text));
    let email = contact.may_email().filter(|_| sends(MessageChannel::Email));
    let text = text.and_then(|_| Some((MessageChannel::Text, shown("mobile")?)));
    text.or_else(|| email.and_then(|_| Some((MessageChannel::Email, shown("email")?))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::referral::{Said, Statement};

    fn form(agreed: &[&'static str]) -> Form {
        let statement = |question: &'static str, said| Statement { question: question.into(), said };
        let chose = |choice: &'static str| Said::Chose(choice.into());
        let ways = [
            statement("mobile", Said::Wrote("07700900123".to_owned())),
            statement("mobile_safe", chose("yes")),
            statement("email", Said::Wrote("zoe@example.com".to_owned())),
            statement("email_safe", chose("yes")),
        ];
        Form::of(ways.into_iter().chain(agreed.iter().map(|question| statement(question, chose("yes")))))
    }

    #[test]
    fn the_first_channel_they_agreed_to_is_told_as_people_read_it() {
        let text = Some((MessageChannel::Text, "07700 900123".to_owned()));
        let email = Some((MessageChannel::Email, "zoe@example.com".to_owned()));
        let both: &[&'static str] = &["ok_text", "ok_email"];
        let told = |agreed: &[&'static str], sends: fn(MessageChannel) -> bool| {
            Person::of(&form(agreed), sends).channel
        };
        assert_eq!(told(both, |_| true), text);
        assert_eq!(told(&["ok_email"], |_| true), email);
        assert_eq!(told(&[], |_| true), None);
        // A service that cannot send texts writes an email, and one that can send nothing writes to nobody.
        assert_eq!(told(both, |channel| channel == MessageChannel::Email), email);
        assert_eq!(told(&["ok_text"], |channel| channel == MessageChannel::Email), None);
        assert_eq!(told(both, |_| false), None);
    }

    #[test]
    fn who_we_are_is_said_only_to_those_who_agreed() {
        assert!(Person::of(&form(&["say_who"]), |_| true).say_who);
        assert!(!Person::of(&form(&[]), |_| true).say_who);
    }
}
