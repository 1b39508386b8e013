-- Whether what the steps of a run take of their machine is recorded.
ALTER TABLE pipeline_run ADD COLUMN system_metrics BOOLEAN DEFAULT FALSE NOT NULL;
