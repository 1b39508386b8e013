-- Which experiments, logged models, registered models and versions of a server are which of ours. An experiment's name there
-- begins with a prefix; with another one it is another.
CREATE TABLE remote_experiment (
    experiment BIGINT NOT NULL,
    server VARCHAR(64) NOT NULL,
    prefix VARCHAR(200) NOT NULL,
    id VARCHAR(64) NOT NULL,
    PRIMARY KEY (experiment, server, prefix)
);

CREATE TABLE remote_model (
    model VARCHAR(64) NOT NULL,
    server VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    artifact_uri VARCHAR(4096) NOT NULL,
    PRIMARY KEY (model, server)
);

-- A name that others made there is neither renamed nor deleted with ours.
CREATE TABLE remote_registered (
    model BIGINT NOT NULL,
    server VARCHAR(64) NOT NULL,
    name VARCHAR(256) NOT NULL,
    made BOOLEAN NOT NULL,
    PRIMARY KEY (model, server)
);

CREATE TABLE remote_version (
    model BIGINT NOT NULL,
    version BIGINT NOT NULL,
    server VARCHAR(64) NOT NULL,
    number VARCHAR(32) NOT NULL,
    PRIMARY KEY (model, version, server)
);
