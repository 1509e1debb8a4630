-- Staff sign in with a second factor. The SQLite folder says the same in its own spelling.

-- 1 while the password is the one that was printed for them: it lets somebody in only to choose another.
alter table staff add column password_is_first bigint not null default 1 check (password_is_first in (0, 1));
-- 1 while nobody signs in with this account.
alter table staff add column disabled bigint not null default 0 check (disabled in (0, 1));

-- Whoever is in has shown a password alone, and shows the rest now.
delete from staff_sessions;
-- By what a session is named to whoever it belongs to. No secret.
alter table staff_sessions add column id text not null default '';
-- Which browser on what, in words.
alter table staff_sessions add column browser text not null default '';
create unique index staff_sessions_id on staff_sessions (id);
create index staff_sessions_staff on staff_sessions (staff_id);

-- Authenticator apps (RFC 6238). The server works the codes out itself, so the secrets stand here as they are: base32.
create table staff_factors (
    staff_id text not null primary key references staff (id),
    -- What signing in asks for; none until an app was confirmed.
    secret text,
    set_at bigint,
    -- What is offered and not confirmed.
    offered text,
    -- The number of the half minute whose code was taken last. No code of it, or of one before, is taken again.
    last_step bigint not null default 0
);

create table recovery_codes (
    staff_id text not null references staff (id),
    code_hash text not null,
    made_at bigint not null,
    used_at bigint,
    primary key (staff_id, code_hash)
);

-- Counts every code before it is looked at. A right one forgets the wrong ones.
create table code_tries (
    staff_id text not null primary key references staff (id),
    tries bigint not null,
    wait_until bigint not null
);
