//! Every wording there is: the ones that ship, and the files a service has put in a folder.

use anyhow::{Context, Result};
use measures::contract::clinician::RefusedFile;
use measures::instruments::{InstrumentId, catalogue};
use measures::wording::{Fault, SHIPPED_VERSIONS, Wording, WordingFile};
use std::fs;
use std::path::{Path, PathBuf};

/// Every wording there is, the service's own before those that ship.
#[derive(Debug, Clone)]
pub struct Library {
    wordings: Vec<Wording>,
    refused: Vec<RefusedFile>,
}

impl Library {
    /// The words that ship.
    ///
    /// # Errors
    /// When one of them is not complete: then this program was built wrong.
    pub fn shipped() -> Result<Self> {
        let wordings = catalogue().map(shipped).collect::<Result<_>>()?;
        Ok(Self { wordings, refused: Vec::new() })
    }

    /// The words that ship, after those of the files in a folder and the folders in it. A file that is not complete is
    /// refused as a whole, and told of with the line at which it goes wrong; the others stand.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn with_folder(folder: &Path) -> Result<Self> {
        let mut library = Self { wordings: Vec::new(), refused: Vec::new() };
        for path in json_files(folder)? {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let file = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            match read(&bytes, &library) {
                Ok(wording) => library.wordings.push(wording),
                Err((line, says)) => library.refused.push(RefusedFile { file, line, says }),
            }
        }
        library.wordings.extend(Self::shipped()?.wordings);
        Ok(library)
    }

    /// Every wording.
    pub fn all(&self) -> impl Iterator<Item = &Wording> {
        self.wordings.iter()
    }

    /// Those of an instrument.
    pub fn of(&self, instrument: InstrumentId) -> impl Iterator<Item = &Wording> {
        self.all().filter(move |wording| wording.instrument() == instrument)
    }

    /// The words that ship with an instrument.
    #[must_use]
    pub fn shipped_for(&self, instrument: InstrumentId) -> Option<&Wording> {
        self.of(instrument).last()
    }

    /// The files that were refused.
    #[must_use]
    pub fn refused(&self) -> &[RefusedFile] {
        &self.refused
    }

    /// A wording that is the only one of its instrument and language.
    fn newcomer(&self, wording: Wording, text: &str) -> Result<Wording, Refusal> {
        let taken = |other: &Wording| other.language() == wording.language();
        if self.of(wording.instrument()).any(taken) {
            let says = "another file has words for this instrument in this language".to_owned();
            return Err((line_of(text, "language"), says));
        }
        Ok(wording)
    }
}

/// The line at which a file goes wrong, from 1, and why.
type Refusal = (u32, String);

/// The words of a service's file, if no file before it holds the same.
fn read(bytes: &[u8], library: &Library) -> Result<Wording, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), "save the file as UTF-8".to_owned())
    })?;
    // Some editors begin a file with a mark that no JSON has.
    let text = text.trim_start_matches('\u{feff}');
    library.newcomer(words(text)?, text)
}

/// The words of a text, checked.
fn words(text: &str) -> Result<Wording, Refusal> {
    let file: WordingFile = serde_json::from_str(text).map_err(|error| {
        let line = u32::try_from(error.line()).unwrap_or(1).max(1);
        (line, format!("{error}"))
    })?;
    if file.notice.is_some() {
        let says = "a notice marks stand-in words: say in `licence` who gave permission for these".to_owned();
        return Err((line_of(text, "notice"), says));
    }
    if SHIPPED_VERSIONS.contains(&file.wording_version.as_str()) {
        let says = "this version names the words that ship: give these a name of their own".to_owned();
        return Err((line_of(text, "wording_version"), says));
    }
    let told = |fault: Fault| (line_of(text, &fault.at), fault.to_string());
    let wording = Wording::try_from(file).map_err(told)?;
    let shipped = shipped(wording.instrument()).map_err(|error| (1, format!("{error:#}")))?;
    wording.covers(&shipped).map_err(told)?;
    Ok(wording)
}

/// The first line on which a key, or a value, stands in quotes; the first line if it stands nowhere.
fn line_of(text: &str, word: &str) -> u32 {
    let quoted = format!("\"{word}\"");
    let line = text.lines().position(|line| line.contains(&quoted)).unwrap_or(0);
    u32::try_from(line + 1).unwrap_or(u32::MAX)
}

fn shipped(instrument: InstrumentId) -> Result<Wording> {
    serde_json::from_str(instrument.shipped_wording()).with_context(|| format!("the words of {instrument:?}"))
}

/// The file of an instrument with every item and no words, for a service to fill.
///
/// # Errors
/// When the words that ship are not complete: then this program was built wrong.
pub fn template(instrument: InstrumentId) -> Result<String> {
    let mut file = serde_json::to_value(shipped(instrument)?.template())?;
    // Whoever fills it in goes through the items as they are asked, not by the alphabet.
    let mut items = file["items"].take();
    let declared = instrument.instrument();
    let ids = declared.items.iter().map(|item| declared.item_id(item));
    let in_order = ids.filter_map(|id| Some((id.clone(), items.as_object_mut()?.remove(&id)?)));
    file["items"] = in_order.collect::<serde_json::Map<_, _>>().into();
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}

/// The JSON files of a folder and of the folders in it, in the order of their names.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        if path.is_dir() {
            files.extend(json_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
