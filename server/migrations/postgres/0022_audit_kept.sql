-- The audit is only ever added to, also by hand. The SQLite folder says the same in its own spelling.

-- From here each database has its own spelling.
create function audit_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is only ever added to';
end
$$;
create trigger audit_kept before delete on audit for each row execute function audit_is_kept();
create trigger audit_emptied before truncate on audit for each statement execute function audit_is_kept();
-- An entry takes its place in the chain once, and nothing else of it changes.
create trigger audit_unchanged before update on audit for each row
    when (old.number is not null or new.number is null or new.hash is null
        or new.id is distinct from old.id or new.at is distinct from old.at or new.act is distinct from old.act
        or new.staff_id is distinct from old.staff_id or new.patient_id is distinct from old.patient_id
        or new.about is distinct from old.about or new.shown is distinct from old.shown)
    execute function audit_is_kept();
create trigger audit_head_kept before delete on audit_head for each row execute function audit_is_kept();
create trigger audit_head_emptied before truncate on audit_head for each statement execute function audit_is_kept();
create trigger audit_head_grows before update on audit_head for each row
    when (new.number < old.number or (new.number = old.number and new.hash is distinct from old.hash))
    execute function audit_is_kept();
