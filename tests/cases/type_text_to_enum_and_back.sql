--- from
CREATE TABLE jobs (id integer PRIMARY KEY, state text NOT NULL DEFAULT 'open', CONSTRAINT jobs_state_check CHECK (state IN ('open', 'done')));
CREATE INDEX jobs_open_idx ON jobs (id) WHERE state = 'open';
--- rows
INSERT INTO jobs VALUES (1, 'open'), (2, 'done');
--- to
CREATE TYPE job_state AS ENUM ('open', 'done');
CREATE TABLE jobs (id integer PRIMARY KEY, state job_state NOT NULL DEFAULT 'open');
CREATE INDEX jobs_open_idx ON jobs (id) WHERE state = 'open';
--- expect
SELECT state FROM jobs ORDER BY id => (open), (done)
