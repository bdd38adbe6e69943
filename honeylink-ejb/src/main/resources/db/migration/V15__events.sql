-- The event log: every publication of the last day in one total order. outbox_event is where a change leaves its event
-- in its own transaction; from there events are moved here, and only here they have their place in the order.

create table event_log (
  sequence    bigint      primary key,
  event_id    uuid        not null,
  tenant_id   text        not null,
  topic       text        not null,
  type        text        not null,
  category    text        not null,
  subject     text        not null,
  device_id   text,
  session_id  text,
  time        timestamptz not null,
  traceparent text        not null,
  data        jsonb       not null,
  logged_at   timestamptz not null
);
-- A reader that follows one device does not walk through the events of all others.
create index event_log_device on event_log (device_id, sequence) where device_id is not null;

-- One row. Who moves events holds it: numbers are given in the order of the commits, without gaps.
create table event_head (
  one      boolean primary key default true check (one),
  sequence bigint  not null,
  purged   bigint  not null
) with (fillfactor = 20);
insert into event_head (sequence, purged) values (0, 0);

-- Messages that nobody could take, until somebody sends them again or removes them.
create table dead_letter (
  id         uuid        primary key, -- sorts by time
  tenant_id  text        not null,
  address    text        not null,
  message_id text        not null,
  reason     text        not null,
  died_at    timestamptz not null,
  body       bytea       -- what it says; null when it cannot be sent again
);
create index dead_letter_tenant on dead_letter (tenant_id, id desc);

-- How far each consumer of the server's own has come; nothing behind the slowest is purged.
create table event_cursor (
  consumer text   primary key,
  sequence bigint not null
) with (fillfactor = 20);
insert into event_cursor (consumer, sequence) values ('broker', 0);
