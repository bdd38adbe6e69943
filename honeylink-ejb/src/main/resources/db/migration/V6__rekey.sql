-- Live sessions change their keys in place. The secret in use and the one to come are both kept from the
-- first word to the device until its first packet under the new keys, so that a crash at any moment finds
-- whichever the device uses.

alter table session_secret add column rekey_number integer not null default 0 check (rekey_number >= 0);
create index session_secret_device on session_secret (device_id, generation);

-- One row while a session waits for its device; sealed under the service key with session id and number
-- as associated data. It goes when the device has proven the keys, or with the session's secret.
create table session_rekey (
  id         uuid primary key,
  session_id uuid        not null references session_secret (session_id) on delete cascade,
  number     integer     not null check (number >= 1),
  generation integer     not null check (generation >= 1),
  sealed     bytea       not null,
  server_key bytea       not null check (octet_length(server_key) = 32),
  started_at timestamptz not null,
  unique (session_id, number)
);
