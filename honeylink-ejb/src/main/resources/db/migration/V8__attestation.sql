-- What was found out of a device's attestation, and the nonces that one has to be about. Evidence
-- that was stored before it could be verified stays without these and counts for nothing.

alter table device
  add attestation_verified_at         timestamptz,
  add attestation_manufacturer        text,
  add attestation_manufacturer_sha256 text,
  add attestation_signer              text;

-- A nonce is used once, by removing it. Only its hash is kept.
create table attestation_nonce (
  id           uuid primary key,
  nonce_sha256 bytea       not null unique check (octet_length(nonce_sha256) = 32),
  tenant_id    text        not null,
  device_id    text, -- of the one device it is for, when it is bound
  expires_at   timestamptz not null
);
create index attestation_nonce_expires on attestation_nonce (expires_at);
