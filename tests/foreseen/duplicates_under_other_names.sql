--- from
CREATE TABLE projects (id integer PRIMARY KEY, name text, deleted_at date);
CREATE UNIQUE INDEX live ON projects (name) WHERE deleted_at IS NULL;
--- rows
INSERT INTO projects VALUES (1, 'a', NULL), (2, 'A', NULL), (3, 'b', '2024-01-01'), (4, 'B', '2024-01-01'), (5, '', NULL);
--- to
CREATE TABLE works (id integer PRIMARY KEY, title text CHECK (title <> ''), removed_at date);
CREATE UNIQUE INDEX live ON works (lower(title)) WHERE removed_at IS NULL;
--- rename
works = projects
works.title = name
works.removed_at = deleted_at
--- fails
1
