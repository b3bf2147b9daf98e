\set n :n + 1
\set price random(500, 10000)
insert into items (name, description, price, on_offer) values ('New Item ' || :client_id || '-' || :n, 'Description of an item', :price, true) on conflict (name) do nothing returning *;
