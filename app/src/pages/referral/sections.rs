//! The parts of the form that people are told of: how far along they are, and what belongs together when it is checked.

use measures::referral::{Screen, screen};

/// Screens that belong together.
pub(super) struct Section {
    /// What they are about.
    pub(super) title: &'static str,
    screens: &'static [&'static str],
}

/// Stage A, in order.
pub(super) static SECTIONS: [Section; 5] = [
    Section {
        title: "Is this the right service",
        screens: &["urgent_help", "who_for", "date_of_birth", "gp", "other_help"],
    },
    Section { title: "About you", screens: &["name", "nhs_number", "address"] },
    Section { title: "How to reach you", screens: &["contact", "contact_ok", "support"] },
    Section { title: "What you would like help with", screens: &["own_words", "since"] },
    Section {
        title: "Safety and your information",
        screens: &["safety", "safety_others", "emergency_contact", "privacy"],
    },
];

impl Section {
    /// Its screens.
    pub(super) fn screens(&self) -> impl Iterator<Item = &'static Screen> {
        self.screens.iter().filter_map(|id| screen(id))
    }
}

/// "Part 2 of 5", with the part's title and the screen's place in it, from 1. None for a screen of stage B.
pub(super) fn part_of(id: &str) -> Option<(String, &'static str, usize)> {
    let found = |section: &Section| section.screens.iter().position(|one| *one == id);
    let (part, place) =
        SECTIONS.iter().enumerate().find_map(|(part, section)| Some((part, found(section)?)))?;
    let of = SECTIONS.len();
    Some((format!("Part {} of {of}", part + 1), SECTIONS[part].title, place + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::referral::APPLYING;

    #[test]
    fn every_screen_is_in_one_part_in_the_order_of_the_form() {
        let of_parts: Vec<_> = SECTIONS.iter().flat_map(|section| section.screens.iter().copied()).collect();
        let of_form: Vec<_> = APPLYING.iter().map(|screen| &*screen.id).collect();
        assert_eq!(of_parts, of_form);
    }

    #[test]
    fn a_screen_knows_its_place_and_one_of_stage_b_has_none() {
        assert_eq!(part_of("name"), Some(("Part 2 of 5".to_owned(), "About you", 1)));
        assert_eq!(part_of("goals"), None);
    }
}
