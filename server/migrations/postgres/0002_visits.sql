-- Patient sessions know their visit by name. The SQLite folder says the same in its own spelling.
--
-- Those begun before have no name, so they end: their patients are asked for the date of birth again.

drop table patient_sessions;

create table patient_sessions (
    token_hash text not null primary key,
    -- The page that opened it says this name with every call. Not a secret: it tells one tab from another.
    visit_id text not null,
    invitation_id text not null references invitations (id),
    made_at bigint not null,
    seen_at bigint not null
);
create index patient_sessions_seen on patient_sessions (seen_at);
