select * from items order by id limit 100;
