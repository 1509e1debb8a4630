//! Messages to somebody who refers themselves: only by a way that they gave, said is safe, and agreed to, and only until
//! staff stop them. Never a word about health, and the service's name only where they said that it is OK to say who we are.

use super::noting::note;
use crate::config::Config;
use crate::error::{Result, Verdict};
use crate::secrets;
use crate::store::Connection;
use crate::store::audit::{Act, Entry};
use crate::store::messages::{self, NewMessage};
use crate::store::self_referrals::SelfReferral;
use crate::store::stopped_writing;
use chrono::{DateTime, NaiveDate, Utc};
use measures::civil_date::in_words;
use measures::contract::Problem;
use measures::contract::clinician::MessageChannel;
use measures::ids::AppointmentId;
use measures::referral::{Contact, Form};

/// The most characters of a text message in one part.
const A_PART: usize = 160;

/// Somebody to write to, as they told the form, unless messages to them were stopped since.
#[derive(Debug, Clone, Copy)]
pub struct Writing<'a> {
    config: &'a Config,
    form: &'a SelfReferral,
    said: &'a Form,
    stopped: bool,
    now: DateTime<Utc>,
}

impl<'a> Writing<'a> {
    /// Somebody to write to now, who said this in a form. Hold the form.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn to(
        db: &mut Connection,
        config: &'a Config,
        form: &'a SelfReferral,
        said: &'a Form,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let stopped = stopped_writing::is_stopped(db, form.id).await?;
        Ok(Self { config, form, said, stopped, now })
    }

    /// Queues the confirmation of a form that was sent, if there is a way that they agreed to.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirm(&self, db: &mut Connection) -> Result<()> {
        let words = format!("We have got the form you sent. Your reference is {}.", self.form.reference);
        // Somebody who agreed to no way knows it from the page.
        self.by_first_way(db, &words).await.map(drop)
    }

    /// Queues these words by the first way that they agreed to, text before email, or says that there is none,
    /// [`Problem::NoChannel`], or that they are longer than it carries, [`Problem::NotUnderstood`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn by_first_way(&self, db: &mut Connection, words: &str) -> Result<Verdict<()>> {
        match first_way(self.config, self.said, self.stopped) {
            Some((by, _)) if words.chars().count() > by.longest().into() => Ok(Err(Problem::NotUnderstood)),
            Some(way) => self.queue(db, way, words).await.map(Ok),
            None => Ok(Err(Problem::NoChannel)),
        }
    }

    /// Queues the link of the form, or says that they agreed to no such way: [`Problem::NoChannel`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn link(
        &self,
        db: &mut Connection,
        channel: MessageChannel,
        link: &str,
        until: NaiveDate,
    ) -> Result<Verdict<()>> {
        let way = match self.agreed(channel) {
            Ok(way) => way,
            Err(refused) => return Ok(Err(refused)),
        };
        let until = in_words(until);
        let words = format!("Go on with your form here until {until}: {link} You need your date of birth.");
        self.queue(db, way, &words).await.map(Ok)
    }

    /// Queues a reminder of an appointment by the first way that they agreed to, or says that there is none:
    /// [`Problem::NoChannel`]. It is about the patient, and no longer about the form.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remind(
        &self,
        db: &mut Connection,
        appointment: AppointmentId,
        words: &str,
    ) -> Result<Verdict<()>> {
        let Some((channel, to)) = first_way(self.config, self.said, self.stopped) else {
            return Ok(Err(Problem::NoChannel));
        };
        let message = NewMessage {
            id: secrets::bits()?,
            form: None,
            patient: self.form.patient,
            appointment: Some(appointment),
            channel,
            to,
            subject: (channel == MessageChannel::Email).then_some("Your questions"),
            words: &self.signed(channel, words),
        };
        messages::queue(db, &message, self.now).await?;
        Ok(Ok(()))
    }

    /// Where a message goes that travels this way.
    fn agreed(&self, channel: MessageChannel) -> Verdict<(MessageChannel, &str)> {
        let to = agreed(self.config, self.said, self.stopped, channel);
        to.map(|to| (channel, to)).ok_or(Problem::NoChannel)
    }

    /// The words with the service's name and number, as far as they are not among them and the message does not get
    /// longer than it may. A link or a confirmation is one part of a text message, whatever the service is called.
    fn signed(&self, channel: MessageChannel, words: &str) -> String {
        let mut words = words.to_owned();
        if self.said.chose("say_who") != Some("yes") {
            return words;
        }
        let length = words.chars().count();
        let most = match channel {
            MessageChannel::Text if length <= A_PART => A_PART,
            MessageChannel::Text => channel.longest().into(),
            MessageChannel::Email => usize::MAX,
        };
        let mut between = " ";
        for fact in [&self.config.service.name, &self.config.service.phone] {
            let signed = format!("{words}{between}{fact}");
            if !words.contains(fact.as_str()) && signed.chars().count() <= most {
                (words, between) = (signed, ", ");
            }
        }
        words
    }

    async fn queue(&self, db: &mut Connection, way: (MessageChannel, &str), words: &str) -> Result<()> {
        let (channel, to) = way;
        let words = self.signed(channel, words);
        let message = NewMessage {
            id: secrets::bits()?,
            form: Some(self.form.id),
            patient: self.form.patient,
            appointment: None,
            channel,
            to,
            subject: (channel == MessageChannel::Email).then_some("Your form"),
            words: &words,
        };
        messages::queue(db, &message, self.now).await?;
        let about = Entry::of(Act::QueuedMessage).patient(self.form.patient).about(self.form.id);
        note(db, about, self.now).await
    }
}

/// Where a message goes to somebody who said this in their form, if they agreed to that channel, the service sends by it
/// and messages to them are not stopped.
pub(crate) fn agreed<'a>(
    config: &Config,
    said: &'a Form,
    stopped: bool,
    channel: MessageChannel,
) -> Option<&'a str> {
    let contact = Contact::of(said);
    let to = match channel {
        MessageChannel::Text => contact.may_text(),
        MessageChannel::Email => contact.may_email(),
    };
    to.filter(|_| !stopped && config.sends(channel))
}

/// The first way by which somebody who said this in their form is written to, and where: text before email.
pub(crate) fn first_way<'a>(
    config: &Config,
    said: &'a Form,
    stopped: bool,
) -> Option<(MessageChannel, &'a str)> {
    let ways = [MessageChannel::Text, MessageChannel::Email];
    ways.into_iter().find_map(|channel| Some((channel, agreed(config, said, stopped, channel)?)))
}
