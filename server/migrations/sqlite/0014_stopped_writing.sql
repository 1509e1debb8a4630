-- Messages to somebody who referred themselves can be stopped. The PostgreSQL folder says the same in its own spelling.

-- 1 while no text message and no email may go to the person, whatever the form agreed to; when that was last changed, and
-- by whom. Stopped in one of a person's forms is stopped for the person.
alter table self_referrals add column writing_stopped integer not null default 0 check (writing_stopped in (0, 1));
alter table self_referrals add column writing_changed_at integer;
alter table self_referrals add column writing_changed_by text references staff (id);
create index self_referrals_stopped on self_referrals (patient_id) where writing_stopped = 1;
