-- Authorities of the installation, and what became of the certificates they issued. Private keys are
-- in the key store, under key_name.

create table certificate_authority (
  id               uuid primary key,
  row_version      bigint      not null,
  role             text        not null check (role in ('ROOT', 'ISSUING')),
  state            text        not null check (state in ('PREPARED', 'ACTIVE', 'TAINTED', 'RETIRED')),
  key_name         text        not null unique,
  certificate      text        not null, -- PEM
  root_certificate text        not null, -- PEM; its own again for a root
  crl_number       bigint      not null default 0 check (crl_number >= 0),
  prepared_at      timestamptz not null,
  activated_at     timestamptz check (state not in ('ACTIVE', 'TAINTED') or activated_at is not null),
  tainted_at       timestamptz check (state <> 'TAINTED' or tainted_at is not null),
  retired_at       timestamptz check ((state = 'RETIRED') = (retired_at is not null)),
  key_destroyed    boolean     not null default false check (not key_destroyed or state = 'RETIRED')
);

-- Certificates of the authority in a file, which no release had, are good for nothing: no call took them.
delete from device_certificate;

alter table device_certificate
  add column authority_id      uuid not null references certificate_authority (id),
  add column state             text not null check (state in ('ISSUED', 'IN_USE', 'SUPERSEDED', 'REVOKED')),
  add column first_used_at     timestamptz check (state <> 'IN_USE' or first_used_at is not null),
  add column revoked_at        timestamptz check ((state in ('SUPERSEDED', 'REVOKED')) = (revoked_at is not null)),
  add column revocation_reason text        check ((revoked_at is null) = (revocation_reason is null));
create index device_certificate_authority on device_certificate (authority_id, state);
-- Who was revoked lately: the sweep for their sessions asks every few seconds.
create index device_certificate_revoked on device_certificate (revoked_at) where state = 'REVOKED';
