-- When something was given on the phone, beside when it came. The SQLite folder says the same in its own spelling.
--
-- Of what came before this was asked, only the one time is known. The default is there because a column cannot be
-- added without one: every row is written with a time of its own.

alter table answer_history add column given_at bigint not null default 0;
update answer_history set given_at = received_at;

alter table alert_occasions add column given_at bigint not null default 0;
update alert_occasions set given_at = received_at;

alter table alert_safety add column given_at bigint not null default 0;
update alert_safety set given_at = received_at;
