-- When a registered model of a server was made there, in milliseconds since 1970: two that had the same name, one after the other, are told apart by it.
ALTER TABLE remote_registered ADD COLUMN created BIGINT;
ALTER TABLE carried_model ADD COLUMN created BIGINT;
