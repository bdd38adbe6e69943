-- The audit trail in monthly partitions, and the Merkle log over it. Who may do what: afterMigrate.sql.

-- The least UUIDv7 of a time: events sort and are partitioned by their ids.
create function audit_id_floor(at timestamptz) returns uuid language sql immutable strict
  return (lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

alter table audit_event rename to audit_event_before_v14;
alter table audit_event_before_v14 rename constraint audit_event_pkey to audit_event_before_v14_pkey;
alter index audit_event_tenant rename to audit_event_before_v14_tenant;
alter index audit_event_device rename to audit_event_before_v14_device;
alter index audit_event_target rename to audit_event_before_v14_target;

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
) partition by range (event_id);
create index audit_event_tenant on audit_event (tenant_id, event_id desc);
create index audit_event_device on audit_event (tenant_id, device_id, event_id desc);
create index audit_event_target on audit_event (tenant_id, target, event_id desc);
create index audit_event_actor on audit_event (tenant_id, actor, event_id desc);
create index audit_event_category on audit_event (tenant_id, category, event_id desc);
create index audit_event_action on audit_event (tenant_id, action, event_id desc);
create index audit_event_outcome on audit_event (tenant_id, outcome, event_id desc);
create trigger audit_event_rows before update or delete on audit_event
  for each row execute function refuse_audit_change();
create trigger audit_event_table before truncate on audit_event
  for each statement execute function refuse_audit_change();

-- What has no leaf yet. A row comes with its event, whoever inserts it, and goes when the leaf is there.
create table audit_unsequenced (
  event_id uuid primary key
);
create function queue_audit_event() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.audit_unsequenced (event_id) values (new.event_id);
  return null;
end
$$;
revoke execute on function queue_audit_event() from public;
create trigger audit_event_queue after insert on audit_event
  for each row execute function queue_audit_event();

-- One leaf for each event, in the one order of the log.
create table audit_leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  event_id   uuid   not null unique,
  leaf_hash  bytea  not null check (octet_length(leaf_hash) = 32)
);
-- 256 hashes of one level below their root; only whole ones. Level 0 holds hashes of leaves.
create table audit_tile (
  level      smallint not null check (level >= 0),
  tile_index bigint   not null check (tile_index >= 0),
  root       bytea    not null check (octet_length(root) = 32),
  hashes     bytea    not null check (octet_length(hashes) = 8192),
  primary key (level, tile_index)
);
create table audit_head (
  tree_size bigint      not null check (tree_size >= 0),
  signed_at timestamptz not null,
  root      bytea       not null check (octet_length(root) = 32),
  note      text        not null,
  primary key (tree_size, signed_at)
);
-- Months that were sealed into files; their partitions may be dropped when they are old enough.
create table audit_archive (
  month      date        primary key check (extract(day from month) = 1),
  events     bigint      not null check (events >= 0),
  file       text        not null,
  sha256     bytea       not null check (octet_length(sha256) = 32),
  sealed_at  timestamptz not null
);

create function refuse_unsealed_removal() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from public.audit_leaf where event_id = old.event_id) then
    raise exception 'event % has no leaf yet', old.event_id using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;
create trigger audit_unsequenced_rows before delete on audit_unsequenced
  for each row execute function refuse_unsealed_removal();
create trigger audit_unsequenced_update before update on audit_unsequenced
  for each row execute function refuse_audit_change();
create trigger audit_unsequenced_table before truncate on audit_unsequenced
  for each statement execute function refuse_audit_change();
do $$
declare
  log text;
begin
  foreach log in array array['audit_leaf', 'audit_tile', 'audit_head', 'audit_archive'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_audit_change()',
      log || '_rows', log);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_audit_change()',
      log || '_table', log);
  end loop;
end
$$;

-- Makes the partition of one month; false when it is there already, or the default one has events of it.
create function audit_make_month(month date) returns boolean language plpgsql
  set search_path = pg_catalog, public, pg_temp set lock_timeout = '3s' as $$
declare
  first timestamp := date_trunc('month', month::timestamp);
  name  text := 'audit_event_' || to_char(first, 'YYYY_MM');
  lower uuid := public.audit_id_floor(first at time zone 'UTC');
  upper uuid := public.audit_id_floor((first + interval '1 month') at time zone 'UTC');
begin
  if to_regclass('public.' || name) is not null
      or exists (select from public.audit_event_default where event_id >= lower and event_id < upper) then
    return false;
  end if;
  execute format('create table public.%I partition of public.audit_event for values from (%L) to (%L)', name, lower, upper);
  execute format('revoke all on public.%I from public', name);
  execute format('create trigger %I before truncate on public.%I for each statement execute function public.refuse_audit_change()',
    name || '_table', name);
  return true;
end
$$;
revoke execute on function audit_make_month(date) from public;

-- For what falls into no month: a clock that is wrong must not stop the trail.
create table audit_event_default partition of audit_event default;
create trigger audit_event_default_table before truncate on audit_event_default
  for each statement execute function refuse_audit_change();

-- This month and the three to come: how the application, which owns nothing, gets them made.
create function audit_prepare_months() returns integer language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  made integer := 0;
begin
  for ahead in 0..3 loop
    if public.audit_make_month(((now() at time zone 'UTC') + make_interval(months => ahead))::date) then
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
revoke execute on function audit_prepare_months() from public;

-- Drops the partition of a month whose every event is 7 years old and counted in its archive.
create function audit_drop_month(month date) returns bigint language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp set lock_timeout = '3s' as $$
declare
  first    timestamp := date_trunc('month', month::timestamp);
  name     text := 'audit_event_' || to_char(first, 'YYYY_MM');
  archived bigint;
  present  bigint;
begin
  if (first + interval '1 month') at time zone 'UTC' > now() - interval '7 years' then
    raise exception 'audit events of % are not 7 years old', to_char(first, 'YYYY-MM')
      using errcode = 'insufficient_privilege';
  end if;
  select events into archived from public.audit_archive a where a.month = first::date;
  execute format('select count(*) from public.%I', name) into present;
  if archived is distinct from present then
    raise exception 'audit events of % are not all in an archive: % of %', to_char(first, 'YYYY-MM'), archived, present
      using errcode = 'insufficient_privilege';
  end if;
  execute format('drop table public.%I', name);
  return present;
end
$$;
revoke execute on function audit_drop_month(date) from public;

select audit_make_month(each::date)
from generate_series(
  date_trunc('month', least(
    (select min(time) from audit_event_before_v14), now()) at time zone 'UTC') - interval '1 month',
  date_trunc('month', now() at time zone 'UTC') + interval '3 months', interval '1 month') each;

insert into audit_event (event_id, time, actor, tenant_id, category, action, target, device_id, outcome, details, trace_id)
select event_id, time, actor, tenant_id, category, action, target, device_id, outcome, details, trace_id
from audit_event_before_v14 order by event_id;
drop table audit_event_before_v14;
