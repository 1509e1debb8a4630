//! Free text without what nobody sees: every letter of every script stays, control characters go.

/// One line: ends of lines are spaces.
pub(super) fn line(text: &str) -> String {
    let spaced = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    trimmed(&spaced.filter(|c| !is_hidden(*c)).collect::<String>())
}

/// Several lines, each ended by `\n`.
pub(super) fn words(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    trimmed(&text.chars().filter(|c| *c == '\n' || !is_hidden(*c)).collect::<String>())
}

/// Nothing is left of a text that nobody could see.
fn trimmed(text: &str) -> String {
    let text = text.trim();
    let is_seen = |c: char| !c.is_whitespace() && !is_joiner(c);
    if text.chars().any(is_seen) { text.to_owned() } else { String::new() }
}

/// Control characters, and those that turn the direction of whatever follows them: they would make one person's words
/// disorder the page around them. Joiners stay: Persian and the scripts of India are written with them.
fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}')
}
