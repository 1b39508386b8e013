-- People, projects and who is what in them.
CREATE TABLE person (
    id VARCHAR(64) PRIMARY KEY,
    name VARCHAR(200) NOT NULL UNIQUE,
    password_hash VARCHAR(500) NOT NULL,
    admin BOOLEAN DEFAULT FALSE NOT NULL,
    must_change_password BOOLEAN DEFAULT FALSE NOT NULL,
    last_project VARCHAR(64),
    created TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE project (
    id VARCHAR(64) PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    created TIMESTAMP WITH TIME ZONE NOT NULL,
    deleted TIMESTAMP WITH TIME ZONE,
    use_cache BOOLEAN DEFAULT TRUE NOT NULL,
    interpreter VARCHAR(4000)
);

CREATE TABLE project_member (
    project VARCHAR(64) NOT NULL REFERENCES project (id),
    person VARCHAR(64) NOT NULL REFERENCES person (id),
    role VARCHAR(16) NOT NULL,
    PRIMARY KEY (project, person)
);
CREATE INDEX project_member_person ON project_member (person);

-- Who is signed in at which browser: outlives the server, so that a restart asks nobody for a password.
CREATE TABLE sign_in (
    token_hash VARCHAR(64) PRIMARY KEY,
    person VARCHAR(64) NOT NULL REFERENCES person (id),
    begun TIMESTAMP WITH TIME ZONE NOT NULL,
    used TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX sign_in_person ON sign_in (person);

-- What programs show instead of a password; only a hash is kept.
CREATE TABLE personal_token (
    id VARCHAR(64) PRIMARY KEY,
    token_hash VARCHAR(64) NOT NULL UNIQUE,
    person VARCHAR(64) NOT NULL REFERENCES person (id),
    project VARCHAR(64) NOT NULL REFERENCES project (id),
    label VARCHAR(200) NOT NULL,
    created TIMESTAMP WITH TIME ZONE NOT NULL,
    used TIMESTAMP WITH TIME ZONE,
    revoked TIMESTAMP WITH TIME ZONE
);
CREATE INDEX personal_token_owner ON personal_token (person, project);

CREATE TABLE run_token (
    attempt VARCHAR(200) PRIMARY KEY,
    token_hash VARCHAR(64) NOT NULL UNIQUE,
    project VARCHAR(64) NOT NULL,
    run VARCHAR(64) NOT NULL,
    tracked_run VARCHAR(64) NOT NULL,
    parent_run VARCHAR(64) NOT NULL,
    experiment VARCHAR(64) NOT NULL,
    title VARCHAR(500) NOT NULL
);

-- What an admin chose for the whole installation.
CREATE TABLE installation_choice (
    name VARCHAR(100) PRIMARY KEY,
    chosen VARCHAR(1000) NOT NULL
);

-- Who did what to whom. Only ever appended to.
CREATE TABLE audit (
    id VARCHAR(64) PRIMARY KEY,
    happened TIMESTAMP WITH TIME ZONE NOT NULL,
    actor VARCHAR(200) NOT NULL,
    project VARCHAR(64),
    deed VARCHAR(64) NOT NULL,
    subject VARCHAR(400) NOT NULL
);
CREATE INDEX audit_project ON audit (project, id);
