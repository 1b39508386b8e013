-- Files that people brought; their bytes lie in the home below uploads/<project>/<id>/.
CREATE TABLE upload (
    id VARCHAR(64) PRIMARY KEY,
    project VARCHAR(64) NOT NULL,
    name VARCHAR(255) NOT NULL,
    bytes BIGINT NOT NULL,
    digest VARCHAR(80) NOT NULL,
    uploaded_by VARCHAR(200) NOT NULL,
    uploaded_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX upload_by_project ON upload (project, uploaded_at);
