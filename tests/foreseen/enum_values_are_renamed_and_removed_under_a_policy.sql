--- from
CREATE TYPE role AS ENUM ('admin', 'editor', 'guest');
CREATE TABLE seats (id integer PRIMARY KEY, org integer, role role NOT NULL, UNIQUE (org, role));
CREATE UNIQUE INDEX one_admin ON seats (org) WHERE role = 'admin';
CREATE POLICY admins ON seats USING (role = 'admin' OR role >= 'editor');
--- rows
INSERT INTO seats VALUES (1, 1, 'admin'), (2, 1, 'guest'), (3, 2, 'editor');
--- to
CREATE TYPE role AS ENUM ('owner', 'administrator', 'guest');
CREATE TABLE seats (id integer PRIMARY KEY, org integer, role role NOT NULL, UNIQUE (org, role));
CREATE UNIQUE INDEX one_admin ON seats (org) WHERE role = 'administrator';
CREATE POLICY admins ON seats USING (role = 'administrator');
--- rename
role 'administrator' = admin
--- fails
1
