-- Two callers that happen to use the same key must not meet: one would be answered with the other one's item.
-- The scope is a SHA-256 in hexadecimal digits of who the caller is, and empty where the service asks nobody. So are
-- the rows that are there already: who wrote them is not known.
-- The default is for a process of the release before, which goes on to write while this one starts.
alter table items_api.idempotency_keys
  add column scope text not null default '' check (length(scope) in (0, 64)),
  drop constraint idempotency_keys_pkey,
  add primary key (scope, key);
