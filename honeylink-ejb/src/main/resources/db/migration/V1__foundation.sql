-- Accounts, their sign-ins, the audit trail and the outbox. Every row belongs to a tenant.

create table account (
  id            uuid primary key,
  version       bigint      not null,
  tenant_id     text        not null,
  username      text        not null unique,
  password_hash text        not null,
  roles         text        not null,
  created_at    timestamptz not null
);

-- One row for each refresh token ever given; a family is all that came from one sign-in.
create table refresh_token (
  id         uuid primary key,
  version    bigint      not null,
  tenant_id  text        not null,
  account_id uuid        not null references account (id) on delete cascade,
  family_id  uuid        not null,
  hash       text        not null unique,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz
);
create index refresh_token_family on refresh_token (family_id);

create table audit_event (
  event_id  uuid primary key,
  time      timestamptz not null,
  actor     text        not null,
  tenant_id text        not null,
  category  text        not null,
  action    text        not null,
  target    text        not null,
  device_id text,
  outcome   text        not null,
  details   jsonb       not null,
  trace_id  text        not null
);
create index audit_event_tenant on audit_event (tenant_id, event_id desc);
create index audit_event_device on audit_event (tenant_id, device_id, event_id desc);
create index audit_event_target on audit_event (tenant_id, target, event_id desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_event_rows before update or delete on audit_event
  for each row execute function refuse_audit_change();
create trigger audit_event_table before truncate on audit_event
  for each statement execute function refuse_audit_change();

-- Events on their way to the topics; a row goes when the broker has it.
create table outbox_event (
  position   bigint generated always as identity primary key,
  event_id   uuid        not null unique,
  tenant_id  text        not null,
  topic      text        not null,
  type       text        not null,
  category   text        not null,
  subject    text        not null,
  device_id  text,
  session_id text,
  time       timestamptz not null,
  traceparent text       not null,
  data       jsonb       not null
);
