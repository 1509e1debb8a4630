//! Which list somebody has come from, and how they left it. It is kept in the tab and nowhere else, because a link to the
//! other program loads another page; only for whoever is signed in, and only while they are.

use super::session::Desk;
use crate::api;
use crate::components::sorted_table::Sorting;
use crate::route::clinic::Screen;
use leptos::prelude::*;
use measures::contract::clinician::SignedIn;
use measures::role::Role;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use web_sys::Storage;

const KEY: &str = "beforehand-lists";

/// How a list was left.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Left {
    /// What was typed to find something in it.
    pub(super) words: String,
    /// Its order, if it has one.
    pub(super) sorting: Option<Sorting>,
    /// How many lines were drawn, if not all are at once.
    pub(super) shown: Option<usize>,
    /// Whether it showed more than it does at first.
    pub(super) others: bool,
}

/// What the tab keeps.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    whose: SignedIn,
    /// The address of the list that was open last.
    from: Option<String>,
    lists: BTreeMap<String, Left>,
}

impl Kept {
    /// What was kept for somebody. What was kept for anybody else is not theirs.
    fn of(whose: SignedIn, text: Option<&str>) -> Self {
        let kept = text.and_then(api::read::<Self>);
        kept.filter(|kept| kept.whose == whose).unwrap_or_else(|| Self {
            whose,
            from: None,
            lists: BTreeMap::new(),
        })
    }
}

/// Where somebody begins: with what they work with.
pub(super) fn home(whose: &SignedIn) -> Screen {
    match whose.role {
        Role::Therapist => Screen::Today,
        Role::Supervisor => Screen::Supervision,
        Role::ServiceManager => Screen::Openings,
        Role::Administrator if whose.works_inbox => Screen::Inbox,
        Role::Administrator => Screen::Alerts,
    }
}

/// Keeps which list is open, where the screen is one from which records are opened.
pub(super) fn come_to(desk: Desk, screen: Screen) {
    if way_back(screen).is_some() {
        change(desk, |kept| kept.from = Some(screen.to_string()));
    }
}

/// The list that somebody has come from, with the words of the way back there.
pub(super) fn back(desk: Desk) -> (Screen, &'static str) {
    let from = kept(desk).and_then(|kept| Screen::list(kept.from.as_deref()?));
    let list = from.or_else(|| desk.signed_in().as_ref().map(home)).unwrap_or(Screen::Today);
    (list, way_back(list).unwrap_or("Back"))
}

/// How a list was left; as it is at first, where it was not opened before.
pub(super) fn left(desk: Desk, list: Screen) -> Left {
    kept(desk).and_then(|mut kept| kept.lists.remove(&list.to_string())).unwrap_or_default()
}

/// Keeps how a list is now.
pub(super) fn leave(desk: Desk, list: Screen, left: Left) {
    change(desk, |kept| drop(kept.lists.insert(list.to_string(), left)));
}

/// Forgets all of it.
pub(super) fn forget() {
    if let Some(storage) = storage() {
        // A browser that keeps nothing has nothing to forget.
        let _ = storage.remove_item(KEY);
    }
}

fn way_back(screen: Screen) -> Option<&'static str> {
    match screen {
        Screen::Today => Some("Back to today"),
        Screen::Prepare => Some("Back to before today’s appointments"),
        Screen::Alerts => Some("Back to alerts"),
        Screen::Caseload => Some("Back to caseload"),
        Screen::Supervision => Some("Back to supervision"),
        Screen::Find => Some("Back to find a patient"),
        Screen::Openings => Some("Back to record openings"),
        Screen::Inbox => Some("Back to referrals"),
        _ => None,
    }
}

fn kept(desk: Desk) -> Option<Kept> {
    let text = storage()?.get_item(KEY).ok()?;
    Some(Kept::of(desk.signed_in()?, text.as_deref()))
}

fn change(desk: Desk, change: impl FnOnce(&mut Kept)) {
    if let (Some(storage), Some(mut kept)) = (storage(), kept(desk)) {
        change(&mut kept);
        if let Ok(text) = serde_json::to_string(&kept) {
            // A browser that keeps nothing shows the list as it is at first.
            let _ = storage.set_item(KEY, &text);
        }
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn somebody(name: &str, role: Role, works_inbox: bool) -> SignedIn {
        SignedIn { name: name.to_owned(), works_inbox, role }
    }

    #[test]
    fn what_is_kept_for_somebody_is_nobody_elses() {
        let amira = || somebody("Amira Hassan", Role::Therapist, true);
        let mut kept = Kept::of(amira(), None);
        let left = Left { words: "bri dep".to_owned(), shown: Some(100), ..Left::default() };
        kept.lists.insert(Screen::Caseload.to_string(), left);
        kept.from = Some(Screen::Caseload.to_string());
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(Kept::of(amira(), Some(&text)), kept);
        let grace = || somebody("Grace Adeyemi", Role::Supervisor, false);
        assert_eq!(Kept::of(grace(), Some(&text)), Kept::of(grace(), None));
        assert_eq!(Kept::of(amira(), Some("{}")), Kept::of(amira(), None));
    }

    #[test]
    fn everybody_begins_with_a_list_that_there_is_a_way_back_to() {
        for (role, works_inbox, list) in [
            (Role::Therapist, true, Screen::Today),
            (Role::Supervisor, false, Screen::Supervision),
            (Role::ServiceManager, false, Screen::Openings),
            (Role::Administrator, true, Screen::Inbox),
            (Role::Administrator, false, Screen::Alerts),
        ] {
            let home = home(&somebody("Cole League", role, works_inbox));
            assert_eq!(home, list);
            assert!(way_back(home).is_some());
        }
    }
}
