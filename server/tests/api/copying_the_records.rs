//! Copying the records of a running service, and putting a copy in place.

use crate::clinic::{Clinic, answer, save, submit, worrying};
use crate::records::Records;
use server::secrets;
use server::store::looking::hold;
use server::store::{Db, Engine};
use server::upkeep::backing_up::back_up;
use server::upkeep::checking::{Sound, check};
use server::upkeep::restoring::restore;
use sqlx::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A clinic on a file in which a pack was sent, whatever the other tests run on; and a folder for copies.
async fn with_a_pack_sent() -> Option<(Clinic, TempDir)> {
    let clinic = Clinic::open().await;
    if clinic.server.db.engine() == Engine::Postgres {
        return None;
    }
    let patient = clinic.patient().await;
    patient.send(save(worrying(2), 1)).await.unwrap();
    patient.send(submit(1)).await.unwrap();
    Some((clinic, tempfile::tempdir().unwrap()))
}

fn at(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

async fn checked(url: &str) -> Result<Sound, String> {
    let db = Db::look(url).await.map_err(|error| format!("{error:#}"))?;
    check(&db, None).await.map_err(|error| format!("{error:#}"))
}

/// Writes its checksum anew, as whoever alters a copy on purpose would.
fn covered_up(copy: &Path) {
    let line = format!("{}  copy\n", secrets::hash(fs::read(copy).unwrap()));
    fs::write(format!("{}.sha256", copy.display()), line).unwrap();
}

#[tokio::test]
async fn a_copy_made_while_others_write_is_restored_with_everything_confirmed_before_and_scores_the_same() {
    let Some((clinic, folder)) = with_a_pack_sent().await else { return };
    let patient = clinic.opened(&clinic.them).await;
    patient.send(save(answer("phq9", 1, 1), 1)).await.unwrap();
    let (copy, back) = (folder.path().join("copy.db"), folder.path().join("records.db"));
    let before = clinic.count("select count(*) from answer_history").await;
    let copying = back_up(&clinic.records.url, &copy);
    let writing = async {
        for sequence in 2..40 {
            patient
                .send(save(answer("phq9", 1, u8::try_from(sequence % 4).unwrap()), sequence))
                .await
                .unwrap();
        }
    };
    let (sound, ()) = tokio::join!(copying, writing);
    let sound = sound.unwrap();
    assert!(sound.scores >= 3, "the pack has three scores");
    assert_eq!(restore(&copy, &at(&back)).await.unwrap(), sound);
    assert_eq!(checked(&at(&back)).await.unwrap(), sound);
    let restored = Db::open(&at(&back)).await.unwrap();
    let kept = sqlx::query_scalar::<_, i64>("select count(*) from answer_history");
    assert!(kept.fetch_one(&mut *restored.read().await.unwrap()).await.unwrap() >= before);
    restored.close().await;
    let now = checked(&clinic.records.url).await.unwrap();
    assert!(now.seal.entries() >= sound.seal.entries(), "the service went on");
    assert_eq!(clinic.count("select count(*) from answer_history").await, before + 38);
}

#[tokio::test]
async fn a_copy_that_is_torn_or_altered_is_refused() {
    let Some((clinic, folder)) = with_a_pack_sent().await else { return };
    let copy = folder.path().join("copy.db");
    back_up(&clinic.records.url, &copy).await.unwrap();
    let whole = fs::read(&copy).unwrap();
    let restored = |number: usize| folder.path().join(format!("records-{number}.db"));
    for (number, place) in (0..40).map(|part| (part, part * whole.len() / 40 + 17)) {
        let mut altered = whole.clone();
        altered[place] ^= 0x41;
        fs::write(&copy, &altered).unwrap();
        let refused = restore(&copy, &at(&restored(number))).await.unwrap_err();
        assert!(format!("{refused:#}").contains("torn or altered"), "byte {place}: {refused:#}");
        assert!(!restored(number).exists(), "byte {place}");
    }
    for length in [0, 100, 4096, whole.len() / 2, whole.len() - 1] {
        fs::write(&copy, &whole[..length]).unwrap();
        assert!(restore(&copy, &at(&restored(100))).await.is_err(), "{length} bytes");
        covered_up(&copy);
        assert!(restore(&copy, &at(&restored(100))).await.is_err(), "{length} bytes, covered up");
    }
    fs::write(&copy, &whole).unwrap();
    fs::remove_file(folder.path().join("copy.db.sha256")).unwrap();
    assert!(restore(&copy, &at(&restored(100))).await.is_err(), "without what was written with it");
    covered_up(&copy);
    restore(&copy, &at(&restored(100))).await.unwrap();
}

#[tokio::test]
async fn what_was_altered_and_covered_up_is_said_with_its_place() {
    let Some((clinic, folder)) = with_a_pack_sent().await else { return };
    let copy = folder.path().join("copy.db");
    back_up(&clinic.records.url, &copy).await.unwrap();
    let whole = fs::read(&copy).unwrap();
    for (alteration, says) in [
        (
            "update answers set choice = 3 where instrument = 'phq9' and item = 2",
            "the score of phq9 in the pack",
        ),
        (
            "update measurements set total = total + 100 where instrument = 'gad7'",
            "the score of gad7 in the pack",
        ),
        ("update measurements set read_total = 0 where instrument = 'phq9'", "the score of phq9 in the pack"),
        ("delete from measurements where instrument = 'wsas'", "has no score of wsas"),
        ("update answers set choice = 99 where instrument = 'gad7' and item = 1", "cannot be read"),
        (
            "pragma foreign_keys = off; delete from sent_packs",
            "a row of measurements names a row of sent_packs",
        ),
        ("drop trigger audit_unchanged; update audit set at = 1 where number = 2", "entry 2"),
    ] {
        fs::write(&copy, &whole).unwrap();
        let mut by_hand = sqlx::AnyConnection::connect(&at(&copy)).await.unwrap();
        sqlx::raw_sql(alteration).execute(&mut by_hand).await.unwrap();
        by_hand.close().await.unwrap();
        covered_up(&copy);
        let refused = restore(&copy, &at(&folder.path().join("records.db"))).await.unwrap_err();
        assert!(format!("{refused:#}").contains(says), "{alteration}: {refused:#}");
    }
}

#[tokio::test]
async fn nothing_is_written_over_and_nothing_restored_under_a_server() {
    let Some((clinic, folder)) = with_a_pack_sent().await else { return };
    let copy = folder.path().join("copy.db");
    back_up(&clinic.records.url, &copy).await.unwrap();
    let whole = fs::read(&copy).unwrap();
    let twice = back_up(&clinic.records.url, &copy).await.unwrap_err();
    assert!(format!("{twice:#}").contains("is there already"), "{twice:#}");
    assert_eq!(fs::read(&copy).unwrap(), whole);
    let over = restore(&copy, &clinic.records.url).await.unwrap_err();
    assert!(format!("{over:#}").contains("is there already"), "{over:#}");

    let fresh = folder.path().join("records.db");
    let held = hold(&at(&fresh)).unwrap();
    let under = restore(&copy, &at(&fresh)).await.unwrap_err();
    assert!(format!("{under:#}").contains("is held by a server"), "{under:#}");
    drop(held);
    for left in ["-wal", "-shm", "-journal"] {
        let left = PathBuf::from(format!("{}{left}", fresh.display()));
        fs::write(&left, "of other records").unwrap();
        assert!(restore(&copy, &at(&fresh)).await.is_err(), "{}", left.display());
        fs::remove_file(&left).unwrap();
    }
    restore(&copy, &at(&fresh)).await.unwrap();
}

#[tokio::test]
async fn records_are_checked_where_they_are_on_either_database() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(submit(1)).await.unwrap();
    let sound = checked(&clinic.records.url).await.unwrap();
    assert!(sound.scores >= 3 && sound.seal.entries() >= 2, "{sound}");
    let mut by_hand = clinic.server.db.write().await.unwrap();
    let alter = "update answers set choice = 3 - choice where instrument = 'gad7' and item = 1";
    sqlx::query(alter).execute(&mut *by_hand).await.unwrap();
    by_hand.commit().await.unwrap();
    let wrong = checked(&clinic.records.url).await.unwrap_err();
    assert!(wrong.contains("the score of gad7 in the pack"), "{wrong}");
}

#[tokio::test]
async fn records_that_are_not_there_or_are_none_are_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.db");
    assert!(checked(&at(&file)).await.is_err() && !file.exists());
    fs::write(&file, "").unwrap();
    assert!(checked(&at(&file)).await.unwrap_err().contains("no records of this program"));
    let empty = Records::fresh().await;
    assert!(checked(&empty.url).await.is_err());
}
