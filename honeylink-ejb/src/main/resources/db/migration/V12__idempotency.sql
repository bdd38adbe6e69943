-- Calls with an Idempotency-Key, by tenant and caller. A row is claimed before the call is carried out, marked in the
-- transaction that makes its effect final, and answered in it too wherever the call is one transaction.
create table idempotency_key (
  id            uuid primary key,
  tenant_id     text        not null,
  caller        text        not null,
  key           text        not null check (char_length(key) between 1 and 64),
  -- Keyed digest of method, path, query and body.
  fingerprint   bytea       not null,
  -- Who works on it, and until when if he is not heard of; null when nobody does.
  claim         uuid        not null,
  claimed_until timestamptz,
  -- The effect, once it is final: the event that told of it and what it was about.
  action        text,
  target        text,
  -- Sealed under the service key with the row's id as associated data.
  answer        bytea,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  unique (tenant_id, caller, key)
);
create index idempotency_key_expiry on idempotency_key (expires_at);
