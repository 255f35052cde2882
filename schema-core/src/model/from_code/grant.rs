//! Privileges.

use super::script;
use crate::declare::def::{GrantDef, PrivilegeDef, RoleDef};
use crate::ident::{Ident, Qualified, list};
use crate::model::parts::idents;
use std::collections::BTreeMap;

/// The statements of each role.
pub(super) fn create(table: &Qualified, grants: &[GrantDef]) -> Vec<(String, String)> {
    let mut roles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for grant in grants {
        let privileges: Vec<_> = grant.privileges.iter().map(privilege).collect();
        let option = if grant.grantable { " WITH GRANT OPTION" } else { "" };
        for role in grant.roles.iter().map(role) {
            let statement = format!("GRANT {} ON {table} TO {role}{option}", privileges.join(", "));
            roles.entry(role).or_default().push(statement);
        }
    }
    roles.into_iter().map(|(role, statements)| (role, script(statements))).collect()
}

fn privilege(def: &PrivilegeDef) -> String {
    match def.columns {
        [] => def.name.to_owned(),
        columns => format!("{} ({})", def.name, list(&idents(columns))),
    }
}

/// A role as SQL names it.
pub(super) fn role(def: &RoleDef) -> String {
    match def {
        RoleDef::Named(name) => Ident::from(*name).to_string(),
        RoleDef::Word(word) => (*word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grants_are_gathered_by_role() {
        const SELECT: PrivilegeDef = PrivilegeDef { name: "SELECT", columns: &[] };
        const UPDATE: PrivilegeDef = PrivilegeDef { name: "UPDATE", columns: &["a", "B"] };
        const APP: RoleDef = RoleDef::Named("app");
        let grants = [
            GrantDef { privileges: &[SELECT, UPDATE], roles: &[APP, RoleDef::Word("PUBLIC")], grantable: false },
            GrantDef { privileges: &[SELECT], roles: &[APP], grantable: true },
        ];
        let table = Qualified::new("public", "posts");
        let all = "GRANT SELECT, UPDATE (a, \"B\") ON public.posts TO ";
        let app = format!("{all}app;\nGRANT SELECT ON public.posts TO app WITH GRANT OPTION");
        let expected = [("PUBLIC".to_owned(), format!("{all}PUBLIC")), ("app".to_owned(), app)];
        assert_eq!(create(&table, &grants), expected);
    }
}
