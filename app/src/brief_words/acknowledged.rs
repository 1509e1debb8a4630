//! What was done about an alert that is not closed: who acknowledged it, and whether anybody has spoken to the patient.

use super::alert_place;
use super::line::{Line, Piece};
use crate::route::clinic::Screen;
use crate::times::date_and_clock;
use crate::worded::Phrase;
use measures::brief::OpenAlert;
use measures::contract::clinician::Acknowledged;

/// Of a longer note, in characters, nobody reads the rest in a minute: it stands with the alert.
const LONGEST_NOTE: usize = 200;

/// "Acknowledged by **Amira Hassan**, 3 March 2026 at 10:05: Told the GP. Note: …", then the last contact, and the way to
/// the alert: for whoever may deal with it to where that is recorded, for others to its story on the page.
pub(super) fn lines(open: &OpenAlert, done: &Acknowledged, own: bool) -> [Line; 2] {
    let Acknowledged { by, at, actions, note } = done;
    let actions: Vec<_> = actions.iter().map(|action| action.words()).collect();
    let line = Line::of("Acknowledged by ").strong(by.as_str());
    let line = line.plain(format!(", {}: {}.", date_and_clock(*at), actions.join("; ")));
    let line = match note.trim() {
        "" => line,
        note => line.plain(" Note: ").with(theirs(shortened(note))),
    };
    let to = if own { Screen::Alert(open.alert).to_string() } else { alert_place(open.alert) };
    [line, contacted(open).link(to, "Go to the alert")]
}

/// "Contact 2 by Ruth Llewellyn, 3 March 2026 at 11:30: **Left a message**. Nobody is recorded as …", or that there is
/// none.
fn contacted(open: &OpenAlert) -> Line {
    let Some(last) = open.contacts.last() else {
        // That somebody spoke to them stands in the line above.
        if open.says_spoken() {
            return Line::default().strong("Not closed.").plain(" ");
        }
        return Line::default().strong("No contact with the patient is recorded. Not closed.").plain(" ");
    };
    let contact = format!("Contact {} by {}, {}: ", open.contacts.len(), last.by, date_and_clock(last.at));
    let line = Line::of(contact).strong(last.outcome.words()).plain(". ");
    if open.is_reached() {
        line.plain("Not closed. ")
    } else {
        line.strong("Nobody is recorded as having reached the patient. Not closed.").plain(" ")
    }
}

fn theirs(words: String) -> Piece {
    Piece::Plain(Phrase { direction: Some("auto"), ..Phrase::ours(words) })
}

fn shortened(note: &str) -> String {
    match note.char_indices().nth(LONGEST_NOTE) {
        Some((end, _)) => format!("{}… (the rest is with the alert)", note[..end].trim_end()),
        None => note.to_owned(),
    }
}
