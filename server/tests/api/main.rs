//! Through the front door: the real router on a real database, with the contract's own types and a stopped clock.
//! `TEST_DATABASE_URL=postgres://…` runs the same tests on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod clinic;
mod colleagues;
mod records;
mod referring;
mod said;

mod accepting;
mod acknowledging_an_alert;
mod amending_an_answer;
mod answering_together;
mod asking;
mod attaching;
mod attending;
mod bad_input;
mod bad_requests;
mod booking;
mod calling_back_reminders;
mod carrying_forward;
mod carrying_messages;
mod caseload;
mod coding;
mod declining;
mod doors;
mod ending;
mod hearing;
mod hearing_of_alerts;
mod hearing_of_another_server;
mod hearing_of_openings;
mod holding_a_self_referral;
mod linking;
mod logging;
mod losing_no_alert;
mod losing_no_answer;
mod missing_an_appointment;
mod moving_alerts;
mod opening_a_pack_together;
mod opening_an_invitation;
mod reading_an_alert;
mod reading_an_appointment;
mod reading_today;
mod reminding;
mod saving_an_answer;
mod saving_an_answer_together;
mod saving_safety;
mod scope;
mod sharing_a_browser;
mod signing_in;
mod stopping_writing;
mod storing;
mod submitting_a_pack;
mod waiting_on_the_phone;
mod watching;
mod working_the_inbox;
mod working_the_queue;
