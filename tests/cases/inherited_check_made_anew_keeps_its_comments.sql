--- from
CREATE TABLE base (n integer, CONSTRAINT c CHECK (n > 0), CONSTRAINT d CHECK (n < 100));
CREATE TABLE kid (m integer) INHERITS (base);
CREATE TABLE grandkid () INHERITS (kid);
CREATE TABLE parted (n integer, CONSTRAINT c CHECK (n > 0)) PARTITION BY RANGE (n);
CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (10);
COMMENT ON CONSTRAINT c ON base IS 'of the base';
COMMENT ON CONSTRAINT c ON kid IS 'of the child';
COMMENT ON CONSTRAINT c ON grandkid IS 'of its child';
COMMENT ON CONSTRAINT d ON kid IS 'of the child, too';
COMMENT ON CONSTRAINT c ON part IS 'of the partition';
--- rows
INSERT INTO kid VALUES (5, 1);
INSERT INTO parted VALUES (5);
--- to
CREATE TABLE base (n bigint, CONSTRAINT c CHECK (n > 1), CONSTRAINT d CHECK (n < 100));
CREATE TABLE kid (m integer) INHERITS (base);
CREATE TABLE grandkid () INHERITS (kid);
CREATE TABLE parted (n integer, CONSTRAINT c CHECK (n > 1)) PARTITION BY RANGE (n);
CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (10);
COMMENT ON CONSTRAINT c ON base IS 'of the base';
COMMENT ON CONSTRAINT c ON kid IS 'of the child';
COMMENT ON CONSTRAINT c ON grandkid IS 'of its child, still';
COMMENT ON CONSTRAINT d ON kid IS 'of the child, too';
COMMENT ON CONSTRAINT c ON part IS 'of the partition';
--- expect
SELECT n, m FROM kid => (5,1)
