-- Who changed a model last, and who registered a version. What is deleted stays, so that it can be taken back.
ALTER TABLE registered_model ADD COLUMN changed BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE registered_model ADD COLUMN changed_by VARCHAR(200) DEFAULT '' NOT NULL;
UPDATE registered_model SET changed = updated;
-- What a deleted model was called. Its row goes by a name that nobody can give then, so that its own is free.
ALTER TABLE registered_model ADD COLUMN deleted_name VARCHAR(256);
ALTER TABLE model_version ADD COLUMN registered_by VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE model_version ADD COLUMN deleted BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX model_version_by_logged_model ON model_version (logged_model);
CREATE INDEX logged_model_by_project ON logged_model (project, created);
