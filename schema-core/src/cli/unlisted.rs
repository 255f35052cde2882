//! Tables that are declared and that no `schema!` lists: the compiler cannot see them, since nothing names them.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// Fails where a `#[table]` or `#[view]` in the modules of a crate is in none of its `schema!` lists.
///
/// ```
/// // In a test of the crate:
/// schema_core::assert_all_listed!();
/// ```
#[macro_export]
macro_rules! assert_all_listed {
    () => {
        let source = ::std::path::Path::new(::core::env!("CARGO_MANIFEST_DIR")).join("src");
        let unlisted = $crate::cli::unlisted::unlisted(&source).expect("the crate's source can be read");
        let lines: ::std::vec::Vec<_> = unlisted.iter().map(::std::string::ToString::to_string).collect();
        ::core::assert!(lines.is_empty(), "{}", lines.join("\n"));
    };
}

/// A table or view that no `schema!` lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unlisted {
    /// The file, from the directory that was searched.
    pub file: PathBuf,
    /// The struct's name.
    pub name: String,
}

impl fmt::Display for Unlisted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}` is in no `schema!`; help: {}", self.file.display(), self.name, self.help())
    }
}

impl Unlisted {
    /// What to write.
    pub fn help(&self) -> String {
        format!("write `{}` into the list, or take its attribute away", self.name)
    }
}

/// The tables and views in the modules below a directory that no `schema!` there lists, in order. Structs in functions,
/// and modules for tests alone, do not count; nor does a file that is not Rust.
///
/// # Errors
/// A directory or a file cannot be read.
pub fn unlisted(source: &Path) -> std::io::Result<Vec<Unlisted>> {
    let (mut declared, mut listed) = (BTreeSet::new(), BTreeSet::new());
    for path in files(source)? {
        let Ok(tokens) = std::fs::read_to_string(&path)?.parse::<TokenStream>() else { continue };
        let mut found = Found { listed: &mut listed, declared: Vec::new() };
        found.items(tokens);
        let file = path.strip_prefix(source).unwrap_or(&path).to_owned();
        declared.extend(found.declared.into_iter().map(|name| Unlisted { file: file.clone(), name }));
    }
    Ok(declared.into_iter().filter(|table| !listed.contains(&table.name)).collect())
}

fn files(directory: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
        if kind.is_dir() {
            files.extend(self::files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}

/// What the items of a file say.
struct Found<'a> {
    listed: &'a mut BTreeSet<String>,
    declared: Vec<String>,
}

/// What the attributes of the next item say.
#[derive(Clone, Copy, Default)]
struct Attributes {
    is_table: bool,
    is_test: bool,
}

impl Found<'_> {
    fn items(&mut self, tokens: TokenStream) {
        let mut attributes = Attributes::default();
        let mut before: [Option<TokenTree>; 2] = [None, None];
        for token in tokens {
            match (&before, &token) {
                ([_, Some(TokenTree::Punct(hash))], TokenTree::Group(group)) if hash.as_char() == '#' => {
                    attributes.read(&group.stream());
                }
                ([_, Some(TokenTree::Ident(word))], TokenTree::Ident(name)) if word == "struct" => {
                    let counts = attributes.is_table && !attributes.is_test;
                    self.declared.extend(counts.then(|| plain(name)));
                }
                ([Some(TokenTree::Ident(word)), Some(TokenTree::Ident(_))], TokenTree::Group(group))
                    if word == "mod" && !attributes.is_test =>
                {
                    self.items(group.stream());
                    attributes = Attributes::default();
                }
                ([Some(TokenTree::Ident(word)), Some(TokenTree::Punct(mark))], TokenTree::Group(group))
                    if word == "schema" && mark.as_char() == '!' =>
                {
                    self.list(group.stream());
                }
                (_, TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    attributes = Attributes::default()
                }
                (_, TokenTree::Punct(end)) if end.as_char() == ';' => attributes = Attributes::default(),
                _ => {}
            }
            before = [before[1].take(), Some(token)];
        }
    }

    /// All words of a `schema!`: more than its tables, which does no harm.
    fn list(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => drop(self.listed.insert(plain(&name))),
                TokenTree::Group(group) => self.list(group.stream()),
                _ => {}
            }
        }
    }
}

impl Attributes {
    fn read(&mut self, attribute: &TokenStream) {
        let path = attribute.clone().into_iter().take_while(|token| !matches!(token, TokenTree::Group(_)));
        let word = path.filter_map(|token| if let TokenTree::Ident(word) = token { Some(word) } else { None }).last();
        let Some(word) = word else { return };
        self.is_table |= word == "table" || word == "view";
        self.is_test |= word == "cfg" && attribute.to_string().contains("test");
    }
}

fn plain(name: &Ident) -> String {
    let name = name.to_string();
    name.strip_prefix("r#").map_or_else(|| name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_no_list_has_is_found() {
        let mut listed = BTreeSet::new();
        let mut found = Found { listed: &mut listed, declared: Vec::new() };
        let source = r#"
            //! Of a crate.
            #[table] pub struct User { id: i64 }
            #[doc = "x"] #[schema_core::view(query = "SELECT 1")] #[derive(Debug)] pub(crate) struct r#Match { a: i32 }
            struct Plain;
            mod inner { #[table(name = "b")] struct Lost(); }
            #[cfg(test)] mod tests { #[table] struct OfTests {} }
            fn function() { #[table] struct Local {} }
            schema! { pub app: [User, inner::Other], enums: [Mood] }
        "#;
        found.items(source.parse().expect("tokens"));
        assert_eq!(found.declared, ["User", "Match", "Lost"]);
        assert_eq!(listed.into_iter().collect::<Vec<_>>(), ["Mood", "Other", "User", "app", "enums", "inner", "pub"]);
    }
}
