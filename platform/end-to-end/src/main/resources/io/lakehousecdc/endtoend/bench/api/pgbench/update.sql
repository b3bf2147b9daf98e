\set n :n + 1
\set price random(500, 10000)
\set id random(:lowest, :rows)
update items set name = 'Updated Item ' || :client_id || '-' || :n, description = 'Description of an item', price = :price, on_offer = true where id = :id returning *;
