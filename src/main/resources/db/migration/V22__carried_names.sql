-- What registered models that were imported from a server or exported to it are called there, whatever they are called here by now.
CREATE TABLE carried_model (
    model BIGINT NOT NULL,
    server VARCHAR(64) NOT NULL,
    name VARCHAR(256) NOT NULL,
    PRIMARY KEY (model, server)
);
INSERT INTO carried_model (model, server, name)
SELECT DISTINCT v.model, v.server, COALESCE(m.deleted_name, m.name)
FROM carried_version v JOIN registered_model m ON m.number = v.model;

-- Which runs others made there: what is changed of these stays here. Before, one that was brought from elsewhere and taken along could not be told.
ALTER TABLE carried_run ADD COLUMN imported BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE carried_run SET imported = TRUE
WHERE EXISTS (
    SELECT 1 FROM transfer_twin t
    WHERE t.target = carried_run.run AND t.place = '' AND t.kind = 1 AND t.source = carried_run.id
);

-- Which experiment here one of the server was imported into.
CREATE INDEX carried_run_by_experiment ON carried_run (server, experiment);
