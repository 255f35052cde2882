//! Views, materialized or not.

use super::{Reader, comment_on, script, statements};
use crate::declare::def::{CheckOption, TableDef, ViewDef};
use crate::ident::{Ident, Qualified};
use crate::kind::parameter;
use crate::model::parts::{default_text, idents, parameters, qualified};

impl Reader {
    pub(super) fn view(&mut self, def: &TableDef, view: &ViewDef) {
        let name = qualified(&def.name);
        self.schema(def.name.schema);
        let id = statements(format!("view {name}"));
        let types: Vec<_> = def.columns.iter().filter_map(|column| self.types_of(column)).collect();
        self.sql(format!("view {name}"), create(&name, def, view), types);
        let columns: Vec<_> = def.columns.iter().map(|column| column.name).collect();
        self.hints.views.insert(name.clone(), idents(&columns));
        for index in def.indexes {
            let index = self.index(&name, index);
            self.needs.entry(index).or_default().push(id.clone());
        }
        self.attached(&id, &name, def);
    }
}

/// The names of its columns are those of the query, so that no list is written.
fn create(name: &Qualified, def: &TableDef, view: &ViewDef) -> String {
    let kind = if view.materialized { "MATERIALIZED VIEW" } else { "VIEW" };
    let with = parameter::parameters(&parameters(view.parameters));
    let with = if with.is_empty() { with } else { format!(" WITH{with}") };
    let tablespace = view.tablespace.map(|name| format!(" TABLESPACE {}", Ident::from(name))).unwrap_or_default();
    let query = view.query.trim().trim_end_matches(';').trim_end();
    let end = match (view.check_option, view.no_data) {
        (Some(CheckOption::Local), _) => "\nWITH LOCAL CHECK OPTION",
        (Some(CheckOption::Cascaded), _) => "\nWITH CASCADED CHECK OPTION",
        (None, true) => "\nWITH NO DATA",
        (None, false) => "",
    };
    let mut statements = vec![format!("CREATE {kind} {name}{with}{tablespace} AS\n{query}{end}")];
    statements.extend(columns(kind, name, def));
    statements.extend(comment_on(&format!("{kind} {name}"), def.comment));
    statements.extend(view.owner.map(|role| format!("ALTER {kind} {name} OWNER TO {}", Ident::from(role))));
    script(statements)
}

/// What `CREATE` has no place for.
fn columns(kind: &str, name: &Qualified, def: &TableDef) -> Vec<String> {
    let mut statements = Vec::new();
    for column in def.columns {
        let own = Ident::from(column.name);
        let mut alter = |action: String| statements.push(format!("ALTER {kind} {name} ALTER COLUMN {own} {action}"));
        if let Some(default) = &column.default {
            alter(format!("SET DEFAULT {}", default_text(default)));
        }
        if let Some(storage) = column.storage {
            alter(format!("SET STORAGE {}", super::table::storage_word(storage).to_uppercase()));
        }
        if let Some(method) = column.compression {
            alter(format!("SET COMPRESSION {method}"));
        }
        if let Some(target) = column.statistics {
            alter(format!("SET STATISTICS {target}"));
        }
        if !column.options.is_empty() {
            alter(format!("SET{}", parameter::parameters(&parameters(column.options))));
        }
        statements.extend(comment_on(&format!("COLUMN {name}.{own}"), column.comment));
    }
    statements
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declare::column::column;
    use crate::declare::def::TableName;
    use crate::declare::table::table;
    use crate::declare::view::view;

    const NAME: TableName = TableName { schema: "public", name: "Active" };

    #[test]
    fn a_view_has_its_query_and_comments() {
        let def = TableDef { comment: Some("it's"), ..table(NAME, "Active") };
        let view = ViewDef {
            parameters: &[("security_barrier", "true")],
            ..view("SELECT 1;\n").check_option(CheckOption::Local)
        };
        assert_eq!(
            create(&qualified(&NAME), &def, &view.owner("app")),
            "CREATE VIEW public.\"Active\" WITH (security_barrier = true) AS\nSELECT 1\nWITH LOCAL CHECK OPTION;\n\
             COMMENT ON VIEW public.\"Active\" IS 'it''s';\nALTER VIEW public.\"Active\" OWNER TO app"
        );
    }

    #[test]
    fn a_materialized_view_has_columns_with_settings() {
        const COLUMNS: &[crate::declare::def::ColumnDef] =
            &[column::<i64>("n").statistics(5).comment("how many").build()];
        let def = TableDef { columns: COLUMNS, ..table(NAME, "Active") };
        assert_eq!(
            create(&qualified(&NAME), &def, &view("SELECT 1 AS n -- one").materialized().with_no_data()),
            "CREATE MATERIALIZED VIEW public.\"Active\" AS\nSELECT 1 AS n -- one\nWITH NO DATA;\n\
             ALTER MATERIALIZED VIEW public.\"Active\" ALTER COLUMN n SET STATISTICS 5;\n\
             COMMENT ON COLUMN public.\"Active\".n IS 'how many'"
        );
    }
}
