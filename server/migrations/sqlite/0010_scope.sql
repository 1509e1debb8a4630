-- Supervision and scope. The PostgreSQL folder says the same in its own spelling.
--
-- Who supervises whom, what a list of referrals is made of, and records opened outside a caseload.

-- A therapist may have several supervisors. Whoever is no supervisor by role sees nothing by it.
create table supervision (
    supervisee_id text not null references staff (id),
    supervisor_id text not null references staff (id),
    primary key (supervisee_id, supervisor_id),
    check (supervisee_id <> supervisor_id)
) strict;
create index supervision_supervisor on supervision (supervisor_id);

-- How intensive the treatment is, once the therapist has said.
alter table referrals add column intensity text check (intensity in ('low', 'high'));

-- A list reads the last appointments of many referrals at once.
create index appointments_course on appointments (referral_id, booking, starts_at, occasion);

-- 1 where the words are of our own in place of the published ones.
alter table wordings add column stand_in integer not null default 0 check (stand_in in (0, 1));
update wordings set stand_in = 1 where words like '%"notice":"%';

-- Whose measurement it is, when its pack was sent and in which kind of words it was asked: none of it ever changes.
-- Null is not known; what is not known is compared with nothing else.
alter table measurements add column referral_id text references referrals (id);
alter table measurements add column sent_at integer;
alter table measurements add column stand_in integer;
update measurements set
    referral_id = (select s.referral_id from sent_packs s where s.invitation_id = measurements.invitation_id),
    sent_at = (select s.sent_at from sent_packs s where s.invitation_id = measurements.invitation_id),
    -- The hashes of an invitation's words stand in the order of its pack. What is in front of the instrument has as many
    -- commas as there are hashes before its own, of 64 digits, two quotes and a comma each.
    stand_in = (
        select w.stand_in from invitations i join wordings w on w.hash = substr(i.wordings, 3 + 67 * (
            length(rtrim(replace(i.pack, '"' || measurements.instrument || '"', '~'),
                         replace(replace(i.pack, '"' || measurements.instrument || '"', '~'), '~', '')))
            - length(replace(rtrim(replace(i.pack, '"' || measurements.instrument || '"', '~'),
                         replace(replace(i.pack, '"' || measurements.instrument || '"', '~'), '~', '')), ',', ''))
        ), 64)
        where i.id = measurements.invitation_id);
create index measurements_course on measurements (referral_id, instrument, sent_at, invitation_id, total, stand_in);

-- A patient's record, opened for a time by somebody on whose caseload they are not.
create table glass_openings (
    id text not null primary key,
    staff_id text not null references staff (id),
    patient_id text not null references patients (id),
    reason text not null check (reason in ('emergency', 'cover', 'duty', 'complaint', 'other')),
    -- In their words.
    words text not null,
    opened_at integer not null,
    until_at integer not null,
    -- Who has looked at it for the service, and when. Never whoever opened it.
    reviewed_by text references staff (id),
    reviewed_at integer,
    check (reviewed_by is null or reviewed_by <> staff_id)
) strict;
create index glass_openings_staff on glass_openings (staff_id, until_at);
create index glass_openings_opened on glass_openings (opened_at);

-- The appointment that a message asks to be prepared for.
alter table messages add column appointment_id text references appointments (id);
create index messages_appointment on messages (appointment_id);
