-- Names in the order of their code points, whatever the locale of the database: the unique index that is there already
-- then serves equal names, prefixes (a range) and the order by name. Rebuilds that index, not the table.
alter table items alter column name type varchar(255) collate "C";

-- One index for each other order, with the id for rows of the same value; backwards it serves the descending order.
create index items_price_id on items (price, id);
create index items_updated_at_id on items (updated_at, id);
