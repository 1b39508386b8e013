-- Steps that gave a model are found without reading what all others gave.
ALTER TABLE step_run ADD COLUMN gives_model BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE step_run SET gives_model = TRUE WHERE outputs LIKE '%"system.Model"%';
CREATE INDEX step_run_by_model ON step_run (gives_model, run);
