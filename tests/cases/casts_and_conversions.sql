--- from
CREATE TYPE color AS ENUM ('red', 'green');
CREATE FUNCTION to_color(integer) RETURNS color LANGUAGE sql IMMUTABLE AS 'SELECT ''red''::color';
CREATE FUNCTION to_red(integer) RETURNS color LANGUAGE sql IMMUTABLE AS 'SELECT ''red''::color';
CREATE CAST (integer AS color) WITH FUNCTION to_color(integer);
CREATE CAST (color AS integer) WITH INOUT;
CREATE CAST (text AS color) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS color) IS 'by name';
CREATE CONVERSION to_latin FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
CREATE DEFAULT CONVERSION gone FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
COMMENT ON CONVERSION to_latin IS 'west';
--- to
CREATE TYPE color AS ENUM ('red', 'green');
CREATE FUNCTION to_color(integer) RETURNS color LANGUAGE sql IMMUTABLE AS 'SELECT ''red''::color';
CREATE FUNCTION to_red(integer) RETURNS color LANGUAGE sql IMMUTABLE AS 'SELECT ''red''::color';
CREATE CAST (integer AS color) WITH FUNCTION to_red(integer) AS ASSIGNMENT;
CREATE CAST (text AS color) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS integer) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS color) IS 'by its name';
CREATE DEFAULT CONVERSION to_latin FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
CREATE CONVERSION from_latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION from_latin IS 'to the east';
--- native
the embedded server brings no encoding conversions
