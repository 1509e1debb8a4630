-- Words of the patient's own, or a day in ISO 8601, where an item asks for them.
alter table answer_history add column said text;
-- The hexadecimal SHA-256 of those words: an index cannot hold all that somebody may write.
alter table answer_history add column said_hash text not null default '';
alter table answers add column said text;
drop index answer_history_once;
create unique index answer_history_once
    on answer_history (invitation_id, instrument, item, sequence, coalesce(choice, -1), said_hash);

-- Every wording that an invitation was made in, under the hexadecimal SHA-256 of itself: words never change.
create table wordings (
    hash text not null primary key,
    -- The wording, as JSON.
    words text not null
) strict;

-- The hashes of the words of the pack's instruments, in its order, as a JSON list. Without them the pack was asked in
-- the words that shipped. And what a therapist added or left out and why, as JSON.
alter table invitations add column wordings text;
alter table invitations add column pack_change text;
alter table measurements drop column wording;

-- What an appointment is for, as far as it decides what is asked before it. What was booked before this was asked
-- counts as treatment.
alter table appointments add column occasion text not null default 'treatment'
    check (occasion in ('assessment', 'assessment_and_treatment', 'first_treatment', 'treatment',
                        'end_of_treatment', 'follow_up'));
