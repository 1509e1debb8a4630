-- Who entered an answer and how, and what was amended since. The PostgreSQL folder says the same in its own spelling.
--
-- What came before this was kept came from the patient; on which device is not known.

alter table answer_history add column how text not null default 'themselves'
    check (how in ('themselves', 'first_device', 'other_device', 'telephone', 'video', 'in_person'));
-- The member of staff, where one entered what the patient said.
alter table answer_history add column entered_by text references staff (id)
    check ((how in ('telephone', 'video', 'in_person')) = (entered_by is not null));

alter table answers add column how text not null default 'themselves'
    check (how in ('themselves', 'first_device', 'other_device', 'telephone', 'video', 'in_person'));
alter table answers add column entered_by text references staff (id)
    check ((how in ('telephone', 'video', 'in_person')) = (entered_by is not null));

alter table alert_safety add column how text not null default 'themselves'
    check (how in ('themselves', 'first_device', 'other_device', 'telephone', 'video', 'in_person'));
alter table alert_safety add column entered_by text references staff (id)
    check ((how in ('telephone', 'video', 'in_person')) = (entered_by is not null));

-- The hexadecimal SHA-256 of the invitation and of what the browser calls itself: enough to tell two kinds of device
-- apart within one invitation, and useless outside it. And the one on which the invitation was first opened.
alter table patient_sessions add column device_hash text;
alter table invitations add column first_device_hash text;

-- What was amended after it was sent. Only ever added to; of two to one item the one with the higher number is read.
create table answer_amendments (
    invitation_id text not null references sent_packs (invitation_id),
    instrument text not null,
    item integer not null,
    -- Counts the amendments of the item, from 1.
    number integer not null,
    choice integer,
    said text,
    reason text not null
        check (reason in ('misheard', 'patient_corrected', 'misunderstood', 'answered_later', 'other')),
    -- In their words.
    note text not null,
    staff_id text not null references staff (id),
    made_at integer not null,
    primary key (invitation_id, instrument, item, number)
) strict;
