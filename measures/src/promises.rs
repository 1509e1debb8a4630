//! Sentences that nobody must ever read here: they promise what nobody keeps, or judge what nobody knows. Our own
//! words are held to this when they are tested, a service's when the server starts.

/// In small letters and straight quotes. A level of risk, a watch that nobody keeps, comfort by command, words
/// that blame, and confidentiality without its limits.
const NEVER: [&str; 25] = [
    "low risk",
    "lower risk",
    "medium risk",
    "moderate risk",
    "high risk",
    "higher risk",
    "risk level",
    "level of risk",
    "no risk",
    "not at risk",
    "we monitor",
    "we are monitoring",
    "we're monitoring",
    "are monitored",
    "don't worry",
    "do not worry",
    "no need to worry",
    "nothing to worry about",
    "commit suicide",
    "committed suicide",
    "completely confidential",
    "strictly confidential",
    "fully confidential",
    "always confidential",
    "nobody else will see",
];

/// Nobody may be promised a call: it depends on who is at work.
const SOMEBODY: [&str; 8] =
    ["someone", "somebody", "we", "our team", "the team", "your therapist", "a therapist", "a clinician"];
const GETS_IN_TOUCH: [&str; 7] =
    ["contact you", "call you", "phone you", "ring you", "text you", "be in touch", "get back to you"];

/// The first thing a text says, written plainly or in HTML, that nobody must ever read here.
#[must_use]
pub fn broken_promise(text: &str) -> Option<String> {
    let plain = as_read(text);
    let promises = SOMEBODY.iter().flat_map(|who| {
        let will = [format!("{who} will"), format!("{who}'ll")];
        will.into_iter().flat_map(|will| GETS_IN_TOUCH.map(|act| format!("{will} {act}")))
    });
    NEVER.map(str::to_owned).into_iter().chain(promises).find(|phrase| plain.contains(phrase.as_str()))
}

/// A text as its reader has it: no tags, one kind of quote and of space, no capitals.
fn as_read(text: &str) -> String {
    let mut plain = text.to_lowercase();
    for (written, read) in
        [("’", "'"), ("&rsquo;", "'"), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", " "), ("\\\n", " ")]
    {
        plain = plain.replace(written, read);
    }
    for tag in ["strong", "b", "em", "span"] {
        plain = plain.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
