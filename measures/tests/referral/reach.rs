//! Phone numbers, email addresses and postcodes, as badly as people type them.

use crate::{question, told, typed, wrote};
use measures::referral::words_of;

#[test]
fn a_phone_number_is_kept_in_one_spelling() {
    for (number, kept) in [
        ("07700 900982", "07700900982"),
        ("07700-900-982", "07700900982"),
        ("(01632) 960 001", "01632960001"),
        ("+44 7700 900982", "07700900982"),
        ("+44 (0)7700 900982", "07700900982"),
        ("0044 7700 900982", "07700900982"),
        ("+353 1 234 5678", "+35312345678"),
        ("00353 1 234 5678", "+35312345678"),
        ("0800 1111", "08001111"),
        ("1234567", "1234567"),
        ("+123456789012345", "+123456789012345"),
    ] {
        assert_eq!(typed("mobile", number), Ok(wrote(kept)), "{number}");
    }
    assert_eq!(words_of(question("mobile"), &wrote("07700900982")), "07700 900982");
    assert_eq!(words_of(question("mobile"), &wrote("+35312345678")), "+35312345678");
}

#[test]
fn what_is_no_phone_number_says_what_to_do() {
    const DIGITS: &str = "Your mobile phone number must only include numbers, spaces and brackets";
    for (number, says, why) in [
        ("999", "Check your mobile phone number. It must have 7 digits or more", "three digits"),
        ("123456", "Check your mobile phone number. It must have 7 digits or more", "six digits"),
        ("+44", "Check your mobile phone number. It must have 7 digits or more", "a country"),
        (
            "1234567890123456",
            "Check your mobile phone number. It must have 15 digits or fewer",
            "sixteen digits",
        ),
        ("none", DIGITS, "a word"),
        ("07700 900982 ext 3", DIGITS, "an extension"),
        ("0770O 900982", DIGITS, "the letter O"),
        ("07700+900982", DIGITS, "a + within"),
        ("٠٧٧٠٠٩٠٠٩٨٢", DIGITS, "digits of another script"),
        ("jo@example.com", DIGITS, "an email address"),
    ] {
        assert_eq!(told("mobile", number).as_deref(), Some(says), "{why}");
    }
}

#[test]
fn an_email_address_has_one_at_and_a_host() {
    let fits = format!("{}@example.com", "a".repeat(242));
    for (address, kept) in [
        ("jo@example.com", "jo@example.com"),
        (" Jo.O'Neill+nhs@Example.CO.UK ", "Jo.O'Neill+nhs@example.co.uk"),
        ("用户@例子.广告", "用户@例子.广告"),
        (&*fits, &*fits),
    ] {
        assert_eq!(typed("email", address), Ok(wrote(kept)));
    }
    let shape = "Enter an email address in the correct format, like name@example.com";
    for (address, why) in [
        ("jo", "no @"),
        ("@example.com", "nothing before it"),
        ("jo@", "nothing after it"),
        ("jo@@example.com", "two"),
        ("jo@example@com", "two, apart"),
        ("jo@example", "no full stop in the host"),
        ("jo@example..com", "two full stops together"),
        ("jo@.com", "it starts with one"),
        ("jo@example.com.", "it ends with one"),
        ("jo smith@example.com", "a space"),
        ("Jo <jo@example.com>", "a name with it"),
        ("jo@example.com, al@example.com", "two addresses"),
        ("jo@example.com;al", "a semicolon"),
    ] {
        assert_eq!(told("email", address).as_deref(), Some(shape), "{why}");
    }
    let long = told("email", &format!("a{fits}"));
    assert_eq!(long.as_deref(), Some("Email address must be 254 characters or fewer"));
}

#[test]
fn a_postcode_is_read_in_any_case_and_spacing() {
    for (typed_so, kept) in [
        ("LS1 4AP", "LS1 4AP"),
        ("ls14ap", "LS1 4AP"),
        (" l s 1  4 a p ", "LS1 4AP"),
        ("m11ae", "M1 1AE"),
        ("B33 8TH", "B33 8TH"),
        ("cr2-6xh", "CR2 6XH"),
        ("DN551PT", "DN55 1PT"),
        ("w1a0ax", "W1A 0AX"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("W1A OAX", "W1A 0AX"),
    ] {
        assert_eq!(typed("postcode", typed_so), Ok(wrote(kept)), "{typed_so}");
    }
}

#[test]
fn what_is_no_postcode_of_a_home_is_refused() {
    const SHAPE: &str = "Enter a full UK postcode, like LS1 4AP";
    for (postcode, says, why) in [
        ("LS1", SHAPE, "half of one"),
        ("Leeds", SHAPE, "a town"),
        ("12345", SHAPE, "of another country"),
        ("LS1 4A", SHAPE, "a letter short"),
        ("LSS1 4AP", SHAPE, "three letters"),
        ("LS123 4AP", SHAPE, "three digits"),
        ("QA1 4AP", SHAPE, "no area starts with Q"),
        ("LI1 4AP", SHAPE, "no area has I second"),
        ("LS1 4AV", SHAPE, "no postcode ends with V"),
        ("LS1 4ÀP", SHAPE, "an accent"),
        (
            "ZZ99 3VZ",
            "Enter the postcode where you live, or select “I have no fixed address”",
            "only staff use it",
        ),
        (
            "zz99 3cz",
            "Enter the postcode where you live, or select “I have no fixed address”",
            "another of these",
        ),
    ] {
        assert_eq!(told("postcode", postcode).as_deref(), Some(says), "{why}");
    }
}
