-- What a measurement comes to as it is read: as it was sent, or as it was amended since. Lists are made of it; what was
-- sent stays in `total`. The SQLite folder says the same in its own spelling.
alter table measurements add column read_total bigint;
update measurements set read_total = total;
drop index measurements_course;
create index measurements_course on measurements (referral_id, instrument, sent_at, invitation_id, read_total, stand_in);
