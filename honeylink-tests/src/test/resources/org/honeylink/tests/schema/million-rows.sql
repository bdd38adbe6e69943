-- A large installation: a million devices, sessions, streams and audit events, and what belongs to them. As
-- superuser, with foreign keys and triggers off: the rows are right by construction. ${rows} is 1000000.

set session_replication_role = replica;

-- UUIDv7 of the last quarter of an hour, so that they are of this month.
create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as
  $$ select (lpad(to_hex(${now} - ${rows} + n), 12, '0') || '7000800' || kind || lpad(to_hex(n), 12, '0'))::uuid $$;
create function pg_temp.tenant(n bigint) returns text language sql immutable as
  $$ select case when n % 10 = 0 then 'other' else 'default' end $$;
create function pg_temp.device(n bigint) returns text language sql immutable as
  $$ select 'HL-LOT-' || lpad(n::text, 8, '0') $$;

insert into device
  (id, row_version, tenant_id, device_id, status, status_since, public_key, firmware_version, capabilities, metadata,
   tags, token_sha256, master_generation, telemetry_topics, registered_at, paired_at)
select pg_temp.id('0', n), 1, pg_temp.tenant(n), pg_temp.device(n),
  case when n % 50 = 0 then 'REVOKED' when n % 20 = 0 then 'PENDING' else 'PAIRED' end, now() - interval '1 day',
  sha256(int8send(n)), '1.2.0', 'telemetry', '{"location": "factory"}', array['lot-' || n % 1000],
  sha256(int8send(-n)), 1, 'telemetry', now() - n * interval '1 minute', now() - n * interval '1 minute'
from generate_series(1::bigint, ${rows}) n;

insert into session
  (id, row_version, tenant_id, device_id, state, state_since, protocol_version, stream_count, created_at, expires_at,
   due_at, closed_at, close_cause, cipher)
select pg_temp.id('1', n), 1, pg_temp.tenant(n), pg_temp.device(n),
  case when n % 100 = 1 then 'ACTIVE' else 'CLOSED' end, now(), '1.0.0', 1, now(), now() + interval '1 hour',
  now() + interval '1 hour', case when n % 100 <> 1 then now() end,
  case when n % 100 <> 1 then 'DISCONNECTED' end, 'CHACHA20_POLY1305'
from generate_series(1::bigint, ${rows}) n;

insert into session_stream
  (id, session_id, tenant_id, ordinal, name, mode, stream_class, priority, bandwidth_kbps, data_shards, parity_shards,
   latency_budget_ms, connection_id, key_epoch)
select pg_temp.id('2', n), pg_temp.id('1', n), pg_temp.tenant(n), 0, 'telemetry', 'RELIABLE', 'NORMAL', 3, 1, 10, 2,
  200, n, 0
from generate_series(1::bigint, ${rows}) n;

insert into audit_event
  (event_id, time, actor, tenant_id, category, action, target, device_id, outcome, details, trace_id)
select pg_temp.id('3', n), now(), 'admin', pg_temp.tenant(n),
  (array['device-registration', 'device-pairing', 'session-creation', 'session-closed'])[1 + n % 4], 'some.action',
  pg_temp.device(1 + n % 1000), pg_temp.device(1 + n % 1000), 'success', '{}', repeat('a', 32)
from generate_series(1::bigint, ${rows}) n;

insert into device_policy
  (id, row_version, tenant_id, device_id, policy_version, document, created_at, created_by, serial, state, settled_at)
select pg_temp.id('4', n), 1, pg_temp.tenant(n), pg_temp.device(n), '1.0.0',
  '{"policy_version": "1.0.0", "qos": {}}', now(), 'admin', 1, 'ACKNOWLEDGED', now()
from generate_series(1::bigint, ${rows} / 10) n;

insert into device_key_generation (device_id, tenant_id, generation, state, prepared_at, activated_at)
select pg_temp.device(n), pg_temp.tenant(n), 1, 'ACTIVE', now(), now()
from generate_series(1::bigint, ${rows} / 10) n;

insert into dpop_proof select sha256(int8send(n)), now() + interval '1 day'
from generate_series(1::bigint, ${rows} / 10) n;

set session_replication_role = origin;
analyze;
