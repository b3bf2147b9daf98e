-- The answers to writes that came with an Idempotency-Key.
-- A schema of its own: the connector takes all tables of public that are not excluded into its initial load,
-- and these are the service's notes, no data for the lake. They are in no publication either.
create schema if not exists items_api;

create table items_api.idempotency_keys (
  key         text primary key check (length(key) between 1 and 255),
  -- SHA-256 of the operation and the body: the same key with another one is a client's mistake.
  fingerprint bytea not null check (length(fingerprint) = 32),
  status      integer not null,
  location    text,
  etag        text,
  body        text not null,
  created_at  timestamptz not null default now()
);

-- Finds the oldest ones, which are deleted.
create index idempotency_keys_created_at on items_api.idempotency_keys (created_at);
