-- Commands to devices, and each device on its way through one.

create table command (
  id           uuid        primary key, -- sorts by time
  tenant_id    text        not null,
  name         text        not null check (octet_length(name) between 1 and 64),
  parameters   text        not null, -- the JSON object as the device gets it
  selector     jsonb       not null,
  requested_by text        not null,
  requested_at timestamptz not null,
  expires_at   timestamptz not null,
  source_id    text, -- of the message that ordered it: said twice, it is one command
  status       text        not null check (status in ('RUNNING', 'COMPLETED', 'CANCELLED')),
  ended_at     timestamptz,
  -- Targets by state when somebody last counted; each count has the next revision.
  revision     bigint      not null default 0,
  queued       integer     not null default 0,
  sent         integer     not null default 0,
  acknowledged integer     not null default 0,
  failed       integer     not null default 0,
  expired      integer     not null default 0,
  cancelled    integer     not null default 0,
  uncounted    boolean     not null default true, -- targets have changed since
  unique (tenant_id, source_id),
  check ((status = 'RUNNING') = (ended_at is null))
);
create index command_tenant on command (tenant_id, id desc);
create index command_uncounted on command (id) where uncounted;

create table command_target (
  command_id uuid        not null references command (id) on delete cascade,
  device_id  text        not null references device (device_id) on delete cascade,
  tenant_id  text        not null,
  state      text        not null check (state in
               ('QUEUED', 'SENT', 'ACKNOWLEDGED', 'FAILED', 'EXPIRED', 'CANCELLED')),
  due_at     timestamptz not null, -- when to say it next; 'infinity' while the device sleeps
  tries      integer     not null default 0 check (tries >= 0),
  expires_at timestamptz not null,
  sent_at    timestamptz, -- first time
  ended_at   timestamptz,
  answer     text,        -- the device's words, or why it failed without them
  primary key (command_id, device_id),
  check ((state in ('QUEUED', 'SENT')) = (ended_at is null))
);
create index command_target_due on command_target (due_at, command_id, device_id) where ended_at is null;
create index command_target_expiry on command_target (expires_at) where ended_at is null;
create index command_target_device on command_target (device_id, command_id) where ended_at is null;
create index command_target_state on command_target (command_id, state, device_id);

-- Who woke lately: sweeps for their commands and policies ask every few seconds.
create index session_woken on session (state_since) where state = 'ACTIVE';
