-- Who stopped a run, and how many milliseconds it stood still between an end and the next try.
ALTER TABLE pipeline_run ADD COLUMN stopped_by VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE pipeline_run ADD COLUMN idle BIGINT DEFAULT 0 NOT NULL;
