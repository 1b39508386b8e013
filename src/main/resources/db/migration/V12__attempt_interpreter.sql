-- The Python of the project's own that an attempt ran in.
ALTER TABLE step_attempt ADD COLUMN interpreter VARCHAR(2000) DEFAULT '' NOT NULL;
