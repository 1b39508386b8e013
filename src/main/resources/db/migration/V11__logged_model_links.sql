-- Which runs made or used which logged models, and what was measured of a model.
ALTER TABLE logged_model ADD COLUMN deleted BOOLEAN DEFAULT FALSE NOT NULL;

CREATE TABLE run_model (
    run BIGINT NOT NULL REFERENCES tracked_run (number),
    model VARCHAR(64) NOT NULL,
    made BOOLEAN NOT NULL,
    step BIGINT NOT NULL,
    PRIMARY KEY (run, model, made)
);

CREATE TABLE logged_model_metric (
    model VARCHAR(64) NOT NULL REFERENCES logged_model (id),
    run VARCHAR(64) NOT NULL,
    name VARCHAR(250) NOT NULL,
    step BIGINT NOT NULL,
    logged BIGINT NOT NULL,
    measured DOUBLE PRECISION NOT NULL,
    is_nan BOOLEAN NOT NULL,
    dataset VARCHAR(500) NOT NULL,
    digest VARCHAR(36) NOT NULL,
    PRIMARY KEY (model, run, name, step, logged, measured, is_nan, dataset, digest)
);

-- A profile may be longer than a VARCHAR can be.
ALTER TABLE run_dataset ALTER COLUMN profile SET DATA TYPE TEXT;
