//! User mappings: as whom a role goes to a foreign server.

use super::Id;
use super::grant::Grantee;
use super::object::{Alteration, Context, Object, Place};
use super::parameter::{Parameters, options_change, options_clause};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A user mapping (manual, `CREATE USER MAPPING`). Its name is the role, or `PUBLIC`, and the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserMapping {
    /// `OPTIONS (…)`.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub options: Parameters,
}

impl Object for UserMapping {
    type Name = Grantee;

    /// Those whose options `pg_user_mappings` hides from whoever asks are left out.
    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_user_mapping'::regclass, m.umid, 0, CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END || ' on server ' || quote_ident(m.srvname),
                jsonb_strip_nulls(jsonb_build_object('options', ",
        super::catalog::options!("m.umoptions"),
        ")) FROM pg_user_mappings m JOIN pg_foreign_server s ON s.oid = m.srvid
            WHERE CASE WHEN m.umuser <> 0 AND m.usename = current_user
                       THEN pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE')
                       ELSE (m.umuser = 0 AND pg_has_role(s.srvowner, 'USAGE'))
                            OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) END"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "USER MAPPING";

    const SECRETS: &'static [&'static str] = &["options"];

    fn sql_name(&self, name: &Grantee) -> String {
        sql_name(name)
    }

    fn needs(&self, name: &Grantee) -> Vec<Id> {
        std::iter::once(Id::clone(&name.on)).chain(name.party.role().cloned().map(Id::Role)).collect()
    }

    fn create(&self, name: &Grantee, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("CREATE {}{}", sql_name(name), options_clause(&self.options)))]
    }

    fn drop(&self, name: &Grantee, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP {}", sql_name(name)))]
    }

    fn alter(&self, to: &Self, name: &Grantee, _context: &Context<'_>) -> Alteration {
        let change = options_change(&self.options, &to.options);
        let alter = |change| Statement::new(format!("ALTER {} {change}", sql_name(name)));
        Alteration::statements(change.map(alter).into_iter().collect())
    }
}

fn sql_name(name: &Grantee) -> String {
    format!("USER MAPPING FOR {} SERVER {}", name.party, name.on.path())
}
