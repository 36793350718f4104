-- How many items there are: compare with what monitoring showed before.
SELECT count(*) FROM items;
