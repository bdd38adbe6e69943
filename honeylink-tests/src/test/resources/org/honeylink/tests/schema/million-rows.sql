-- A large installation: a million devices, sessions, streams and audit events, and what belongs to them. As
-- superuser, with foreign keys and triggers off: the rows are right by construction. ${rows} is 1000000.

set session_replication_role = replica;

insert into device
  (id, row_version, tenant_id, device_id, status, public_key, firmware_version, capabilities, metadata,
   token_sha256, master_generation, telemetry_topics, registered_at, paired_at)
select (lpad(to_hex(1700000000000 + n), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid, 1,
  case when n % 10 = 0 then 'other' else 'default' end, 'HL-LOT-' || lpad(n::text, 8, '0'),
  case when n % 50 = 0 then 'REVOKED' when n % 20 = 0 then 'PENDING' else 'PAIRED' end,
  sha256(int8send(n)), '1.2.0', 'telemetry', '{"location": "factory"}', sha256(int8send(-n)), 1, 'telemetry',
  now() - n * interval '1 minute', now() - n * interval '1 minute'
from generate_series(1::bigint, ${rows}) n;

insert into session
  (id, row_version, tenant_id, device_id, state, state_since, protocol_version, stream_count, created_at, expires_at,
   closed_at, close_cause, cipher)
select (lpad(to_hex(1700000000000 + n), 12, '0') || '70008001' || lpad(to_hex(n), 12, '0'))::uuid, 1,
  case when n % 10 = 0 then 'other' else 'default' end, 'HL-LOT-' || lpad(n::text, 8, '0'),
  case when n % 100 = 0 then 'ACTIVE' else 'CLOSED' end, now(), '1.0.0', 1, now(), now() + interval '1 hour',
  case when n % 100 > 0 then now() end, case when n % 100 > 0 then 'DISCONNECTED' end, 'CHACHA20_POLY1305'
from generate_series(1::bigint, ${rows}) n;

insert into session_stream
  (id, session_id, ordinal, name, mode, stream_class, priority, bandwidth_kbps, data_shards, parity_shards,
   latency_budget_ms, connection_id, key_epoch)
select (lpad(to_hex(1700000000000 + n), 12, '0') || '70008002' || lpad(to_hex(n), 12, '0'))::uuid,
  (lpad(to_hex(1700000000000 + n), 12, '0') || '70008001' || lpad(to_hex(n), 12, '0'))::uuid,
  0, 'telemetry', 'RELIABLE', 'NORMAL', 3, 1, 10, 2, 200, n, 0
from generate_series(1::bigint, ${rows}) n;

insert into audit_event
  (event_id, time, actor, tenant_id, category, action, target, device_id, outcome, details, trace_id)
select (lpad(to_hex(1700000000000 + n), 12, '0') || '70008003' || lpad(to_hex(n), 12, '0'))::uuid,
  to_timestamp(1700000000 + n / 1000.0), 'admin', case when n % 10 = 0 then 'other' else 'default' end,
  (array['device-registration', 'device-pairing', 'session-creation', 'session-closed'])[1 + n % 4], 'some.action',
  'HL-LOT-' || lpad((1 + n % 1000)::text, 8, '0'), 'HL-LOT-' || lpad((1 + n % 1000)::text, 8, '0'), 'success', '{}',
  repeat('a', 32)
from generate_series(1::bigint, ${rows}) n;

insert into device_policy (id, row_version, device_id, policy_version, document, created_at)
select (lpad(to_hex(1700000000000 + n), 12, '0') || '70008004' || lpad(to_hex(n), 12, '0'))::uuid, 1,
  'HL-LOT-' || lpad(n::text, 8, '0'), '1.0.0', '{"policy_version": "1.0.0", "qos": {}}', now()
from generate_series(1::bigint, ${rows} / 10) n;

insert into device_key_generation (device_id, generation, state, prepared_at, activated_at)
select 'HL-LOT-' || lpad(n::text, 8, '0'), 1, 'ACTIVE', now(), now()
from generate_series(1::bigint, ${rows} / 10) n;

insert into dpop_proof select sha256(int8send(n)), now() + interval '1 day'
from generate_series(1::bigint, ${rows} / 10) n;

set session_replication_role = origin;
analyze;
