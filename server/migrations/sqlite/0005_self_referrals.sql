-- Forms by which people refer themselves. The PostgreSQL folder says the same in its own spelling.
--
-- With them comes what was said in them, the inbox they land in, and the messages that go out.

-- One form, from its first screen on.
create table self_referrals (
    id text not null primary key,
    -- Made in the browser before the first try: beginning twice is beginning once.
    begin_key text not null unique,
    -- Under which the browser seals what is typed and not yet saved. Drawn once.
    seal text not null,
    -- The link to go on with it, once one was made: each new one takes the place of the one before.
    token_hash text unique,
    links integer not null default 0,
    links_since_at integer not null default 0,
    -- Dates of birth tried since the last right one or the last lock.
    tries integer not null default 0,
    -- Wrong dates in all. Never reset; ten end the link and the cookie.
    wrong_in_all integer not null default 0,
    locked_until integer not null default 0,
    -- What the person quotes on the phone once it is sent.
    reference text not null unique,
    state text not null check (state in ('unsent', 'sent', 'accepted', 'joined', 'declined')),
    -- What stands to the question, for whoever comes back.
    date_of_birth text,
    made_at integer not null,
    -- When something was last saved.
    seen_at integer not null,
    -- The highest sequence seen from any device.
    sequence integer not null default 0,
    -- The ids of the screens that were saved, as a JSON list: each is counted once.
    reached text not null default '[]',
    -- The instruments asked before the assessment, as a JSON list, and the hashes of their words, in its order.
    pack text,
    wordings text,
    -- Why a person looks twice, as a JSON list.
    flags text not null default '[]',
    -- Where it was begun from, as a hash under the day's salt. Removed after a day.
    network_hash text,
    -- The act of sending: its key, and what was replied, to be replied again.
    sent_at integer,
    sending_key text,
    reply text,
    -- The patient, from the first answer that alerted or from sending on; and the referral, once accepted or joined.
    patient_id text references patients (id),
    referral_id text references referrals (id),
    -- When the measures answered in it were filed with the referral.
    filed_at integer,
    decided_at integer,
    decided_by text references staff (id),
    -- Why it was declined, for the record; and what the person was told.
    decision_reason text,
    decision_message text
) strict;
create index self_referrals_state on self_referrals (state, sent_at);
create index self_referrals_patient on self_referrals (patient_id);
create index self_referrals_referral on self_referrals (referral_id);
create index self_referrals_network on self_referrals (network_hash, made_at);
create index self_referrals_seen on self_referrals (seen_at);

-- Everything that was ever said, in whatever order it arrived. `said` is JSON; its hexadecimal SHA-256 is there
-- because an index cannot hold all that somebody may write.
create table self_referral_statement_history (
    self_referral_id text not null references self_referrals (id) on delete cascade,
    screen text not null,
    question text not null,
    said text not null,
    said_hash text not null,
    sequence integer not null,
    given_at integer not null,
    received_at integer not null
) strict;
-- The same with the same sequence is a retry. Something else with the same sequence is another device's.
create unique index self_referral_statement_history_once
    on self_referral_statement_history (self_referral_id, question, sequence, said_hash);

-- What stands: of two statements to one question, the one with the higher sequence.
create table self_referral_statements (
    self_referral_id text not null references self_referrals (id) on delete cascade,
    question text not null,
    said text not null,
    said_hash text not null,
    sequence integer not null,
    received_at integer not null,
    primary key (self_referral_id, question)
) strict;
create index self_referral_statements_same on self_referral_statements (question, said_hash);

-- The same two for the measures answered in a form. `choice` is the place of the option, from 0; an answer withheld
-- has neither choice nor words.
create table self_referral_answer_history (
    self_referral_id text not null references self_referrals (id) on delete cascade,
    instrument text not null,
    item integer not null,
    choice integer,
    said text,
    said_hash text not null,
    sequence integer not null,
    given_at integer not null,
    received_at integer not null
) strict;
create unique index self_referral_answer_history_once
    on self_referral_answer_history (self_referral_id, instrument, item, sequence, coalesce(choice, -1), said_hash);

create table self_referral_answers (
    self_referral_id text not null references self_referrals (id) on delete cascade,
    instrument text not null,
    item integer not null,
    choice integer,
    said text,
    sequence integer not null,
    given_at integer not null,
    received_at integer not null,
    primary key (self_referral_id, instrument, item)
) strict;

-- Browsers in which a form is open. The page that opened it says the visit's name with every call.
create table self_referral_sessions (
    token_hash text not null primary key,
    visit_id text not null,
    self_referral_id text not null references self_referrals (id) on delete cascade,
    made_at integer not null,
    seen_at integer not null
) strict;
create index self_referral_sessions_form on self_referral_sessions (self_referral_id);
create index self_referral_sessions_seen on self_referral_sessions (seen_at);

-- How many forms began, reached each screen and were sent on each day in London. No personal data: a step is a
-- screen's id, `began` or `sent`.
create table referral_counts (
    day text not null,
    step text not null,
    forms integer not null,
    primary key (day, step)
) strict;

-- What a network's address is hashed with. Thrown away with its day, after which no hash leads back to an address.
create table network_salts (
    day text not null primary key,
    salt text not null
) strict;

-- What was said in a form that asked for attention, in the exact words asked and said; and what changed of it later.
-- The entries of an alert's story share its numbers.
create table alert_disclosures (
    alert_id text not null references alerts (id),
    number integer not null,
    self_referral_id text not null references self_referrals (id),
    asked text not null,
    said text not null,
    given_at integer not null,
    received_at integer not null,
    primary key (alert_id, number)
) strict;
create index alert_disclosures_form on alert_disclosures (self_referral_id);

-- GP practices that people choose from.
create table practices (
    -- Its ODS code.
    code text not null primary key,
    name text not null,
    address text not null,
    postcode text not null,
    -- Name, address and postcode as they are searched: small plain letters and digits, one space before each word.
    search text not null,
    -- The ODS code of its commissioner.
    commissioner text not null,
    -- 1 while it is open. One that closed stays: somebody may have chosen it.
    open integer not null check (open in (0, 1))
) strict;

-- Messages to people, on their way through the gateway.
create table messages (
    id text not null primary key,
    self_referral_id text references self_referrals (id) on delete cascade,
    patient_id text references patients (id),
    channel text not null check (channel in ('text', 'email')),
    address text not null,
    -- Of an email.
    subject text,
    words text not null,
    state text not null check (state in ('queued', 'sent', 'failed')),
    made_at integer not null,
    tries integer not null default 0,
    next_try_at integer not null,
    sent_at integer,
    last_error text
) strict;
create index messages_next on messages (state, next_try_at);
create index messages_form on messages (self_referral_id);

-- A patient may be known by an alert before they have said when they were born.
alter table patients add column born text;
update patients set born = date_of_birth;
alter table patients drop column date_of_birth;
alter table patients rename column born to date_of_birth;
-- Ten digits; a UK postcode in its one spelling; what they like to be called.
alter table patients add column nhs_number text;
alter table patients add column postcode text;
alter table patients add column known_as text;
create index patients_nhs_number on patients (nhs_number);
create index patients_date_of_birth on patients (date_of_birth);

-- The data set's source of referral, where it is known, and the day it was received in London.
alter table referrals add column source text;
alter table referrals add column received_on text;

-- 1 for those who decide about referrals that people made themselves.
alter table staff add column works_inbox integer not null default 0 check (works_inbox in (0, 1));
