-- Named values that steps need. Their values are sealed with a key that lies elsewhere.
CREATE TABLE project_secret (
    project VARCHAR(64) NOT NULL REFERENCES project (id),
    name VARCHAR(100) NOT NULL,
    sealed TEXT NOT NULL,
    changed TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_by VARCHAR(200) NOT NULL,
    deleted TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (project, name)
);
