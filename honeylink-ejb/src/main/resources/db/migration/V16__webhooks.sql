-- Webhooks and what is delivered to them. Of each endpoint the oldest pending delivery goes first, and alone.

create table webhook (
  id               uuid        primary key,
  tenant_id        text        not null,
  url              text        not null,
  event_types      text[]      not null,
  description      text        not null,
  active           boolean     not null,
  disabled_because text,
  created_at       timestamptz not null,
  created_by       text        not null,
  -- Failed attempts in a row, over all deliveries of the endpoint; and when the next one may begin.
  failures         integer     not null default 0,
  next_attempt_at  timestamptz not null,
  -- Which worker is at it, and until when it is believed to be alive.
  lease            uuid,
  leased_until     timestamptz
);
create index webhook_tenant on webhook (tenant_id, id);

create table webhook_delivery (
  id              uuid        primary key,
  position        bigint      generated always as identity,
  webhook_id      uuid        not null references webhook (id) on delete cascade,
  tenant_id       text        not null,
  event_id        uuid        not null,
  event_type      text        not null,
  body            text        not null,
  state           text        not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
  attempts        integer     not null default 0,
  last_attempt_at timestamptz,
  last_status     integer,
  last_error      text,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  ended_at        timestamptz
);
create index webhook_delivery_pending on webhook_delivery (webhook_id, position) where state = 'PENDING';
create index webhook_delivery_expiring on webhook_delivery (webhook_id, expires_at) where state = 'PENDING';
create index webhook_delivery_list on webhook_delivery (webhook_id, id);
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;

insert into event_cursor (consumer, sequence) select 'webhook', sequence from event_head;
