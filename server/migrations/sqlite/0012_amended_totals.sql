-- What totals come to as they are read. The PostgreSQL folder says the same in its own spelling.
--
-- As it was sent, or as it was amended since: lists are made of it. What was sent stays in `total`.
alter table measurements add column read_total integer;
update measurements set read_total = total;
drop index measurements_course;
create index measurements_course on measurements (referral_id, instrument, sent_at, invitation_id, read_total, stand_in);
