//! What choosing a password asks for.

use measures::password::{LEAST, MOST, Weakness};

/// What helps.
pub const HINT: &str =
    "At least 8 characters; 15 or more are better. Three random words are easy to remember.";

/// What to do about a password that cannot be chosen.
#[must_use]
pub fn weak(weakness: Weakness) -> String {
    match weakness {
        Weakness::Short => format!("Enter at least {LEAST} characters"),
        Weakness::Long => format!("Enter no more than {MOST} characters"),
        Weakness::Username => "Enter a password that is not your username".to_owned(),
        Weakness::WellKnown => {
            "Enter another password: this is one of the first that anybody tries".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_asks_for_as_much_as_the_rule() {
        assert!(HINT.contains(&format!("At least {LEAST} characters")));
    }
}
