//! Triggers.

use super::{comment_on, script};
use crate::declare::def::{Enabled, ForEach, Timing, TriggerDef};
use crate::ident::{Ident, Qualified, list};
use crate::model::parts::{deferrable, idents};

pub(super) fn create(table: &Qualified, def: &TriggerDef) -> String {
    let name = Ident::from(def.name);
    let mut text = format!("CREATE {}TRIGGER {name}", if def.constraint { "CONSTRAINT " } else { "" });
    let timing = match def.timing {
        Timing::Before => "BEFORE",
        Timing::After => "AFTER",
        Timing::InsteadOf => "INSTEAD OF",
    };
    text.push_str(&format!(" {timing} {} ON {table}{}", events(def), deferrable(def.deferrable).clause()));
    text.push_str(&transition_tables(def));
    text.push_str(match def.for_each {
        ForEach::Row => " FOR EACH ROW",
        ForEach::Statement => " FOR EACH STATEMENT",
    });
    if let Some(condition) = def.when {
        text.push_str(&format!(" WHEN ({condition})"));
    }
    text.push_str(&format!(" EXECUTE FUNCTION {}", def.execute));
    let comment = comment_on(&format!("TRIGGER {name} ON {table}"), def.comment);
    script([text].into_iter().chain(enabled(table, &name, def.enabled)).chain(comment))
}

fn events(def: &TriggerDef) -> String {
    let update = def.update.map(|columns| match columns {
        [] => "UPDATE".to_owned(),
        columns => format!("UPDATE OF {}", list(&idents(columns))),
    });
    let word = |said: bool, word: &str| said.then(|| word.to_owned());
    let events = [word(def.insert, "INSERT"), word(def.delete, "DELETE"), update, word(def.truncate, "TRUNCATE")];
    events.into_iter().flatten().collect::<Vec<_>>().join(" OR ")
}

fn transition_tables(def: &TriggerDef) -> String {
    let table = |which: &str, name: Option<&str>| name.map(|name| format!(" {which} TABLE AS {}", Ident::from(name)));
    let tables: String = [table("OLD", def.old_table), table("NEW", def.new_table)].into_iter().flatten().collect();
    if tables.is_empty() { tables } else { format!(" REFERENCING{tables}") }
}

fn enabled(table: &Qualified, name: &Ident, enabled: Enabled) -> Option<String> {
    let action = match enabled {
        Enabled::Origin => return None,
        Enabled::Always => "ENABLE ALWAYS",
        Enabled::Replica => "ENABLE REPLICA",
        Enabled::Disabled => "DISABLE",
    };
    Some(format!("ALTER TABLE {table} {action} TRIGGER {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declare::def::Deferrable;
    use crate::declare::trigger::trigger;
    use crate::declare::words::sql;

    #[test]
    fn a_trigger_has_its_words() {
        let table = Qualified::new("public", "posts");
        let touch = trigger("touch", sql("touch('x')"));
        let plain = touch.before().on_insert().on_update(&["a", "B"]).for_each(ForEach::Row).when(sql("new.a > 0"));
        assert_eq!(
            create(&table, &plain),
            "CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF a, \"B\" ON public.posts FOR EACH ROW WHEN (new.a > 0) \
             EXECUTE FUNCTION touch('x')"
        );
        let tables = touch.after().on_update(&[]).on_delete().old_table("o").new_table("n").enabled(Enabled::Always);
        assert_eq!(
            create(&table, &tables),
            "CREATE TRIGGER touch AFTER DELETE OR UPDATE ON public.posts REFERENCING OLD TABLE AS o NEW TABLE AS n \
             FOR EACH STATEMENT EXECUTE FUNCTION touch('x');\nALTER TABLE public.posts ENABLE ALWAYS TRIGGER touch"
        );
        let constraint = touch.constraint().after().on_insert().deferrable(Deferrable::Deferred).for_each(ForEach::Row);
        assert_eq!(
            create(&table, &constraint.comment("c")),
            "CREATE CONSTRAINT TRIGGER touch AFTER INSERT ON public.posts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW \
             EXECUTE FUNCTION touch('x');\nCOMMENT ON TRIGGER touch ON public.posts IS 'c'"
        );
    }
}
