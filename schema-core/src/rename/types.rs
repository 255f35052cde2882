//! Types that are called differently, where texts name them with their schema.

use super::Renames;
use crate::ident::literal;
use crate::kind::Id;
use crate::kind::aside::is_type;

impl Renames {
    /// Renames types, and the row types of tables, in the spelling of a type or in a list of types.
    pub fn types(&self, text: &mut String) {
        let tables = self.tables.iter().map(|(old, new)| (old.to_string(), old.sibling(new.clone()).to_string()));
        replace(text, &self.named_types().chain(tables).collect::<Vec<_>>());
    }

    /// Renames types and sequences in an expression or a query, which may mention tables too.
    pub fn casts(&self, text: &mut String) {
        let sequences = self.others.iter().filter(|(old, _)| matches!(old, Id::Sequence(_)));
        let constant = |id: &Id| format!("{}::regclass", literal(&id.path()));
        let sequences = sequences.map(|(old, new): (&Id, _)| (constant(old), constant(&old.with_name(new))));
        replace(text, &self.named_types().chain(sequences).collect::<Vec<_>>());
    }

    fn named_types(&self) -> impl Iterator<Item = (String, String)> {
        let types = self.others.iter().filter(|(old, _)| is_type(old));
        types.map(|(old, new): (&Id, _)| (old.path(), old.with_name(new).path()))
    }
}

/// All at once, so that two may trade their names.
fn replace(text: &mut String, names: &[(String, String)]) {
    if !names.iter().any(|(old, _)| text.contains(old)) {
        return;
    }
    let part_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '"' | '.');
    let (mut renamed, mut rest, mut within) = (String::with_capacity(text.len()), text.as_str(), false);
    while let Some(first) = rest.chars().next() {
        let found = names.iter().find(|(old, _)| {
            !within && rest.strip_prefix(old.as_str()).is_some_and(|after| !after.starts_with(part_of_name))
        });
        let (written, length) =
            found.map_or((&rest[..first.len_utf8()], first.len_utf8()), |(old, new)| (new, old.len()));
        renamed.push_str(written);
        within = part_of_name(first);
        rest = &rest[length..];
    }
    *text = renamed;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_renamed_at_once() {
        let names = [("public.a", "public.b"), ("public.b", "public.a"), ("public.\"C d\"", "public.c")];
        let names = names.map(|(old, new)| (old.to_owned(), new.to_owned()));
        let mut text = "public.a, public.b[], public.ab, xpublic.a, public.\"C d\", 'x'::public.a".to_owned();
        replace(&mut text, &names);
        assert_eq!(text, "public.b, public.a[], public.ab, xpublic.a, public.c, 'x'::public.b");
    }
}
