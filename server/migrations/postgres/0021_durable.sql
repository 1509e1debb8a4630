-- What lasts, and an audit that tells when somebody changes it. The SQLite folder says the same in its own spelling.

-- Its place in the chain, from 1, and the hash over the entry before and its own fields (server/src/store/audit_chain.rs
-- says over what exactly). Both are null only until the transaction that adds the entry commits.
alter table audit add column number bigint;
alter table audit add column hash text;
-- How many a list showed.
alter table audit add column shown bigint;
create unique index audit_number on audit (number);
create index audit_unlinked on audit (at, id) where number is null;

-- The end of the chain, kept apart so that entries cannot be taken off it unseen. One row: whoever adds holds it, so that
-- there is one chain however many processes share the records.
create table audit_head (
    one bigint not null primary key check (one = 1),
    number bigint not null,
    hash text not null
);
insert into audit_head (one, number, hash)
    values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- How often somebody asked whether writing works. It counts because SQLite writes nothing where nothing changes.
alter table deployment add column asked bigint not null default 0;
