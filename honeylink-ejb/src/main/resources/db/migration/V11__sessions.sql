-- Sessions can be re-tuned and held while they live, are found when they are due by one index, and share the
-- bandwidth of their tenant beside that of their device.

alter table session
  -- Why it is suspended; null in every other state.
  add column suspend_cause text check (suspend_cause in ('SILENT', 'BATTERY_LOW', 'OPERATOR')),
  -- When something is to be done at the latest: its end, or the limit of the state that it is in.
  add column due_at timestamptz,
  -- When a node that carries it and never heard it asked whether another one hears it; null when nobody asks.
  add column doubted_at timestamptz,
  -- Grows with each change that the device has to follow; what the device has said that it follows.
  add column settings_version integer not null default 1,
  add column settings_followed integer not null default 1;

update session set
  suspend_cause = case when state = 'SUSPENDED' then 'SILENT' end,
  due_at = least(expires_at, case state
    when 'PENDING' then state_since + interval '30 seconds'
    when 'SUSPENDED' then state_since + interval '5 minutes' end);

alter table session
  alter column due_at set not null,
  add check ((state = 'SUSPENDED') = (suspend_cause is not null));

drop index session_open;
create index session_due on session (due_at, id) where state <> 'CLOSED';
create index session_doubted on session (doubted_at) where doubted_at is not null;
create index session_unfollowed on session (id) where state <> 'CLOSED' and settings_followed < settings_version;
create index session_closed on session (closed_at) where state = 'CLOSED';
create index session_open_device on session (device_id) where state <> 'CLOSED';
create index session_expires on session (tenant_id, expires_at, id);
-- Lists of one state, and what is open of a tenant, without its history.
create index session_state on session (tenant_id, state, id desc);
create index session_state_expires on session (tenant_id, state, expires_at, id);
create index session_open_tenant on session (tenant_id, state) where state <> 'CLOSED';
-- Lists of one tier, where few sessions have a stream in it.
create index session_stream_priority on session_stream (priority, session_id);

-- What a tenant may allocate, where it is not the configured default.
create table tenant_bandwidth (
  tenant_id     text   primary key,
  capacity_kbps bigint not null check (capacity_kbps > 0)
);

-- What a tenant has allocated: the sum over its slots. A request takes from one slot that has room and that nobody
-- holds, so that requests of one tenant do not queue behind each other's commits; who finds none takes all of them.
create table tenant_bandwidth_slot (
  tenant_id      text    not null,
  slot           integer not null check (slot between 0 and 15),
  allocated_kbps bigint  not null,
  primary key (tenant_id, slot)
);

insert into tenant_bandwidth_slot (tenant_id, slot, allocated_kbps)
select tenant_id, slot, total / 16 + case when slot < total % 16 then 1 else 0 end
  from (select session.tenant_id, sum(bandwidth_kbps)::bigint as total
          from session join session_stream on session_stream.session_id = session.id
         where session.state <> 'CLOSED' group by session.tenant_id) used,
       generate_series(0, 15) as slot;
