-- What a run or logged model was imported from is asked whenever something of it is to be sent.
CREATE INDEX transfer_twin_by_target ON transfer_twin (target, project, place, kind);

-- What lies on a server because it was imported from there or exported to it, so that pages lead to it. What is sent never asks here: of
-- these nothing may be changed or deleted there because of ours.
CREATE TABLE carried_run (
    run VARCHAR(64) NOT NULL,
    server VARCHAR(64) NOT NULL,
    experiment VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    PRIMARY KEY (run, server)
);
CREATE TABLE carried_version (
    model BIGINT NOT NULL,
    version BIGINT NOT NULL,
    server VARCHAR(64) NOT NULL,
    number VARCHAR(32) NOT NULL,
    imported BOOLEAN NOT NULL,
    PRIMARY KEY (model, version, server)
);
