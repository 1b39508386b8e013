-- Clusters that an admin added. How they are reached is sealed with a key that lies elsewhere.
CREATE TABLE cluster (
    name VARCHAR(63) PRIMARY KEY,
    settings TEXT NOT NULL,
    sealed_connection TEXT NOT NULL,
    projects TEXT NOT NULL,
    changed TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_by VARCHAR(200) NOT NULL,
    removed BOOLEAN DEFAULT FALSE NOT NULL
);
