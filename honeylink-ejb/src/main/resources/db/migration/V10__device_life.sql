-- Tags of devices, search, the end of a device's life; codes that a person can scan; a tenant in every row.

alter table device
  add tags         text[]      not null default '{}',
  add status_since timestamptz,
  add search_text  text        generated always as
    (lower(device_id || ' ' || firmware_version || ' ' || metadata::text)) stored;
update device set status_since = coalesce(paired_at, registered_at);
alter table device alter status_since set not null;

create index device_tags on device using gin (tags);
create index device_registered on device (tenant_id, registered_at, device_id);
create index device_status on device (tenant_id, status, device_id);
-- Who was shut out lately: the sweep for their sessions asks every few seconds.
create index device_shut_out on device (status_since) where status in ('SUSPENDED', 'REVOKED');

-- The search works without this index, only slower. Not every database lets its users have the extension.
do $$
begin
  create extension if not exists pg_trgm;
  create index device_search on device using gin (search_text gin_trgm_ops);
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'no pg_trgm: devices are searched without an index';
end
$$;

-- Sealed under the service key with the row's id as associated data, for the QR code; gone when the code is
-- used, void or at its end.
alter table pairing_offer add sealed_code bytea;
create index pairing_offer_sealed on pairing_offer (expires_at) where sealed_code is not null;

-- What belongs to a device or a session belongs to its tenant; who inserts need not say so.
create function tenant_of_device() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.tenant_id is null then
    select tenant_id into new.tenant_id from public.device where device_id = new.device_id;
  end if;
  return new;
end
$$;
create function tenant_of_session() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.tenant_id is null then
    select tenant_id into new.tenant_id from public.session where id = new.session_id;
  end if;
  return new;
end
$$;

do $$
declare
  owned text;
begin
  foreach owned in array array['pairing_offer', 'device_certificate', 'device_key_generation',
                               'device_rotation'] loop
    execute format('alter table %I add tenant_id text', owned);
    execute format('update %I o set tenant_id = d.tenant_id from device d where d.device_id = o.device_id', owned);
    execute format('alter table %I alter tenant_id set not null', owned);
    execute format('create trigger %I before insert on %I for each row execute function tenant_of_device()',
                   owned || '_tenant', owned);
  end loop;
  foreach owned in array array['session_stream', 'session_secret', 'session_rekey'] loop
    execute format('alter table %I add tenant_id text', owned);
    execute format('update %I o set tenant_id = s.tenant_id from session s where s.id = o.session_id', owned);
    execute format('alter table %I alter tenant_id set not null', owned);
    execute format('create trigger %I before insert on %I for each row execute function tenant_of_session()',
                   owned || '_tenant', owned);
  end loop;
end
$$;
