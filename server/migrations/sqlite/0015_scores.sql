-- What lists of referrals are made of. The PostgreSQL folder says the same in its own spelling.

-- What the scores of a measure in a referral come to: the complete ones that were asked in the same kind of words as the
-- last of them. Written anew from `measurements`, whenever one of them is written, in the same transaction.
create table scores (
    referral_id text not null references referrals (id),
    instrument text not null,
    first_total integer not null,
    last_total integer not null,
    complete integer not null check (complete > 0),
    primary key (referral_id, instrument)
) strict;
insert into scores (referral_id, instrument, first_total, last_total, complete)
    select l.referral_id, l.instrument,
        (select m.read_total from measurements m
         where m.referral_id = l.referral_id and m.instrument = l.instrument and m.read_total is not null
             and coalesce(m.stand_in, 2) = coalesce(l.stand_in, 2)
         order by m.sent_at, m.invitation_id limit 1),
        l.read_total,
        (select count(*) from measurements m
         where m.referral_id = l.referral_id and m.instrument = l.instrument and m.read_total is not null
             and coalesce(m.stand_in, 2) = coalesce(l.stand_in, 2))
    from (select distinct referral_id, instrument from measurements
          where referral_id is not null and read_total is not null) c
    join measurements l on l.instrument = c.instrument and l.invitation_id = (
        select m.invitation_id from measurements m
        where m.referral_id = c.referral_id and m.instrument = c.instrument and m.read_total is not null
        order by m.sent_at desc, m.invitation_id desc limit 1);

-- The appointments of many referrals at once, of a day or by what became of them: from the index alone.
drop index appointments_referral;
create index appointments_referral on appointments (referral_id, starts_at, id, booking);
drop index appointments_course;
create index appointments_course on appointments (referral_id, booking, starts_at, id, starts_local, occasion);
drop index referrals_therapist;
create index referrals_therapist on referrals (therapist_id, id);
