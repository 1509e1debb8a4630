-- Everything the portal keeps. The SQLite folder holds the same tables in its own spelling; a test compares.
--
-- Names of records are 32 hexadecimal digits. Instants (`…_at`) are milliseconds of UTC since 1970. Local times
-- and dates are ISO 8601 text. Secrets are kept only as the hexadecimal SHA-256 of themselves.

-- What this database is for. One row: invented and real records never share a database.
create table deployment (
    one bigint not null primary key check (one = 1),
    kind text not null check (kind in ('production', 'demo'))
);

create table staff (
    id text not null primary key,
    -- In lower case, so that nobody is two people by a capital.
    username text not null unique,
    name text not null,
    -- A PHC string: algorithm, its settings, salt and hash.
    password_hash text not null
);

-- Counts every try to sign in before its password is looked at. Kept for any name, so that a name nobody has
-- behaves like one that somebody has.
create table sign_in_tries (
    username_hash text not null primary key,
    tries bigint not null,
    since_at bigint not null
);
create index sign_in_tries_since on sign_in_tries (since_at);

create table staff_sessions (
    token_hash text not null primary key,
    staff_id text not null references staff (id),
    made_at bigint not null,
    seen_at bigint not null,
    -- When everything asked for had been shown. Without it, nobody is signed in.
    verified_at bigint
);
create index staff_sessions_seen on staff_sessions (seen_at);

create table patients (
    id text not null primary key,
    name text not null,
    date_of_birth text not null
);

create table referrals (
    id text not null primary key,
    patient_id text not null references patients (id),
    -- Whose caseload it is on. Nobody else sees it.
    therapist_id text not null references staff (id),
    problem_descriptor text,
    -- Counts what was done to its appointments and packs. Counting is what makes two doers wait for each other.
    changes bigint not null default 0
);
create index referrals_patient on referrals (patient_id);
create index referrals_therapist on referrals (therapist_id);

create table appointments (
    id text not null primary key,
    referral_id text not null references referrals (id),
    -- What was agreed with the patient, and the instant that is as long as the rules of the clocks stay the same.
    starts_local text not null,
    starts_at bigint not null,
    mode text not null check (mode in ('telephone', 'video', 'in_person')),
    booking text not null check (booking in ('booked', 'attended', 'did_not_attend', 'cancelled', 'moved')),
    -- The appointment given up for this one.
    moved_from text references appointments (id)
);
create index appointments_referral on appointments (referral_id);
create index appointments_starts on appointments (starts_at);

create table invitations (
    id text not null primary key,
    referral_id text not null references referrals (id),
    asked_for text not null references appointments (id),
    token_hash text not null unique,
    -- The instruments asked, as a JSON list. Fixed when the invitation is made.
    pack text not null,
    -- What the patient quotes on the phone once the pack is sent.
    reference text not null unique,
    state text not null check (state in ('open', 'sent', 'withdrawn')),
    made_at bigint not null,
    expires_at bigint not null,
    -- Dates of birth tried since the last right one or the last lock.
    tries bigint not null default 0,
    -- Wrong dates in all. Never reset; ten end the invitation.
    wrong_in_all bigint not null default 0,
    locked_until bigint not null default 0,
    -- The highest sequence seen from any device.
    sequence bigint not null default 0
);
create index invitations_referral on invitations (referral_id);
create index invitations_asked_for on invitations (asked_for);

create table patient_sessions (
    token_hash text not null primary key,
    invitation_id text not null references invitations (id),
    made_at bigint not null,
    seen_at bigint not null
);
create index patient_sessions_seen on patient_sessions (seen_at);

-- Everything that was ever said, in whatever order it arrived. `choice` is the place of the option, from 0;
-- null is an answer withheld.
create table answer_history (
    invitation_id text not null references invitations (id),
    instrument text not null,
    item bigint not null,
    choice bigint,
    sequence bigint not null,
    received_at bigint not null
);
-- The same words with the same sequence are a retry. Other words with the same sequence are another device's.
create unique index answer_history_once
    on answer_history (invitation_id, instrument, item, sequence, coalesce(choice, -1));

-- What stands: of two answers to one item, the one with the higher sequence.
create table answers (
    invitation_id text not null references invitations (id),
    instrument text not null,
    item bigint not null,
    choice bigint,
    sequence bigint not null,
    received_at bigint not null,
    primary key (invitation_id, instrument, item)
);

-- A pack that was sent. Never changed afterwards but for the appointment it belongs to.
create table sent_packs (
    invitation_id text not null primary key references invitations (id),
    referral_id text not null references referrals (id),
    asked_for text not null references appointments (id),
    sent_at bigint not null,
    -- Worked out again whenever the referral's appointments change.
    attached_to text references appointments (id),
    -- The act of sending: its key, what was sent with it, and what was replied, to be replied again.
    sending_key text not null,
    body_hash text not null,
    reply text not null
);
create index sent_packs_referral on sent_packs (referral_id);
create index sent_packs_attached_to on sent_packs (attached_to);

-- One instrument of a sent pack, scored.
create table measurements (
    invitation_id text not null references sent_packs (invitation_id),
    instrument text not null,
    -- Hundredths of a point; null where too much was missing for a total.
    total bigint,
    -- The score, or why there is none, as JSON.
    score text not null,
    scorer_version bigint not null,
    -- Whether the patient read the published words or our stand-in for them.
    wording text not null check (wording in ('verbatim', 'stand-in')),
    primary key (invitation_id, instrument)
);

create table alerts (
    id text not null primary key,
    patient_id text not null references patients (id),
    raised_at bigint not null,
    -- How many entries its story has, the help page's answers among them: what a member of staff must have been
    -- shown to acknowledge it.
    entries bigint not null,
    acknowledged_at bigint,
    acknowledged_by text references staff (id),
    -- What was done, as a JSON list, and in words.
    actions text,
    note text
);
-- One open alert for each patient: later answers join it.
create unique index alerts_one_open on alerts (patient_id) where acknowledged_at is null;
create index alerts_patient on alerts (patient_id);

-- The answers of an alert's story, in order.
create table alert_occasions (
    alert_id text not null references alerts (id),
    number bigint not null,
    invitation_id text not null references invitations (id),
    instrument text not null,
    item bigint not null,
    choice bigint,
    received_at bigint not null,
    primary key (alert_id, number)
);
create index alert_occasions_invitation on alert_occasions (invitation_id);

-- What the help page asked. All are kept; the last one stands.
create table alert_safety (
    alert_id text not null references alerts (id),
    invitation_id text not null references invitations (id),
    sequence bigint not null,
    keep_safe text,
    -- How to reach the patient, as JSON.
    reach text,
    received_at bigint not null
);
create unique index alert_safety_once
    on alert_safety (invitation_id, sequence, coalesce(keep_safe, ''), coalesce(reach, ''));
create index alert_safety_alert on alert_safety (alert_id);

-- Who did what and when. Only ever added to.
create table audit (
    id text not null primary key,
    at bigint not null,
    act text not null,
    staff_id text references staff (id),
    patient_id text references patients (id),
    -- The record it was about: an invitation, an appointment or an alert.
    about text
);
create index audit_patient on audit (patient_id, at);
create index audit_at on audit (at);
