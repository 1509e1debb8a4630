//! GP practices that people choose from. They are searched by the beginnings of words, whatever their capitals,
//! accents and punctuation.

use super::columns::Columns;
use super::{Connection, Result};
use measures::contract::referral::FindPractices;
use measures::referral::Form;
use sqlx::any::AnyRow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A GP practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Its ODS code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its street and town, in a line.
    pub address: String,
    /// Its postcode.
    pub postcode: String,
    /// The ODS code of its commissioner.
    pub commissioner: String,
    /// Whether it still takes patients.
    pub open: bool,
}

impl Practice {
    /// Where it is, in a line.
    #[must_use]
    pub fn place(&self) -> String {
        in_a_line([&self.address, &self.postcode])
    }

    /// What it is called and where it is, in a line.
    #[must_use]
    pub fn name_and_place(&self) -> String {
        in_a_line([&self.name, &self.place()])
    }
}

fn in_a_line(parts: [&String; 2]) -> String {
    let known: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    known.join(", ")
}

/// The question of the form that asks for one.
const ASKED_BY: &str = "gp_practice";
/// How many words of a search count. Whoever types more has found it by then.
const WORDS: usize = 8;

/// Adds a practice, or brings the one of its code up to date.
///
/// # Errors
/// When the database fails.
pub async fn put(db: &mut Connection, practice: &Practice) -> Result<()> {
    let Practice { code, name, address, postcode, commissioner, open } = practice;
    let together: String = postcode.split_whitespace().collect();
    sqlx::query(
        "insert into practices (code, name, address, postcode, search, commissioner, open)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (code) do update set name = excluded.name, address = excluded.address,
             postcode = excluded.postcode, search = excluded.search, commissioner = excluded.commissioner,
             open = excluded.open",
    )
    .bind(code)
    .bind(name)
    .bind(address)
    .bind(postcode)
    .bind(searched(&format!("{name} {address} {postcode} {together}")))
    .bind(commissioner)
    .bind(i64::from(*open))
    .execute(db)
    .await
    .map(drop)
}

/// The practice of a code, open or not.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, code: &str) -> Result<Option<Practice>> {
    let query = sqlx::query(
        "select code, name, address, postcode, commissioner, open from practices where code = $1",
    );
    query.bind(code).fetch_optional(db).await?.as_ref().map(practice).transpose()
}

/// The practice that a form names, if it names one that is known.
///
/// # Errors
/// When the database fails.
pub async fn named_in(db: &mut Connection, said: &Form) -> Result<Option<Practice>> {
    match said.wrote(ASKED_BY) {
        Some(code) => of(db, code).await,
        None => Ok(None),
    }
}

/// The open practices of which every word begins a word of the name, the address or the postcode: those whose name
/// begins with all of it first. None for no words.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &mut Connection, words: &str) -> Result<Vec<Practice>> {
    let words = searched(words);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::query(
        "select code, name, address, postcode, commissioner, open from practices
         where open = 1 and search like $3 and search like $4 and search like $5 and search like $6
             and search like $7 and search like $8 and search like $9 and search like $10
         order by case when search like $1 then 0 else 1 end, name, code limit $2",
    )
    .bind(format!("{words}%"))
    .bind(i64::from(FindPractices::MOST));
    let begins = words.split_whitespace().map(|word| format!("% {word}%"));
    for pattern in begins.chain(std::iter::repeat("%".to_owned())).take(WORDS) {
        query = query.bind(pattern);
    }
    query.fetch_all(db).await?.iter().map(practice).collect()
}

fn practice(row: &AnyRow) -> Result<Practice> {
    Ok(Practice {
        code: row.text("code")?,
        name: row.text("name")?,
        address: row.text("address")?,
        postcode: row.text("postcode")?,
        commissioner: row.text("commissioner")?,
        open: row.number::<i64>("open")? == 1,
    })
}

/// A text as it is searched: small letters without accents and digits, one space before each word. An apostrophe
/// divides no word.
fn searched(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '‘'));
    let plain: String = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.to_lowercase().split_whitespace().flat_map(|word| [" ", word]).collect()
}

#[cfg(test)]
mod tests {
    use super::{in_a_line, searched};

    #[test]
    fn capitals_accents_and_punctuation_make_no_difference() {
        for (text, found) in [
            ("ST. JOHN'S  Surgery", " st johns surgery"),
            ("St John’s", " st johns"),
            ("Caffè-Médico (Leigh)", " caffe medico leigh"),
            ("TS18 1HU", " ts18 1hu"),
            ("100%_", " 100"),
            ("Ελλάδα", " ελλαδα"),
            ("  ", ""),
        ] {
            assert_eq!(searched(text), found, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_of_a_place_leaves_no_gap() {
        let place = |parts: [&str; 2]| in_a_line(parts.map(str::to_owned).each_ref());
        assert_eq!(place(["1 ELM ROAD", "LS1 4AP"]), "1 ELM ROAD, LS1 4AP");
        assert_eq!([place(["", "LS1 4AP"]), place(["1 ELM ROAD", ""])], ["LS1 4AP", "1 ELM ROAD"]);
    }
}
