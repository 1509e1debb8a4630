//! Keeping the audit: what is done to it afterwards shows, and what is read and refused is in it.

use crate::clinic::{Clinic, save, submit, worrying};
use measures::contract::Problem;
use measures::contract::clinician::{
    FindPatients, ReadAlertQueue, ReadAppointment, ReadCaseload, ReadDiary, ReadInvitation, ReadPreparation,
    ReadSupervision, ReadToday,
};
use server::store::audit_chain::{self, Misfit, Seal};
use server::store::{Db, Engine};

/// What a walk of the chain says.
async fn walked(db: &Db, sealed: Option<&Seal>) -> Result<Seal, Misfit> {
    audit_chain::verify(&mut db.read().await.unwrap(), sealed).await.unwrap()
}

/// A clinic in which some things have happened.
async fn busy() -> Clinic {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(2), 1)).await.unwrap();
    patient.send(submit(1)).await.unwrap();
    let therapist = clinic.therapist().await;
    for _ in 0..3 {
        therapist.send(ReadToday {}).await.unwrap();
        therapist.our_view().await;
    }
    clinic
}

/// Does this to the audit by hand, as whoever owns the database can.
async fn by_hand(clinic: &Clinic, statements: &[&'static str]) {
    let mut db = clinic.server.db.write().await.unwrap();
    for statement in statements {
        sqlx::raw_sql(*statement).execute(&mut *db).await.unwrap();
    }
    db.commit().await.unwrap();
}

/// Takes away what keeps the audit as it is.
async fn unguarded(clinic: &Clinic) {
    let drop = match clinic.server.db.engine() {
        Engine::Sqlite => {
            "drop trigger audit_kept; drop trigger audit_unchanged; drop trigger audit_head_grows"
        }
        Engine::Postgres => {
            "drop trigger audit_kept on audit; drop trigger audit_unchanged on audit;
             drop trigger audit_head_grows on audit_head"
        }
    };
    by_hand(clinic, &[drop]).await;
}

#[tokio::test]
async fn every_entry_has_its_place_in_one_chain() {
    let clinic = busy().await;
    let seal = walked(&clinic.server.db, None).await.unwrap();
    assert_eq!(seal.entries(), clinic.count("select count(*) from audit").await);
    assert!(seal.entries() >= 8);
    assert_eq!(walked(&clinic.server.db, Some(&seal)).await, Ok(seal.clone()));
    clinic.therapist().await.our_view().await;
    assert!(walked(&clinic.server.db, Some(&seal)).await.unwrap().entries() > seal.entries());
}

#[tokio::test]
async fn an_entry_is_neither_changed_nor_removed() {
    let clinic = busy().await;
    for refused in [
        "update audit set about = 'nothing' where number = 2",
        "update audit set number = null, hash = null where number = 2",
        "delete from audit where number = 2",
        "delete from audit_head",
        "update audit_head set number = 1",
    ] {
        let mut db = clinic.server.db.write().await.unwrap();
        let error = sqlx::query(refused).execute(&mut *db).await.unwrap_err();
        assert!(error.to_string().contains("the audit is only ever added to"), "{refused}: {error}");
    }
    assert!(walked(&clinic.server.db, None).await.is_ok());
}

#[tokio::test]
async fn what_was_done_to_it_by_hand_is_found_and_named() {
    let changed =
        |number| move |misfit: &Misfit| matches!(misfit, Misfit::Changed { number: n, .. } if *n == number);
    type Finds = Box<dyn Fn(&Misfit) -> bool>;
    let defects: [(&[&'static str], Finds); 9] = [
        (&["update audit set at = at + 1 where number = 3"], Box::new(changed(3))),
        (&["update audit set about = 'another' where number = 4 or number = 5"], Box::new(changed(4))),
        (&["update audit set shown = 900 where number = 6"], Box::new(changed(6))),
        (&["delete from audit where number = 4"], Box::new(|misfit| *misfit == Misfit::Missing(4))),
        (
            &["delete from audit where number = (select max(number) from audit)"],
            Box::new(|misfit| matches!(misfit, Misfit::Shortened(number) if *number >= 8)),
        ),
        (&["delete from audit"], Box::new(|misfit| *misfit == Misfit::Shortened(1))),
        (
            &[
                "update audit set number = 999 where number = 3",
                "update audit set number = 3 where number = 4",
                "update audit set number = 4 where number = 999",
            ],
            Box::new(changed(3)),
        ),
        (
            &["insert into audit (id, at, act, number, hash) values ('forged', 1, 'signed_in', -1, 'x')"],
            Box::new(|misfit| *misfit == Misfit::Unlinked("forged".to_owned())),
        ),
        (&["delete from audit_head"], Box::new(|misfit| *misfit == Misfit::NoHead)),
    ];
    for (defect, finds) in defects {
        let clinic = busy().await;
        unguarded(&clinic).await;
        if defect[0].contains("audit_head") {
            let drop = match clinic.server.db.engine() {
                Engine::Sqlite => "drop trigger audit_head_kept",
                Engine::Postgres => "drop trigger audit_head_kept on audit_head",
            };
            by_hand(&clinic, &[drop]).await;
        }
        by_hand(&clinic, defect).await;
        let misfit = walked(&clinic.server.db, None).await.unwrap_err();
        assert!(finds(&misfit), "{defect:?}: {misfit}");
    }
}

#[tokio::test]
async fn an_end_that_was_taken_off_and_covered_up_is_found_by_what_was_sealed_before() {
    let clinic = busy().await;
    let sealed = walked(&clinic.server.db, None).await.unwrap();
    unguarded(&clinic).await;
    by_hand(
        &clinic,
        &[
            "delete from audit where number = (select number from audit_head)",
            "update audit_head set number = number - 1,
                 hash = (select hash from audit where number = (select number - 1 from audit_head))",
        ],
    )
    .await;
    assert!(walked(&clinic.server.db, None).await.is_ok(), "alone it cannot be seen");
    assert_eq!(walked(&clinic.server.db, Some(&sealed)).await, Err(Misfit::NotAsSealed(sealed.entries())));
}

#[tokio::test]
async fn many_who_write_at_once_make_one_chain() {
    let clinic = Clinic::open().await;
    // A process of its own, as several share one PostgreSQL.
    let other = Db::open(&clinic.records.url).await.unwrap();
    let therapist = clinic.therapist().await;
    let readings = (0..12).map(|_| async { therapist.our_view().await });
    let writings = (0..12).map(|number: u64| {
        let db = other.clone();
        async move {
            let mut db = db.write().await.unwrap();
            let insert = sqlx::query("insert into audit (id, at, act) values ($1, 7, 'signed_in')");
            insert.bind(format!("of another {number}")).execute(&mut *db).await.unwrap();
            db.commit().await.unwrap();
        }
    });
    tokio::join!(futures_util::future::join_all(readings), futures_util::future::join_all(writings));
    let seal = walked(&clinic.server.db, None).await.unwrap();
    assert_eq!(seal.entries(), clinic.count("select count(*) from audit").await);
    assert!(seal.entries() >= 24);
    other.close().await;
}

#[tokio::test]
async fn every_list_that_somebody_asked_for_leaves_an_entry_with_how_many_it_showed() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    therapist.send(ReadToday {}).await.unwrap();
    therapist.post_quiet(&ReadToday {}, "1").await;
    therapist.send(ReadPreparation {}).await.unwrap();
    therapist.send(ReadCaseload {}).await.unwrap();
    therapist.send(ReadSupervision {}).await.unwrap();
    therapist.send(ReadAlertQueue {}).await.unwrap();
    therapist.send(FindPatients { words: "Amara".to_owned() }).await.unwrap();
    for (query, shown) in [
        ("select shown from audit where act = 'read_today'", 1),
        ("select shown from audit where act = 'read_preparation'", 1),
        ("select shown from audit where act = 'read_caseload'", 1),
        ("select shown from audit where act = 'read_supervision'", 0),
        ("select shown from audit where act = 'read_alert_queue'", 0),
        ("select shown from audit where act = 'found_patients'", 1),
    ] {
        assert_eq!(clinic.count(query).await, shown, "{query}");
    }
    assert_eq!(
        clinic.count("select count(*) from audit where act = 'read_today'").await,
        1,
        "a page repeats"
    );
}

#[tokio::test]
async fn the_diary_and_what_is_asked_are_readings_too() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    therapist.send(ReadDiary { appointment }).await.unwrap();
    therapist.send(ReadInvitation { appointment }).await.unwrap();
    for query in [
        "select count(*) from audit where act = 'read_diary' and patient_id is not null and about is not null",
        "select count(*) from audit where act = 'read_invitation' and patient_id is not null",
    ] {
        assert_eq!(clinic.count(query).await, 1, "{query}");
    }
}

#[tokio::test]
async fn what_somebody_asked_for_and_may_not_have_is_noted_with_what_it_was() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let call = ReadAppointment { appointment: clinic.them.appointment };
    assert_eq!(therapist.send(call).await.unwrap_err(), Problem::NotFound);
    let refused =
        sqlx::query_scalar("select about from audit where act = 'refused_call' and staff_id is not null");
    let about: String = refused.fetch_one(&mut *clinic.server.db.read().await.unwrap()).await.unwrap();
    assert_eq!(about, format!("/api/read-appointment {}", clinic.them.appointment));
}
