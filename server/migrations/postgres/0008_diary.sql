-- What became of appointments, as it was recorded, and how referrals ended. The SQLite folder says the same in its own spelling.

-- A correction is another entry: the last one of an appointment stands. What was marked before this was kept has none.
create table attendances (
    appointment_id text not null references appointments (id),
    -- From 1. Two people who record the same one at a time cannot both do so.
    number bigint not null,
    -- The data set's AttendOrDNACode.
    code text not null check (code in ('2', '3', '4', '5', '6', '7')),
    -- How it took place; null where it did not.
    mode text check (mode in ('telephone', 'video', 'in_person')),
    -- In their words, possibly none.
    note text not null,
    at bigint not null,
    staff_id text not null references staff (id),
    primary key (appointment_id, number)
);

-- The ends of referrals. One that was taken back stays, with who took it back and why.
create table referral_ends (
    referral_id text not null references referrals (id),
    -- From 1.
    number bigint not null,
    -- The data set's EndCode, and its day of discharge in London, as ISO 8601.
    code text not null,
    ended_on text not null,
    at bigint not null,
    staff_id text not null references staff (id),
    reopened_at bigint,
    reopened_by text references staff (id),
    reopened_reason text,
    primary key (referral_id, number)
);
-- A referral has one end at most that stands.
create unique index referral_ends_one on referral_ends (referral_id) where reopened_at is null;
