-- What the application's role may do, granted again at each start: rows of every table, nothing of the schema,
-- and of the audit trail only to read and to add. Partitions are reached through their table alone.
do $$
declare
  app text := '${application_role}';
  each record;
begin
  if app = current_user then
    return; -- one role for everything: triggers alone guard the trail; the application says so in its log
  end if;
  if not exists (select from pg_roles where rolname = app) then
    raise exception 'honeylink.db.user names the role %, which the database has not', app;
  end if;
  perform pg_advisory_xact_lock(hashtext('honeylink grants'));
  execute format('grant usage on schema public to %I', app);
  begin
    revoke create on schema public from public;
  exception when insufficient_privilege then
    null; -- the schema is another's
  end;
  -- A temporary table comes before one of the same name: nobody but the owner makes any.
  if has_database_privilege('public', current_database(), 'temporary') and exists (
      select from pg_database where datname = current_database() and pg_has_role(current_user, datdba, 'member')) then
    execute format('revoke temporary on database %I from public', current_database());
  end if;
  for each in
    select c.relname, c.relkind, c.relispartition from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and pg_has_role(current_user, c.relowner, 'member')
  loop
    if each.relkind = 'S' then
      execute format('grant usage, select on sequence public.%I to %I', each.relname, app);
    elsif each.relispartition or each.relname = 'flyway_schema_history' then
      execute format('revoke all on public.%I from %I', each.relname, app);
    elsif each.relname = 'audit_unsequenced' then
      execute format('revoke all on public.%I from %I', each.relname, app);
      execute format('grant select, delete on public.%I to %I', each.relname, app);
    elsif each.relname like 'audit\_%' then
      execute format('revoke all on public.%I from %I', each.relname, app);
      execute format('grant select, insert on public.%I to %I', each.relname, app);
    else
      execute format('grant select, insert, update, delete on public.%I to %I', each.relname, app);
    end if;
  end loop;
  execute format('alter default privileges in schema public grant usage, select on sequences to %I', app);
  execute format('grant execute on function public.audit_prepare_months() to %I', app);
  execute format('grant execute on function public.audit_drop_month(date) to %I', app);
end
$$;
