-- Sessions and their streams. What is closed stays, so that it can be read; its secret does not.

create table session (
  id               uuid primary key,
  row_version      bigint      not null,
  tenant_id        text        not null,
  device_id        text        not null references device (device_id),
  state            text        not null check (state in ('PENDING', 'PAIRED', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
  state_since      timestamptz not null,
  protocol_version text        not null,
  stream_count     integer     not null check (stream_count between 1 and 16),
  created_at       timestamptz not null,
  expires_at       timestamptz not null,
  closed_at        timestamptz,
  close_cause      text,
  check ((state = 'CLOSED') = (closed_at is not null))
);
create index session_tenant on session (tenant_id, id desc);
create index session_device on session (device_id, id desc);
create index session_open on session (expires_at) where state <> 'CLOSED';

create table session_stream (
  id                uuid primary key,
  session_id        uuid    not null references session (id) on delete cascade,
  ordinal           integer not null,
  name              text    not null,
  mode              text    not null check (mode in ('RELIABLE', 'UNRELIABLE')),
  stream_class      text    not null check (stream_class in ('BURST', 'NORMAL', 'LATENCY')),
  priority          integer not null check (priority between 0 and 7),
  bandwidth_kbps    bigint  not null check (bandwidth_kbps > 0),
  data_shards       integer not null,
  parity_shards     integer not null,
  latency_budget_ms integer not null,
  connection_id     bigint  not null unique check (connection_id > 0),
  key_epoch         integer not null check (key_epoch >= 0),
  unique (session_id, ordinal),
  unique (session_id, name)
);

-- Session secrets, sealed under the service key with the session id as associated data. The row goes
-- when the session closes: that destroys the keys.
create table session_secret (
  session_id uuid primary key references session (id) on delete cascade,
  device_id  text        not null,
  generation integer     not null,
  sealed     bytea       not null,
  created_at timestamptz not null
);
