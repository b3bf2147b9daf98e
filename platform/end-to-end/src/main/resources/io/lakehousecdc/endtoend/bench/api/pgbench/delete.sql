\set d :d + 1
\set id :behind + :d * :clients + :client_id + 1
delete from items where id = :id returning *;
