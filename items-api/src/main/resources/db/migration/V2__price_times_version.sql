-- Rows that were written by SQL may have nulls where the service always wrote a value.
update items set name = 'unnamed item ' || id where name is null;
update items set price = 0 where price is null;
update items set on_offer = false where on_offer is null;

-- One statement, because the new type of price rewrites the table once in any case.
alter table items
  alter column name set not null,
  alter column price type numeric(12, 2),
  alter column price set not null,
  alter column on_offer set default false,
  alter column on_offer set not null,
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now(),
  add column version bigint not null default 1;

-- A second index on the primary key, which the first service made.
drop index if exists ix_items_id;

-- A trigger, and not the service, so that a row changed by plain SQL gets its new version (and so its new ETag) too.
-- clock_timestamp(): the trigger runs when the row lock is held, so the times of a row never go backwards
-- as now() would after a wait for the lock.
create function items_stamp() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := clock_timestamp();
  return new;
end
$$;

create trigger items_stamp before update on items for each row execute function items_stamp();
