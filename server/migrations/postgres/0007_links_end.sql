-- The link of a form that was sent opens it no longer than that of a draft.

-- When the form's link stops working.
alter table self_referrals add column link_until bigint not null default 0;
-- A link from before works for a fortnight from the day's first: longer than that nobody was told.
update self_referrals set link_until = links_since_at + 1209600000 where token_hash is not null;
