-- The audit is only ever added to, also by hand. The PostgreSQL folder says the same in its own spelling.

-- From here each database has its own spelling.
create trigger audit_kept before delete on audit begin
    select raise(abort, 'the audit is only ever added to');
end;
-- An entry takes its place in the chain once, and nothing else of it changes.
create trigger audit_unchanged before update on audit
    when old.number is not null or new.number is null or new.hash is null
        or new.id is not old.id or new.at is not old.at or new.act is not old.act
        or new.staff_id is not old.staff_id or new.patient_id is not old.patient_id
        or new.about is not old.about or new.shown is not old.shown
begin
    select raise(abort, 'the audit is only ever added to');
end;
create trigger audit_head_kept before delete on audit_head begin
    select raise(abort, 'the audit is only ever added to');
end;
create trigger audit_head_grows before update on audit_head
    when new.number < old.number or (new.number = old.number and new.hash is not old.hash)
begin
    select raise(abort, 'the audit is only ever added to');
end;
