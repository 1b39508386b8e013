-- People, projects and who is what in them.
CREATE TABLE person (
    id VARCHAR(64) PRIMARY KEY,
    name VARCHAR(200) NOT NULL UNIQUE,
    password_hash VARCHAR(500) NOT NULL,
    admin BOOLEAN DEFAULT FALSE NOT NULL,
    must_change_password BOOLEAN DEFAULT FALSE NOT NULL,
    created TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE project (
    id VARCHAR(64) PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    created TIMESTAMP WITH TIME ZONE NOT NULL,
    deleted TIMESTAMP WITH TIME ZONE
);

CREATE TABLE project_member (
    project VARCHAR(64) NOT NULL REFERENCES project (id),
    person VARCHAR(64) NOT NULL REFERENCES person (id),
    role VARCHAR(16) NOT NULL,
    PRIMARY KEY (project, person)
);
