-- Generations of device masters, and the rotations that lead from one to the next.

-- A device has one ACTIVE generation, equal to device.master_generation. The generation before it is in GRACE
-- until it is RETIRED. Rows stay: they are the history of the device's masters. No key is in here.
create table device_key_generation (
  device_id       text        not null references device (device_id) on delete cascade,
  generation      integer     not null check (generation >= 1),
  state           text        not null check (state in ('PREPARED', 'ACTIVE', 'GRACE', 'RETIRED')),
  prepared_at     timestamptz not null,
  activated_at    timestamptz, -- null as well when it was given up before its activation
  acknowledged_at timestamptz,
  retires_at      timestamptz,
  retired_at      timestamptz,
  primary key (device_id, generation),
  check ((state = 'RETIRED') = (retired_at is not null)),
  check (state not in ('ACTIVE', 'GRACE') or activated_at is not null),
  -- Looked at when a transaction commits: on the way from one to the next there may be two.
  constraint device_key_generation_active exclude using btree (device_id with =) where (state = 'ACTIVE')
    deferrable initially deferred
);
create index device_key_generation_age on device_key_generation (activated_at) where state = 'ACTIVE';

insert into device_key_generation (device_id, generation, state, prepared_at, activated_at, acknowledged_at)
select device_id, master_generation, 'ACTIVE', registered_at, coalesce(paired_at, registered_at), paired_at
from device;

create table key_rotation (
  id                  uuid primary key, -- sorts by time
  tenant_id           text        not null,
  reason              text        not null check (reason in ('SCHEDULED', 'COMPROMISED', 'MANUAL', 'POLICY_CHANGE')),
  requested_by        text        not null,
  requested_at        timestamptz not null,
  status              text        not null check (status in ('RUNNING', 'COMPLETED', 'INCOMPLETE')),
  total               integer     not null check (total >= 0),
  expected_completion timestamptz not null,
  completed_at        timestamptz,
  check ((status = 'RUNNING') = (completed_at is null))
);
create index key_rotation_tenant on key_rotation (tenant_id, id desc);
create index key_rotation_running on key_rotation (id) where status = 'RUNNING';

-- One device on its way through one rotation.
create table device_rotation (
  rotation_id      uuid        not null references key_rotation (id),
  device_id        text        not null references device (device_id) on delete cascade,
  step             text        not null check (step in
                     ('REQUESTED', 'PREPARED', 'ACTIVE', 'ACKNOWLEDGED', 'RETIRED', 'FAILED', 'SUPERSEDED')),
  from_generation  integer,
  to_generation    integer,
  due_at           timestamptz not null, -- when its next step may be tried
  failed_tries     integer     not null default 0 check (failed_tries >= 0),
  failure          text,
  prepared_at      timestamptz,
  activated_at     timestamptz,
  rekey_started_at timestamptz,
  finished_at      timestamptz,
  primary key (rotation_id, device_id),
  check ((step in ('RETIRED', 'FAILED', 'SUPERSEDED')) = (finished_at is not null)),
  check (step in ('REQUESTED', 'FAILED', 'SUPERSEDED') or to_generation is not null)
);
-- A device is in one rotation at a time, whatever races.
create unique index device_rotation_running on device_rotation (device_id) where finished_at is null;
create index device_rotation_due on device_rotation (step, due_at) where finished_at is null;
create index device_rotation_device on device_rotation (device_id, rotation_id desc);

-- When the next daily run is due; the node that holds the row does it.
create table key_rotation_schedule (
  only_row    boolean primary key default true check (only_row),
  next_run_at timestamptz not null
);
insert into key_rotation_schedule (next_run_at) values (now());
