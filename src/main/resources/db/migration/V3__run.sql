-- Runs of pipelines, their steps and attempts. Times are milliseconds since 1970.

-- Which server process carries the runs: each start counts it up, and writes of an earlier one find no row.
CREATE TABLE engine_epoch (
    id INT PRIMARY KEY,
    epoch BIGINT NOT NULL
);
INSERT INTO engine_epoch (id, epoch) VALUES (1, 0);

CREATE TABLE run_counter (
    project VARCHAR(64) NOT NULL,
    pipeline VARCHAR(64) NOT NULL,
    last_number INT NOT NULL,
    PRIMARY KEY (project, pipeline)
);

CREATE TABLE pipeline_run (
    id VARCHAR(64) PRIMARY KEY,
    project VARCHAR(64) NOT NULL,
    number INT NOT NULL,
    title VARCHAR(500) NOT NULL,
    pipeline VARCHAR(64) NOT NULL,
    pipeline_name VARCHAR(500) NOT NULL,
    version INT NOT NULL,
    state VARCHAR(16) NOT NULL,
    reason VARCHAR(4000) NOT NULL,
    started_by VARCHAR(200) NOT NULL,
    created BIGINT NOT NULL,
    started BIGINT,
    ended BIGINT,
    experiment VARCHAR(64) NOT NULL,
    arguments VARCHAR(1048576) NOT NULL,
    cache BOOLEAN NOT NULL,
    rerun_of VARCHAR(64),
    executor VARCHAR(64) NOT NULL,
    deleted BOOLEAN DEFAULT FALSE NOT NULL,
    epoch BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
-- An id begins with the time of its making: newest first is by id.
CREATE INDEX pipeline_run_by_project ON pipeline_run (project, id DESC);
CREATE INDEX pipeline_run_by_pipeline ON pipeline_run (project, pipeline, id DESC);
CREATE INDEX pipeline_run_by_experiment ON pipeline_run (project, experiment, id DESC);
CREATE INDEX pipeline_run_by_person ON pipeline_run (project, started_by, id DESC);
CREATE INDEX pipeline_run_by_state ON pipeline_run (state, project, id DESC);

CREATE TABLE step_run (
    run VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    frame VARCHAR(64),
    name VARCHAR(500) NOT NULL,
    path VARCHAR(2000) NOT NULL,
    component VARCHAR(500) NOT NULL,
    holds BOOLEAN NOT NULL,
    place INT NOT NULL,
    state VARCHAR(16) NOT NULL,
    reason VARCHAR(4000) NOT NULL,
    since BIGINT NOT NULL,
    started BIGINT,
    ended BIGINT,
    attempts INT NOT NULL,
    forgiven INT NOT NULL,
    not_before BIGINT,
    cache_note VARCHAR(2000) NOT NULL,
    inputs VARCHAR(1048576) NOT NULL,
    outputs VARCHAR(1048576) NOT NULL,
    measured VARCHAR(1048576) NOT NULL,
    environment VARCHAR(2000) NOT NULL,
    PRIMARY KEY (run, id)
);

CREATE TABLE step_attempt (
    run VARCHAR(64) NOT NULL,
    step VARCHAR(64) NOT NULL,
    number INT NOT NULL,
    state VARCHAR(16) NOT NULL,
    reason VARCHAR(4000) NOT NULL,
    created BIGINT NOT NULL,
    started BIGINT,
    ended BIGINT,
    exit_code INT,
    cpu_millis BIGINT,
    peak_memory BIGINT,
    log_file VARCHAR(4000) NOT NULL,
    packages VARCHAR(1048576) NOT NULL,
    tracked_run VARCHAR(64) NOT NULL,
    PRIMARY KEY (run, step, number)
);

-- What happened, in order; written once.
CREATE TABLE run_event (
    run VARCHAR(64) NOT NULL,
    revision BIGINT NOT NULL,
    place INT NOT NULL,
    at BIGINT NOT NULL,
    step VARCHAR(64),
    state VARCHAR(16) NOT NULL,
    reason VARCHAR(4000) NOT NULL,
    PRIMARY KEY (run, revision, place)
);

-- The newest result under each key.
CREATE TABLE cache_entry (
    project VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    run VARCHAR(64) NOT NULL,
    step VARCHAR(64) NOT NULL,
    PRIMARY KEY (project, hash)
);

-- What the key of a step was made of the last time, to say what changed.
CREATE TABLE cache_key (
    project VARCHAR(64) NOT NULL,
    pipeline VARCHAR(64) NOT NULL,
    step VARCHAR(64) NOT NULL,
    number INT NOT NULL,
    parts VARCHAR(1048576) NOT NULL,
    PRIMARY KEY (project, pipeline, step)
);
