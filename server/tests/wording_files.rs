//! Wording files: what a service installs, and how a bad file is told of.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::NaiveDate;
use measures::instruments::InstrumentId;
use measures::wording::{Wording, WordingFile};
use server::programme::{Library, Programme, Settings, template};
use std::path::Path;
use tempfile::TempDir;

/// A folder that goes with the test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(folder.path().join("spin")).unwrap();
        Self(folder)
    }

    fn write(&self, file: &str, text: &str) -> &Self {
        std::fs::write(self.0.path().join(file), text).unwrap();
        self
    }

    fn library(&self) -> Library {
        Library::with_folder(self.0.path()).unwrap()
    }

    /// The line at which the only refused file goes wrong, and why.
    fn refusal(&self) -> (u32, String) {
        let library = self.library();
        let [refused] = library.refused() else { panic!("one file is refused: {:?}", library.refused()) };
        (refused.line, refused.says.clone())
    }
}

fn spin() -> InstrumentId {
    InstrumentId::parse("spin").unwrap()
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The template of the SPIN, filled with invented words.
fn filled(change: impl FnOnce(&mut WordingFile)) -> String {
    let mut file: WordingFile = serde_json::from_str(&template(spin()).unwrap()).unwrap();
    file.wording_version = "licensed-2026-01".to_owned();
    file.licence = "Invented for a test.".to_owned();
    file.instruction = file.instruction.map(|_| "Read each line.".to_owned());
    for (value, words) in &mut file.options {
        *words = format!("Option {value}");
    }
    for (id, words) in &mut file.items {
        words.text = format!("Invented {id}");
    }
    change(&mut file);
    serde_json::to_string_pretty(&file).unwrap()
}

#[test]
fn a_filled_template_is_used_before_the_words_that_ship() {
    let folder = Folder::new();
    folder.write("spin/en-GB.json", &filled(|_| {}));
    let folder_library = folder.library();
    let first = folder_library.of(spin()).next().unwrap();
    assert_eq!((first.version(), first.is_stand_in()), ("licensed-2026-01", false));
    assert_eq!(first.text(&spin().instrument().items[6]), "Invented spin-7");
    assert_eq!(folder_library.of(spin()).count(), 2);
    assert!(folder_library.refused().is_empty());
}

#[test]
fn a_template_goes_through_the_items_as_they_are_asked() {
    for (instrument, in_order) in
        [("spin", ["spin-9", "spin-10", "spin-11"]), ("iesr", ["iesr-event", "iesr-event-date", "iesr-1"])]
    {
        let text = template(InstrumentId::parse(instrument).unwrap()).unwrap();
        let places = in_order.map(|id| text.find(&format!("\"{id}\"")).unwrap());
        assert!(places.is_sorted(), "{instrument}: {places:?}");
    }
}

#[test]
fn a_file_is_refused_as_a_whole_with_the_line_at_which_it_goes_wrong() {
    type Change = fn(&mut WordingFile);
    let cases: [(&str, Change, &str); 6] = [
        ("blank", |file| file.items.get_mut("spin-3").unwrap().text.clear(), "spin-3"),
        ("missing", |file| drop(file.items.remove("spin-17")), "spin-17"),
        ("option", |file| drop(file.options.remove("4")), "“4”"),
        ("language", |file| file.language = "English".to_owned(), "language tag"),
        ("version", |file| file.wording_version = "verbatim".to_owned(), "version"),
        ("notice", |file| file.notice = Some("Not real.".to_owned()), "licence"),
    ];
    for (name, change, told) in cases {
        let folder = Folder::new();
        let text = filled(change);
        folder.write("spin/en-GB.json", &text);
        let (line, says) = folder.refusal();
        assert!(says.contains(told), "{name}: {says}");
        assert!(line >= 1 && line <= text.lines().count() as u32, "{name}: line {line}");
        assert_eq!(folder.library().of(spin()).count(), 1, "{name}: the words that ship stay");
    }
}

#[test]
fn the_line_is_that_of_the_key() {
    let folder = Folder::new();
    let text = filled(|_| {}).replace("Invented spin-3\"", "\"");
    folder.write("spin/en-GB.json", &text);
    let at = text.lines().position(|line| line.contains("\"spin-3\"")).unwrap() + 1;
    assert_eq!(folder.refusal().0 as usize, at);
    let twice = filled(|_| {}).replacen("\"spin-2\": {", "\"spin-1\": {", 1);
    folder.write("spin/en-GB.json", &twice);
    let (line, says) = folder.refusal();
    assert!(says.contains("second time"), "{says}");
    assert!(twice.lines().nth(line as usize - 1).unwrap().contains("spin-1"), "line {line}");
}

#[test]
fn of_two_files_for_one_language_the_second_is_refused() {
    let folder = Folder::new();
    folder.write("spin/en-GB.json", &filled(|_| {})).write("spin/other.json", &filled(|_| {}));
    assert!(folder.refusal().1.contains("another file"));
}

#[test]
fn words_are_shown_until_their_licence_ends_and_in_the_language_that_was_asked_for() {
    let folder = Folder::new();
    folder.write("spin/en-GB.json", &filled(|file| file.expires = Some(day(6, 30))));
    folder.write("spin/ar.json", &filled(|file| file.language = "ar".to_owned()));
    let programme =
        Programme { library: folder.library(), settings: Settings::default(), shows_stand_ins: false };
    let language =
        |tag: &str, day| programme.wording(spin(), tag, day).map(Wording::language).map(str::to_owned);
    assert_eq!(language("en-GB", day(6, 30)).as_deref(), Some("en-GB"));
    assert_eq!(language("AR", day(7, 1)).as_deref(), Some("ar"));
    assert_eq!(language("pl", day(6, 30)).as_deref(), Some("en-GB"));
    assert_eq!(
        language("en-GB", day(7, 1)),
        None,
        "what has ended is not shown, and nobody is asked in Arabic"
    );
    assert!(programme.can_ask(spin(), "ar", day(7, 1)) && !programme.can_ask(spin(), "en-GB", day(7, 1)));
}

#[test]
fn a_folder_that_is_not_there_stops_the_program() {
    assert!(Library::with_folder(Path::new("no-such-folder")).is_err());
}
