//! Policies.

use super::grant::role;
use super::{comment_on, script};
use crate::declare::def::{Command, PolicyDef};
use crate::ident::{Ident, Qualified};

pub(super) fn create(table: &Qualified, def: &PolicyDef) -> String {
    let name = Ident::from(def.name);
    let command = match def.command {
        Command::All => "ALL",
        Command::Select => "SELECT",
        Command::Insert => "INSERT",
        Command::Update => "UPDATE",
        Command::Delete => "DELETE",
    };
    let restrictive = if def.restrictive { " AS RESTRICTIVE" } else { "" };
    let roles: Vec<_> = def.roles.iter().map(role).collect();
    let to = if roles.is_empty() { String::new() } else { format!(" TO {}", roles.join(", ")) };
    let using = def.using.map(|condition| format!(" USING ({condition})")).unwrap_or_default();
    let check = def.with_check.map(|condition| format!(" WITH CHECK ({condition})")).unwrap_or_default();
    let create = format!("CREATE POLICY {name} ON {table}{restrictive} FOR {command}{to}{using}{check}");
    script([create].into_iter().chain(comment_on(&format!("POLICY {name} ON {table}"), def.comment)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declare::def::RoleDef;
    use crate::declare::policy::policy;
    use crate::declare::words::sql;

    #[test]
    fn a_policy_has_its_words() {
        let table = Qualified::new("public", "posts");
        let plain = policy("Own", Command::All);
        assert_eq!(create(&table, &plain), "CREATE POLICY \"Own\" ON public.posts FOR ALL");
        let def = PolicyDef {
            roles: &[RoleDef::Named("select"), RoleDef::Word("PUBLIC")],
            ..policy("own", Command::Update).restrictive().using(sql("a = 1")).with_check(sql("a = 2")).comment("c")
        };
        assert_eq!(
            create(&table, &def),
            "CREATE POLICY own ON public.posts AS RESTRICTIVE FOR UPDATE TO \"select\", PUBLIC USING (a = 1) \
             WITH CHECK (a = 2);\nCOMMENT ON POLICY own ON public.posts IS 'c'"
        );
    }
}
