-- Snapshots of policies with their answers, and profiles.

alter table device_policy
  add column tenant_id       text,
  add column serial          bigint,
  add column state           text,
  add column digest          text, -- SHA-512 of the canonical policy, hexadecimal
  add column bundle          text, -- as signed; null for what was there before, which is signed when asked for
  add column profile_id      text,
  add column profile_version text,
  add column rollback_of     bigint, -- serial of the snapshot that this one took back
  add column created_by      text,
  add column answer_due_at   timestamptz, -- null while nobody waits: no session of the device is heard
  add column settled_at      timestamptz,
  add column refusal         text,
  alter column document drop not null; -- the last ones keep it, older ones are history

-- Nobody could acknowledge before: what was put then counts as taken.
update device_policy p set
  tenant_id = d.tenant_id,
  serial = n.serial,
  state = case when n.serial = n.newest then 'ACKNOWLEDGED' else 'SUPERSEDED' end,
  applied_at = case when n.serial = n.newest then coalesce(p.applied_at, p.created_at) else p.applied_at end,
  settled_at = p.created_at,
  created_by = 'system'
from device d,
  (select id, row_number() over (partition by device_id order by id) as serial,
          count(*) over (partition by device_id) as newest from device_policy) n
where d.device_id = p.device_id and n.id = p.id;

alter table device_policy
  alter column tenant_id set not null,
  alter column serial set not null,
  alter column state set not null,
  alter column created_by set not null,
  add check (state in ('PENDING', 'ACKNOWLEDGED', 'REFUSED', 'UNANSWERED', 'SUPERSEDED')),
  add check ((state = 'PENDING') = (settled_at is null)),
  add check ((profile_id is null) = (profile_version is null)),
  drop constraint device_policy_device_id_policy_version_key, -- a rollback says an old version again
  add constraint device_policy_serial unique (device_id, serial);
create index device_policy_version on device_policy (device_id, policy_version);
create index device_policy_unanswered on device_policy (answer_due_at) where state = 'PENDING';
create index device_policy_waiting on device_policy (device_id) where state = 'PENDING' and answer_due_at is not null;
create index device_policy_asleep on device_policy (device_id) where state = 'PENDING' and answer_due_at is null;
create index device_policy_profile on device_policy (tenant_id, profile_id) where profile_id is not null;
drop index device_policy_newest; -- device_policy_serial serves

-- Profiles as they stand. A preset comes with the release and is read-only.
create table profile (
  id               uuid primary key,
  row_version      bigint      not null,
  tenant_id        text        not null,
  profile_id       text        not null check (profile_id ~ '^prof_[a-z0-9_]{1,59}$'),
  version          text        not null,
  use_case         text        not null,
  document         jsonb       not null,
  deprecated_after timestamptz,
  preset           boolean     not null,
  signing_key      text        not null, -- base64url
  signature        text        not null, -- base64url
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  unique (tenant_id, profile_id)
);
create index profile_updated on profile (tenant_id, updated_at, profile_id);

-- Every version that there ever was, also of profiles that were deleted: versions only grow.
create table profile_release (
  id         uuid primary key,
  tenant_id  text        not null,
  profile_id text        not null,
  version    text        not null,
  file       text        not null, -- canonical and signed, as exported
  created_at timestamptz not null,
  created_by text        not null,
  unique (tenant_id, profile_id, version)
);
create index profile_release_newest on profile_release (tenant_id, profile_id, id desc);
