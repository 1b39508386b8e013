-- Pipelines with their drafts, the journal of edits, saved versions.
CREATE TABLE pipeline (
    id VARCHAR(64) PRIMARY KEY,
    project VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    -- lower case; null while deleted, so that others may take the name
    taken_name VARCHAR(200),
    description TEXT NOT NULL,
    owner VARCHAR(200) NOT NULL,
    created TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_by VARCHAR(200) NOT NULL,
    changed TIMESTAMP WITH TIME ZONE NOT NULL,
    deleted TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    content TEXT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    latest INTEGER NOT NULL,
    latest_hash VARCHAR(64) NOT NULL,
    UNIQUE (project, taken_name)
);

CREATE TABLE draft_edit (
    pipeline VARCHAR(64) NOT NULL REFERENCES pipeline (id),
    id VARCHAR(64) NOT NULL,
    version BIGINT NOT NULL,
    author VARCHAR(200) NOT NULL,
    happened TIMESTAMP WITH TIME ZONE NOT NULL,
    kind VARCHAR(16) NOT NULL,
    state VARCHAR(16) NOT NULL,
    words TEXT NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (pipeline, id)
);
CREATE INDEX draft_edit_by_version ON draft_edit (pipeline, version);
CREATE INDEX draft_edit_by_author ON draft_edit (pipeline, author, state, version);

CREATE TABLE pipeline_version (
    pipeline VARCHAR(64) NOT NULL REFERENCES pipeline (id),
    number INTEGER NOT NULL,
    message VARCHAR(2000) NOT NULL,
    author VARCHAR(200) NOT NULL,
    saved TIMESTAMP WITH TIME ZONE NOT NULL,
    hash VARCHAR(64) NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (pipeline, number)
);
