-- Access tokens and refresh tokens bound to a key (RFC 9449), and the proofs that were used.

-- RFC 7638 thumbprint of the key that a refresh token was given to; null when to nobody's.
alter table refresh_token add column key_thumbprint text;

-- One row for each proof that was taken, on any node: its second use finds it here. The row goes
-- when the proof is too old to count.
create table dpop_proof (
  digest     bytea       primary key,
  expires_at timestamptz not null
);
create index dpop_proof_expiry on dpop_proof (expires_at);
