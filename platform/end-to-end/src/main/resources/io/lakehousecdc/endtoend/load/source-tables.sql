-- Tables beside items, for all kinds of keys and types that the lake mirrors.

create table orders (
  shop      varchar(8)     not null,
  number    bigint         not null,
  note      text,
  amount    numeric(10, 3) not null,
  placed_on date,
  primary key (shop, number)
);

create table documents (
  slug    text primary key,
  pages   smallint,
  size    integer,
  flag    boolean,
  ratio   double precision,
  weight  real,
  price   numeric(20, 6),
  payload bytea,
  stamped timestamptz,
  written timestamp,
  day     date,
  ref     uuid,
  tags    jsonb
);

-- Spark has no type for a time of day, so this one is read by Iceberg only.
create table clocks (
  id uuid primary key,
  at time not null
);

-- Truncated from time to time.
create table sessions (
  id   bigint primary key,
  note text
);

alter publication lakehouse_items add table orders, documents, clocks, sessions;
