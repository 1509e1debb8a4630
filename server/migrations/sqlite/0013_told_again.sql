-- What the help page was told goes with an alert that is raised anew. The PostgreSQL folder says the same in its own
-- spelling.

-- The alert that it was told in before; none where the patient told it in this one.
alter table alert_safety add column told_in text references alerts (id);
drop index alert_safety_once;
create unique index alert_safety_once
    on alert_safety (invitation_id, sequence, coalesce(keep_safe, ''), coalesce(reach, '')) where told_in is null;
create unique index alert_safety_again on alert_safety (alert_id, told_in) where told_in is not null;
