\set id random(:lowest, :rows)
select id, created_at, description, name, on_offer, price, updated_at, version from items where id = :id;
