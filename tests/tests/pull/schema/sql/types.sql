CREATE TYPE public.empty AS ENUM ();
