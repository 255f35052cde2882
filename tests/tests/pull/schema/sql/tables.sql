COMMENT ON COLUMN "We ird"."ta ble"."co l" IS '  leading and trailing  ';

CREATE TABLE public.child (
    extra integer
) INHERITS (public.base);

CREATE TABLE public.no_columns (
);

COMMENT ON COLUMN public.users.email IS 'crlf
here';
