-- What Debezium needs. The default replica identity (the primary key) is enough for items: the sink finds the old
-- row by its key, and an unchanged TOAST value through its index.

-- Written by the connector at each heartbeat, so that the slot moves on and freshness is known while items is idle.
create table debezium_heartbeat (
  id integer primary key,
  ts timestamptz not null
);

-- https://debezium.io/documentation/reference/stable/configuration/signalling.html
create table debezium_signal (
  id   varchar(42) primary key,
  type varchar(32) not null,
  data varchar(2048)
);

create publication lakehouse_items for table public.items, public.debezium_heartbeat, public.debezium_signal;

-- The role belongs to the platform; a database without change data capture does without it.
do $$
begin
  if exists (select from pg_roles where rolname = 'debezium') then
    grant usage on schema public to debezium;
    grant select on items, debezium_heartbeat, debezium_signal to debezium;
    grant insert, update, delete on debezium_heartbeat, debezium_signal to debezium;
  end if;
end
$$;
