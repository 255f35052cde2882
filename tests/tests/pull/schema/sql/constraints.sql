COMMENT ON INDEX public.users_pkey IS 'the key''s index';

CREATE INDEX "parts_x1_c D_idx" ON public.parts_x1 ("c D");

ALTER TABLE public."notnull"
    ADD CONSTRAINT notnull_a_fkey FOREIGN KEY (a) REFERENCES public.options (id) ON DELETE SET NULL;
