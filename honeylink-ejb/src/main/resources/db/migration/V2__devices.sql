-- Devices, their pairing codes, policies and certificates. A device id is unique in the installation,
-- because device masters are derived from it.

create table device (
  id                     uuid primary key,
  row_version            bigint      not null,
  tenant_id              text        not null,
  device_id              text        not null unique check (device_id ~ '^[A-Z0-9-]{4,64}$'),
  status                 text        not null check (status in ('PENDING', 'PAIRED', 'SUSPENDED', 'REVOKED')),
  public_key             bytea       not null check (octet_length(public_key) = 32),
  firmware_version       text        not null,
  capabilities           text        not null, -- names in order, with commas between
  metadata               jsonb       not null,
  attestation_format     text,
  attestation_evidence   text,
  attestation_nonce      text,
  token_sha256           bytea       not null unique check (octet_length(token_sha256) = 32),
  master_generation      integer     not null check (master_generation >= 1),
  telemetry_topics       text        not null, -- names in order, with line feeds between
  registered_at          timestamptz not null,
  paired_at              timestamptz,
  policy_version         text,
  certificate_expires_at timestamptz
);
create index device_tenant on device (tenant_id, device_id);

-- Only a keyed digest of a code is kept.
create table pairing_offer (
  id          uuid primary key,
  device_id   text        not null references device (device_id) on delete cascade,
  code_digest bytea       not null,
  issued_at   timestamptz not null,
  expires_at  timestamptz not null,
  wrong_tries integer     not null check (wrong_tries >= 0),
  state       text        not null check (state in ('OPEN', 'USED', 'VOID'))
);
create index pairing_offer_device on pairing_offer (device_id, issued_at desc);

-- Every version of every device's policy; the one with the greatest id (they sort by time) is in force.
create table device_policy (
  id             uuid primary key,
  row_version    bigint      not null,
  device_id      text        not null references device (device_id) on delete cascade,
  policy_version text        not null,
  document       jsonb       not null,
  created_at     timestamptz not null,
  applied_at     timestamptz,
  unique (device_id, policy_version)
);
create index device_policy_newest on device_policy (device_id, id desc);

create table device_certificate (
  serial     text primary key, -- hexadecimal
  device_id  text        not null references device (device_id) on delete cascade,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  pem        text        not null
);
create index device_certificate_device on device_certificate (device_id, issued_at desc);
