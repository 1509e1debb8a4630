//! Keeping the form screen by screen.

use super::{FORM, measure, said, screen};
use crate::clinic::Clinic;
use measures::contract::Problem;
use measures::contract::referral::{ResumeReferral, SaveScreen};
use measures::referral::{Said, Statement};

#[tokio::test]
async fn every_screen_is_there_when_the_form_is_opened_again() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    referrer.send(measure(("phq9", 1, 2), 18)).await.unwrap();
    let (_, opened) = referrer.again().await;
    for (question, typed) in FORM.into_iter().flat_map(|(_, typed)| typed) {
        assert!(opened.said.contains(&said(question, typed)), "{question}");
    }
    assert_eq!(opened.said.len(), FORM.iter().map(|(_, typed)| typed.len()).sum::<usize>());
    assert_eq!(opened.practice.unwrap().code, "A81001");
    assert_eq!((opened.answers.len(), opened.sequence), (1, 18));
}

#[tokio::test]
async fn a_screen_saved_twice_is_kept_once() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    let name = screen("name", &[("first_name", "Zoë"), ("last_name", "O’Brien")], 2);
    assert_eq!(referrer.send(name.clone()).await.unwrap().sequence, 2);
    assert_eq!(referrer.send(name).await.unwrap().sequence, 2);
    assert_eq!(clinic.count("select count(*) from self_referral_statement_history").await, 3);
    let counted = "select forms from referral_counts where step = 'name'";
    assert_eq!(clinic.count(counted).await, 1);
    referrer.send(screen("name", &[("first_name", "Zoe")], 3)).await.unwrap();
    assert_eq!(clinic.count(counted).await, 1, "a form reaches a screen once");
    clinic.referrer().await.send(screen("name", &[("first_name", "Al")], 2)).await.unwrap();
    assert_eq!(clinic.count(counted).await, 2);
    assert_eq!(clinic.count("select count(*) from referral_counts where step like '%Zo%'").await, 0);
}

#[tokio::test]
async fn whoever_stops_on_a_screen_has_reached_it() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    let reached = "select count(*) from referral_counts where step <> 'began'";
    assert_eq!(clinic.count(reached).await, 2, "the first, and the one that it leads to");
    assert_eq!(clinic.count("select forms from referral_counts where step = 'who_for'").await, 1);
    for sequence in [2, 3] {
        referrer.send(screen("who_for", &[("who_for", "me")], sequence)).await.unwrap();
        assert_eq!(clinic.count("select forms from referral_counts where step = 'date_of_birth'").await, 1);
        assert_eq!(clinic.count(reached).await, 3, "each once");
    }
}

#[tokio::test]
async fn of_two_devices_the_higher_sequence_stands_and_both_are_kept() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    let words = |words: &str, sequence| {
        let said = vec![said("own_words_how", "write"), said("own_words", words)];
        SaveScreen { said, ..screen("own_words", &[], sequence) }
    };
    referrer.send(words("from the laptop", 5)).await.unwrap();
    let late = referrer.send(words("from the phone, late", 4)).await.unwrap();
    assert_eq!(late.sequence, 5);
    let resume = ResumeReferral { token: None, date_of_birth: None };
    let (_, opened) = clinic.enters(&referrer, &resume).await.unwrap();
    assert!(opened.said.contains(&said("own_words", "from the laptop")));
    let history = "select count(*) from self_referral_statement_history where question = 'own_words'";
    assert_eq!(clinic.count(history).await, 2);
}

#[tokio::test]
async fn what_people_write_comes_back_as_they_wrote_it() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    let long = "“Ich kann nicht mehr” – 我很累 😔\n".repeat(25);
    let texts = [
        "<script>alert(1)</script>",
        "=HYPERLINK(\"https://a.example\")",
        "'; drop table self_referrals; --",
        "O’Brien & Søn, مرحبا",
        long.trim(),
    ];
    for (words, sequence) in texts.into_iter().zip(20..) {
        let typed = [("own_words_how", "write"), ("own_words", words)];
        referrer.send(screen("own_words", &typed, sequence)).await.unwrap();
        let kept: String =
            clinic.text("select said from self_referral_statements where question = 'own_words'").await;
        assert_eq!(serde_json::from_str::<Said>(&kept).unwrap(), Said::Wrote(words.to_owned()));
    }
    let (_, opened) = referrer.again().await;
    assert!(opened.said.contains(&said("own_words", long.trim())));
}

#[tokio::test]
async fn ten_thousand_characters_are_refused_where_a_thousand_fit_and_nothing_is_lost() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    let wrote = Statement { question: "own_words".into(), said: Said::Wrote("a".repeat(10_000)) };
    let mut long = screen("own_words", &[("own_words_how", "write")], 20);
    long.said.push(wrote);
    assert_eq!(referrer.send(long).await, Err(Problem::NotUnderstood));
    assert!(referrer.again().await.1.said.contains(&said("own_words", FORM[11].1[1].1)));
}
