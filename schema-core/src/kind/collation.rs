//! Collations. Nothing of them can change in place but the name.

use super::object::{Alteration, Cause, Context, Object, Place};
use super::{Id, aside};
use crate::ident::{Qualified, literal};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A collation (manual, `CREATE COLLATION`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collation {
    /// `libc`, `icu` or `builtin`.
    pub provider: String,
    /// The locale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// `LC_COLLATE`, where it is not the same as `LC_CTYPE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lc_collate: Option<String>,
    /// `LC_CTYPE`, where it is not the same as `LC_COLLATE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lc_ctype: Option<String>,
    /// Texts of other bytes may be equal.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nondeterministic: bool,
    /// Rules besides those of the locale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
}

impl Object for Collation {
    type Name = Qualified;

    /// The locale of an ICU collation has had three columns: `colllocale` since PostgreSQL 17, `colliculocale` since 15.
    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_collation'::regclass, c.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(c.collname),
                jsonb_strip_nulls(jsonb_build_object(
                    'provider', CASE c.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' ELSE 'builtin' END,
                    'locale', CASE WHEN c.collprovider <> 'c' OR c.collcollate = c.collctype
                        THEN coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale', c.collcollate) END,
                    'lc_collate', CASE WHEN c.collprovider = 'c' AND c.collcollate <> c.collctype THEN c.collcollate END,
                    'lc_ctype', CASE WHEN c.collprovider = 'c' AND c.collcollate <> c.collctype THEN c.collctype END,
                    'nondeterministic', CASE WHEN NOT c.collisdeterministic THEN true END,
                    'rules', j.row ->> 'collicurules'))
         FROM pg_collation c JOIN ours n ON n.oid = c.collnamespace, LATERAL (SELECT to_jsonb(c)) j(row)
         WHERE c.collencoding IN (-1, (SELECT encoding FROM pg_database WHERE datname = current_database()))",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "COLLATION";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("COLLATION {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let mut options = vec![format!("PROVIDER = {}", self.provider)];
        let texts = [
            ("LOCALE", &self.locale),
            ("LC_COLLATE", &self.lc_collate),
            ("LC_CTYPE", &self.lc_ctype),
            ("RULES", &self.rules),
        ];
        options
            .extend(texts.into_iter().filter_map(|(word, text)| Some(format!("{word} = {}", literal(text.as_ref()?)))));
        if self.nondeterministic {
            options.push("DETERMINISTIC = false".to_owned());
        }
        let create = Statement::new(format!("CREATE COLLATION {name} ({})", options.join(", ")));
        aside::create(&Id::Collation(name.clone()), create, context)
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let name = aside::last_name(&Id::Collation(name.clone()), name, context);
        vec![Statement::new(format!("DROP COLLATION {name}"))]
    }

    fn alter(&self, _to: &Self, _name: &Qualified, _context: &Context<'_>) -> Alteration {
        Alteration::Aside
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER COLLATION {from} RENAME TO {}", to.name))]
    }
}
