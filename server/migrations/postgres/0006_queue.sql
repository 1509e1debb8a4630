-- The alert queue: who staff are, and what happens to an alert. The SQLite folder says the same in its own spelling.

-- Everybody who was there before is a therapist. Duty is beside the role: whoever has it looks at the duty desk.
alter table staff add column role text not null default 'therapist'
    check (role in ('therapist', 'supervisor', 'service_manager', 'administrator'));
alter table staff add column duty bigint not null default 0 check (duty in (0, 1));
-- Where the service writes to them at work. Without it they find what is new on their screen only.
alter table staff add column email text;

-- Everything that happened to an alert since it was raised. Only ever added to.
create table alert_events (
    alert_id text not null references alerts (id),
    kind text not null check (kind in ('went_to', 'seen', 'missed', 'acknowledged', 'contact', 'closed')),
    -- Which of its kind: the desk it went to, who saw it, the appointment missed, the number of the contact. What is
    -- the same happens once, whoever tries it and however often.
    once text not null,
    at bigint not null,
    -- Nobody, where it happened by itself.
    staff_id text references staff (id),
    -- What was done, as a JSON list; or what came of the contact.
    what text,
    -- In their words.
    note text,
    primary key (alert_id, kind, once)
);
create index alert_events_staff on alert_events (staff_id);

insert into alert_events (alert_id, kind, once, at, staff_id, what, note)
    select id, 'acknowledged', '', acknowledged_at, acknowledged_by, actions, note
    from alerts where acknowledged_at is not null;

-- Who acknowledged it and how is told there. The two instants stay here because indexes stand on them.
alter table alerts drop column acknowledged_by;
alter table alerts drop column actions;
alter table alerts drop column note;
alter table alerts add column closed_at bigint;
create index alerts_not_closed on alerts (raised_at) where closed_at is null;

-- When the watch over the queue last went round. One row.
create table watch (
    one bigint not null primary key check (one = 1),
    went_round_at bigint not null
);
