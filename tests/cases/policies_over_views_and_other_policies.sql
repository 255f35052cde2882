--- from
CREATE TABLE member (id integer PRIMARY KEY, team integer);
CREATE TABLE doc (id integer PRIMARY KEY, team integer, owner integer REFERENCES member, secret boolean DEFAULT false);
CREATE VIEW team_of AS SELECT id, team FROM member;
CREATE FUNCTION is_in(t integer) RETURNS boolean LANGUAGE sql STABLE RETURN EXISTS (SELECT FROM team_of WHERE team = t);
ALTER TABLE doc ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_view ON doc USING (team IN (SELECT team FROM team_of));
CREATE POLICY by_function ON doc FOR SELECT USING (is_in(team) AND NOT secret);
CREATE POLICY by_self ON doc FOR DELETE USING (owner = (SELECT min(m.id) FROM member m WHERE m.team = doc.team));
--- rows
INSERT INTO member VALUES (1, 10);
INSERT INTO doc VALUES (1, 10, 1);
--- to
CREATE TABLE member (id bigint PRIMARY KEY, team_id bigint);
CREATE TABLE doc (id integer PRIMARY KEY, team bigint, owner bigint REFERENCES member, level integer DEFAULT 0);
CREATE VIEW team_of AS SELECT team_id AS team, id FROM member;
CREATE FUNCTION is_in(t bigint) RETURNS boolean LANGUAGE sql STABLE RETURN EXISTS (SELECT FROM team_of WHERE team = t);
ALTER TABLE doc ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_view ON doc USING (team IN (SELECT team FROM team_of));
CREATE POLICY by_function ON doc FOR SELECT USING (is_in(team) AND level = 0);
CREATE POLICY by_self ON doc FOR DELETE USING (owner = (SELECT min(m.id) FROM member m WHERE m.team_id = doc.team));
--- rename
member.team_id = team
--- expect
SELECT * FROM doc => (1,10,1,0)
SELECT is_in(10) => (t)
