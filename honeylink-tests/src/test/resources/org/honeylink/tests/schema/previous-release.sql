-- What an installation of the release before this one (schema V9) may hold: a row of every table in every
-- state that matters. Nobody's secrets: digests and sealed bytes are made of row numbers.

insert into account values ('01900000-0000-7000-8000-000000000001', 3, 'default', 'admin',
  '$argon2id$v=19$m=65536,t=3,p=1$AAAA$AAAA', 'ADMIN,SRE', '2026-01-01T00:00:00Z');

insert into refresh_token values
  ('01900000-0000-7000-8000-000000000011', 1, 'default', '01900000-0000-7000-8000-000000000001',
   '01900000-0000-7000-8000-0000000000f1', 'hash-1', '2026-11-01T08:00:00Z', '2026-11-02T08:00:00Z',
   '2026-11-01T09:00:00Z', null, null),
  ('01900000-0000-7000-8000-000000000012', 1, 'default', '01900000-0000-7000-8000-000000000001',
   '01900000-0000-7000-8000-0000000000f1', 'hash-2', '2026-11-01T09:00:00Z', '2026-11-02T09:00:00Z',
   null, null, 'thumbprint');

insert into device
  (id, row_version, tenant_id, device_id, status, public_key, firmware_version, capabilities, metadata,
   token_sha256, master_generation, telemetry_topics, registered_at, paired_at, policy_version,
   certificate_expires_at)
select ('01900000-0000-7000-8000-0000000001' || lpad(n::text, 2, '0'))::uuid, n, 'default',
  'HL-OLD-' || lpad(n::text, 4, '0'), (array['PENDING', 'PAIRED', 'SUSPENDED', 'REVOKED'])[1 + n % 4],
  sha256(('key' || n)::bytea), '1.2.' || n, case when n % 2 = 0 then 'TELEMETRY,CONTROL' else 'TELEMETRY' end,
  jsonb_build_object('location', 'hall ' || n), sha256(('token' || n)::bytea), 1 + n % 2,
  case when n % 4 = 0 then '' else 'telemetry' end, '2026-05-01T00:00:00Z'::timestamptz + n * interval '1 day',
  case when n % 4 > 0 then '2026-05-02T00:00:00Z'::timestamptz + n * interval '1 day' end,
  case when n % 4 > 0 then '1.0.0' end,
  case when n % 4 > 0 then '2027-05-02T00:00:00Z'::timestamptz end
from generate_series(1, 8) n;

update device set attestation_format = 'remote-attestation-v1', attestation_evidence = 'AAAA',
  attestation_nonce = '00ff', attestation_verified_at = registered_at, attestation_manufacturer = 'Example Works',
  attestation_manufacturer_sha256 = 'ab', attestation_signer = 'CN=Example' where device_id = 'HL-OLD-0003';

insert into attestation_nonce values ('01900000-0000-7000-8000-000000000021', sha256('nonce'::bytea), 'default',
  'HL-OLD-0003', '2026-11-02T00:00:00Z');

insert into pairing_offer
select ('01900000-0000-7000-8000-0000000002' || lpad(n::text, 2, '0'))::uuid, 'HL-OLD-' || lpad(n::text, 4, '0'),
  sha256(('code' || n)::bytea), registered_at, registered_at + interval '10 minutes', n % 5,
  (array['OPEN', 'USED', 'VOID', 'VOID'])[1 + n % 4]
from generate_series(1, 8) n join device on device_id = 'HL-OLD-' || lpad(n::text, 4, '0');

insert into device_policy
select ('01900000-0000-7000-8000-00000000' || lpad((30 + v)::text, 2, '0') || lpad(n::text, 2, '0'))::uuid, v,
  'HL-OLD-' || lpad(n::text, 4, '0'), '1.0.' || v,
  '{"policy_version": "1.0.0", "qos": {}, "encryption": {"ciphers": ["CHACHA20_POLY1305"], "fallback": "AES_256_GCM"},
    "fec_mode": "LIGHT", "power_profile": "NORMAL", "features": {"ota_update": true, "diagnostics": true}}',
  '2026-06-01T00:00:00Z', '2026-06-01T00:00:05Z'::timestamptz
from generate_series(1, 8) n, generate_series(1, 2) v where n % 4 > 0;

insert into certificate_authority
  (id, row_version, role, state, key_name, certificate, root_certificate, crl_number, prepared_at, activated_at)
values
  ('01900000-0000-7000-8000-000000000041', 1, 'ROOT', 'ACTIVE', 'root', 'PEM of root', 'PEM of root', 1,
   '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z'),
  ('01900000-0000-7000-8000-000000000042', 1, 'ISSUING', 'ACTIVE', 'issuing', 'PEM of issuing', 'PEM of root', 7,
   '2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z');

insert into device_certificate
select lpad(to_hex(n), 16, '0'), 'HL-OLD-' || lpad(n::text, 4, '0'), '2026-05-02T00:00:00Z', '2027-05-02T00:00:00Z',
  'PEM of ' || n, '01900000-0000-7000-8000-000000000042',
  (array['ISSUED', 'IN_USE', 'SUPERSEDED', 'REVOKED'])[1 + n % 4],
  case when n % 4 = 1 then '2026-05-02T01:00:00Z'::timestamptz end,
  case when n % 4 > 1 then '2026-09-02T00:00:00Z'::timestamptz end,
  case when n % 4 > 1 then 'superseded' end
from generate_series(1, 8) n where n % 4 > 0;

insert into session
select ('01900000-0000-7000-8000-0000000005' || lpad(n::text, 2, '0'))::uuid, n, 'default',
  'HL-OLD-0001', (array['PENDING', 'PAIRED', 'ACTIVE', 'SUSPENDED', 'CLOSED'])[n], '2026-11-01T00:00:00Z', '1.0.0', 1,
  '2026-11-01T00:00:00Z', '2026-11-01T01:00:00Z', case when n = 5 then '2026-11-01T00:30:00Z'::timestamptz end,
  case when n = 5 then 'EXPIRED' end, 'AES_256_GCM'
from generate_series(1, 5) n;

insert into session_stream
select ('01900000-0000-7000-8000-0000000006' || lpad(n::text, 2, '0'))::uuid,
  ('01900000-0000-7000-8000-0000000005' || lpad(n::text, 2, '0'))::uuid, 0, 'telemetry', 'RELIABLE', 'NORMAL', 3,
  100, 10, 2, 200, n, n % 2
from generate_series(1, 5) n;

insert into session_secret
select ('01900000-0000-7000-8000-0000000005' || lpad(n::text, 2, '0'))::uuid, 'HL-OLD-0001', 2,
  sha256(('sealed' || n)::bytea), '2026-11-01T00:00:00Z', n - 3
from generate_series(3, 4) n;

insert into session_rekey values ('01900000-0000-7000-8000-000000000071', '01900000-0000-7000-8000-000000000504', 2, 2,
  sha256('sealed next'::bytea), sha256('server key'::bytea), '2026-11-01T00:10:00Z');

insert into device_key_generation
select device_id, generation, case when generation = master_generation then 'ACTIVE' else 'RETIRED' end,
  registered_at, registered_at, registered_at, null,
  case when generation < master_generation then registered_at + interval '90 days' end
from device, generate_series(1, master_generation) generation;

insert into key_rotation values ('01900000-0000-7000-8000-000000000081', 'default', 'SCHEDULED', 'schedule',
  '2026-08-01T00:00:00Z', 'COMPLETED', 1, '2026-08-01T01:00:00Z', '2026-08-01T02:00:00Z');
insert into device_rotation
  (rotation_id, device_id, step, from_generation, to_generation, due_at, failed_tries, prepared_at, activated_at,
   rekey_started_at, finished_at)
values ('01900000-0000-7000-8000-000000000081', 'HL-OLD-0001', 'RETIRED', 1, 2, '2026-08-01T01:00:00Z', 0,
  '2026-08-01T00:00:01Z', '2026-08-01T00:00:02Z', '2026-08-01T00:00:02Z', '2026-08-01T02:00:00Z');

insert into dpop_proof values (sha256('proof'::bytea), '2026-11-01T00:02:00Z');

insert into audit_event
select ('01900000-0000-7000-8000-0000000009' || lpad(n::text, 2, '0'))::uuid,
  '2026-05-01T00:00:00Z'::timestamptz + n * interval '20 days', 'admin', 'default', 'device-registration',
  'device.registered', 'HL-OLD-0001', 'HL-OLD-0001', 'success', '{"firmware_version": "1.2.1"}', repeat('a', 32)
from generate_series(1, 9) n;

insert into outbox_event
  (event_id, tenant_id, topic, type, category, subject, device_id, session_id, time, traceparent, data)
select ('01900000-0000-7000-8000-0000000010' || lpad(n::text, 2, '0'))::uuid, 'default', 'honeylink.device',
  'org.honeylink.device.registered', 'device-registration', 'HL-OLD-0001', 'HL-OLD-0001', null, '2026-11-01T00:00:00Z',
  '00-' || repeat('a', 32) || '-' || repeat('b', 16) || '-01', '{"device_id": "HL-OLD-0001"}'
from generate_series(1, 3) n;
