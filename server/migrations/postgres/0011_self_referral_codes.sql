-- What is told of self-referrals in the codes of the data set, and what of them is let go. The SQLite folder says the same in its own spelling.

-- What a form said, in the codes of the data set v2.1, from when it was accepted or joined: a row each. Replaced as a whole
-- when more is told before the assessment has begun.
create table self_referral_codes (
    self_referral_id text not null references self_referrals (id) on delete cascade,
    referral_id text not null references referrals (id),
    -- Its place in the order of the form.
    number bigint not null,
    -- The table and the field of the data set, and the code or value.
    table_name text not null,
    field text not null,
    code text not null,
    -- The question it comes from, and why it is that code: declined and not asked are never the same.
    question text not null,
    why text not null check (why in ('said', 'declined', 'not_asked', 'does_not_apply')),
    stored_at bigint not null,
    primary key (self_referral_id, table_name, field, question, code)
);
create index self_referral_codes_referral on self_referral_codes (referral_id);

-- When the person left the first screen, by what passed in their browser. Without a connection that is before the form was
-- made.
alter table self_referrals add column began_at bigint not null default 0;
update self_referrals set began_at = made_at;

-- When nobody went on with a form that was not sent and raised an alert: what neither tells of that nor reaches the person
-- is gone since then.
alter table self_referrals add column let_go_at bigint;
