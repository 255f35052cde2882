CREATE SEQUENCE public.free_seq AS bigint INCREMENT BY -1 START WITH -10;

CREATE SEQUENCE public.renamed_seq_id_seq AS integer;

CREATE UNLOGGED SEQUENCE public.unl_id_seq AS integer;

ALTER SEQUENCE public.renamed_seq_id_seq OWNED BY public.after_rename.id;

ALTER SEQUENCE public.unl_id_seq OWNED BY public.unl.id;
