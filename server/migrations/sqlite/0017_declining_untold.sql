-- Some forms are declined of which nobody is told. The PostgreSQL folder says the same in its own spelling.

-- 1 where no person stands behind the form, so that nobody needs to be told.
alter table self_referrals
    add column decision_untold integer not null default 0 check (decision_untold in (0, 1));
