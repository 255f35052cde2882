//! Dictionaries of text search. Their options change in place.

use super::Id;
use super::catalog::reference;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::{Qualified, Reference};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A dictionary (manual, `CREATE TEXT SEARCH DICTIONARY`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSearchDictionary {
    /// The template.
    pub template: Reference,
    /// The options, as PostgreSQL keeps them: `language = 'english', stopwords = 'english'`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<String>,
}

impl Object for TextSearchDictionary {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_ts_dict'::regclass, d.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(d.dictname),
                jsonb_strip_nulls(jsonb_build_object('template', ",
        reference!("t.tmplnamespace", "t.tmplname"),
        ", 'options', d.dictinitoption))
         FROM pg_ts_dict d JOIN ours n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "TEXT SEARCH DICTIONARY";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TEXT SEARCH DICTIONARY {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let options = self.options.as_ref().map(|options| format!(", {options}")).unwrap_or_default();
        vec![Statement::new(format!("CREATE TEXT SEARCH DICTIONARY {name} (TEMPLATE = {}{options})", self.template))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP TEXT SEARCH DICTIONARY {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        if self.template != to.template {
            return Alteration::Replace;
        }
        let (old, new) = (self.list(), to.list());
        let word = |option: &str| option.split(" = ").next().unwrap_or_default().to_owned();
        let gone = old.iter().map(|option| word(option)).filter(|gone| !new.iter().any(|option| word(option) == *gone));
        let set = new.iter().filter(|option| !old.contains(option)).cloned();
        let changes: Vec<String> = gone.chain(set).collect();
        Alteration::statements(vec![Statement::new(format!(
            "ALTER TEXT SEARCH DICTIONARY {name} ({})",
            changes.join(", ")
        ))])
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TEXT SEARCH DICTIONARY {from} RENAME TO {}", to.name))]
    }
}

impl TextSearchDictionary {
    /// The options one by one: the commas between them are those outside of quotes.
    fn list(&self) -> Vec<String> {
        let (mut list, mut quoted) = (vec![String::new()], false);
        for c in self.options.as_deref().unwrap_or_default().chars() {
            quoted ^= c == '\'' || c == '"';
            match list.last_mut() {
                Some(last) if quoted || c != ',' => last.push(c),
                _ => list.push(String::new()),
            }
        }
        list.iter().map(|option| option.trim().to_owned()).filter(|option| !option.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_told_apart() {
        let options = Some("language = 'a, b', stopwords = 'it''s', x = E'\\\\,'".to_owned());
        let dictionary = TextSearchDictionary { template: Reference::from("simple"), options };
        assert_eq!(dictionary.list(), ["language = 'a, b'", "stopwords = 'it''s'", "x = E'\\\\,'"]);
    }
}
