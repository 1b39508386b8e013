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
