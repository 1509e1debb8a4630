-- What is kept on a phone until it is acknowledged. The SQLite folder says the same in its own spelling.

-- Under which the browser seals it: 32 bytes in hexadecimal, drawn when the invitation is first opened.
alter table invitations add column seal text;

-- Made on the phone when something was given, and the same on every try, so that it is kept once under whatever sequence
-- it comes. Null where nothing but the sequence tells tries apart: what came before this, and what others entered.
alter table answer_history add column key bigint;
create unique index answer_history_key
    on answer_history (invitation_id, instrument, item, key, coalesce(choice, -1), said_hash);

alter table alert_safety add column key bigint;
create unique index alert_safety_key
    on alert_safety (invitation_id, key, coalesce(keep_safe, ''), coalesce(reach, ''));
