//! Which passwords may be chosen. Nothing asks for a capital or a number: that makes them worse, not better
//! (NIST SP 800-63B-4, section 3.1.1.2). What is refused is what is tried first.

/// The fewest characters.
pub const LEAST: usize = 8;
/// The most characters.
pub const MOST: usize = 200;

/// Why a password cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than [`LEAST`] characters.
    Short,
    /// More than [`MOST`].
    Long,
    /// It is the user name, with or without digits behind it.
    Username,
    /// Among the first that anybody tries.
    WellKnown,
}

/// What passwords that many people have are made of, in small letters: the words and the rows of keys that lead every
/// published list of them. A digit or a sign behind one makes it no better.
const WELL_KNOWN: &str = "password passwort passw pass passcode letmein welcome changeme default secret iloveyou trustno sunshine \
    princess football baseball superman batman dragon monkey shadow master michael jordan charlie liverpool \
    arsenal chelsea manchester england london computer internet whatever starwars pokemon summer winter autumn \
    spring monday friday january december administrator admin login guest test testing user beforehand therapist \
    therapy talkingtherapies clinic nhs nhspassword hospital mypassword newpassword password123password qwerty \
    qwertyuiop qwertyui asdfghjkl asdfghjk zxcvbnm qazwsx qazwsxedc qweasdzxc qwertz azerty azertyuiop asdfasdf \
    abc abcd onetwothree blink loveme lovely flower cheese chocolate butterfly jessica ashley daniel thomas \
    george harry jasmine samsung google facebook";

/// Rows of keys with digits between them, which no word is left of.
const ROWS: &[&str] = &[
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb",
    "q1w2e3r4t5y6u7i8o9p0",
    "zaq12wsxcde34rfv",
    "a1b2c3d4e5f6",
];

/// Why this password cannot be chosen by whoever has this user name; none where it can.
#[must_use]
pub fn weakness(password: &str, username: &str) -> Option<Weakness> {
    let length = password.chars().count();
    let small = password.to_lowercase();
    match length {
        _ if length < LEAST => Some(Weakness::Short),
        _ if length > MOST => Some(Weakness::Long),
        _ if bare(&small) == username.to_lowercase() || small == username.to_lowercase() => {
            Some(Weakness::Username)
        }
        _ if is_well_known(&small) => Some(Weakness::WellKnown),
        _ => None,
    }
}

fn is_well_known(small: &str) -> bool {
    let word = bare(small);
    let plain: String = bare(small).chars().map(spelled).collect();
    let known = |one: &str| WELL_KNOWN.split(' ').any(|known| known == one);
    known(word)
        || known(&plain)
        || ROWS.iter().any(|row| row.starts_with(small))
        || is_a_run(small)
        || is_one_thing_again(small)
}

/// What is left without the digits and signs around it.
fn bare(small: &str) -> &str {
    small.trim_matches(|c: char| !c.is_alphabetic())
}

/// The letter that a digit or a sign stands for.
fn spelled(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// `12345678`, `87654321`, `abcdefgh`: each the one after the last, or each the one before.
fn is_a_run(small: &str) -> bool {
    let steps = |by: i64| {
        let codes: Vec<_> = small.chars().map(|c| i64::from(u32::from(c))).collect();
        // After 9 comes 0.
        codes.windows(2).all(|two| two[1] - two[0] == by || two[1] - two[0] == -9 * by)
    };
    steps(1) || steps(-1)
}

/// `aaaaaaaa`, `12121212`, `abcabcabc`: up to four characters, again and again.
fn is_one_thing_again(small: &str) -> bool {
    let all: Vec<_> = small.chars().collect();
    (1..=4).any(|unit| all.iter().zip(all.iter().skip(unit)).all(|(one, next)| one == next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_needs_eight_characters_and_nothing_else() {
        for password in
            ["tkvmbqzs", "two words", "zwölf äp", "correct horse battery staple", &"x7".repeat(50)]
        {
            let expected = (password.len() == 100).then_some(Weakness::WellKnown);
            assert_eq!(weakness(password, "amira"), expected, "{password}");
        }
        assert_eq!(weakness("tkvmbqz", "amira"), Some(Weakness::Short));
        assert_eq!(weakness("äöüäöüä", "amira"), Some(Weakness::Short), "characters, not bytes");
        let long: String = ('a'..='z').chain('α'..='ω').cycle().step_by(7).take(MOST + 1).collect();
        assert_eq!(weakness(&long, "amira"), Some(Weakness::Long));
        assert_eq!(weakness(&long.chars().take(MOST).collect::<String>(), "amira"), None);
    }

    #[test]
    fn the_user_name_is_no_password() {
        for password in ["amira.hassan", "AMIRA.HASSAN", "Amira.Hassan1", "amira.hassan2026!"] {
            assert_eq!(weakness(password, "Amira.Hassan"), Some(Weakness::Username), "{password}");
        }
        assert_eq!(weakness("amira.hassan likes tea", "amira.hassan"), None);
    }

    #[test]
    fn what_everybody_tries_first_is_no_password() {
        for password in [
            "password",
            "Password1",
            "PASSWORD!",
            "P@ssw0rd",
            "pa$$word123",
            "12345678",
            "1234567890",
            "987654321",
            "qwerty123",
            "qwertyuiop",
            "1q2w3e4r",
            "1qaz2wsx",
            "iloveyou",
            "welcome1",
            "Welcome2026!",
            "letmein123",
            "abcdefgh",
            "aaaaaaaa",
            "12121212",
            "abcabcabc",
            "passpass",
            "liverpool1",
            "football",
            "Summer2026",
            "beforehand",
            "changeme",
        ] {
            assert_eq!(weakness(password, "amira"), Some(Weakness::WellKnown), "{password}");
        }
        for password in ["password of the hen", "my summer in 2026", "qwerty is a row", "12345 geese 678"] {
            assert_eq!(weakness(password, "amira"), None, "{password}");
        }
    }
}
