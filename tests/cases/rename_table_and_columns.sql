--- from
CREATE TABLE posts (id serial PRIMARY KEY, title text NOT NULL UNIQUE, author integer, CHECK (length(title) > 0));
CREATE INDEX posts_title_idx ON posts (lower(title));
CREATE TABLE comments (post_id integer REFERENCES posts (id));
COMMENT ON COLUMN posts.title IS 'what it is called';
--- rows
INSERT INTO posts (title) VALUES ('a');
INSERT INTO comments VALUES (1);
--- to
CREATE TABLE articles (id serial PRIMARY KEY, heading text NOT NULL UNIQUE, author integer, CHECK (length(heading) > 0));
CREATE INDEX articles_heading_idx ON articles (lower(heading));
CREATE TABLE comments (article_id integer REFERENCES articles (id));
COMMENT ON COLUMN articles.heading IS 'what it is called';
--- rename
articles = posts
articles.heading = title
comments.article_id = post_id
--- expect
SELECT a.id, heading, article_id FROM articles a, comments => (1,a,1)
INSERT INTO articles (heading) VALUES ('b') RETURNING id => (2)
