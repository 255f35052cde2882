//! Domains, composite types and ranges.

use super::{Reader, comment_on, script, statements};
use crate::declare::def::{CheckDef, ColumnDef, RangeDef, TypeDef, TypeKind};
use crate::ident::{Ident, Qualified, Reference};
use crate::kind::sql_object::SqlObject;
use crate::kind::{Id, Payload};
use crate::model::parts::{default_text, qualified, type_text};

impl Reader {
    /// A type comes with each column that has it, and brings those that it is made of.
    pub(super) fn own_type(&mut self, def: &TypeDef) -> Id {
        let name = qualified(&def.name);
        let (kind, create) = match &def.kind {
            TypeKind::Domain { base, not_null, checks } => ("domain", domain(&name, base, *not_null, checks)),
            TypeKind::Composite(attributes) => ("composite", composite(&name, attributes)),
            TypeKind::Range(range) => ("range", format!("CREATE TYPE {name} AS RANGE ({})", options(range))),
        };
        let id = format!("{kind} {name}");
        let kind = if kind == "domain" { "DOMAIN" } else { "TYPE" };
        let owner = def.owner.map(|role| format!("ALTER {kind} {name} OWNER TO {}", Ident::from(role)));
        let comment = comment_on(&format!("{kind} {name}"), def.comment);
        let create = script([create].into_iter().chain(comment).chain(attribute_comments(&name, def)).chain(owner));
        let statements = statements(id.clone());
        let payload = Payload::SqlObject(SqlObject { create: create.clone() });
        if self.objects.get(&statements) == Some(&payload) {
            return statements;
        }
        self.schema(def.name.schema);
        let parts = match &def.kind {
            TypeKind::Domain { base, .. } => std::slice::from_ref(*base),
            TypeKind::Composite(attributes) => attributes,
            TypeKind::Range(_) => &[],
        };
        let needs: Vec<_> = parts.iter().filter_map(|part| self.types_of(part)).collect();
        self.sql(id, create, needs);
        statements
    }

    /// The types of the schema that a column brings; what it needs of them that no fact says.
    pub(super) fn types_of(&mut self, column: &ColumnDef) -> Option<Id> {
        if let Some(def) = column.values {
            self.native_enum(def);
        }
        column.own_type.map(|def| self.own_type(def))
    }
}

fn domain(name: &Qualified, base: &ColumnDef, not_null: bool, checks: &[CheckDef]) -> String {
    let mut text = format!("CREATE DOMAIN {name} AS {}", type_with_collation(base));
    if let Some(default) = &base.default {
        text.push_str(&format!(" DEFAULT {}", default_text(default)));
    }
    if not_null {
        text.push_str(" NOT NULL");
    }
    for check in checks {
        let own = check.name.map(|name| format!(" CONSTRAINT {}", Ident::from(name))).unwrap_or_default();
        text.push_str(&format!("{own} CHECK ({})", check.expression));
    }
    text
}

fn composite(name: &Qualified, attributes: &[ColumnDef]) -> String {
    let line = |each: &ColumnDef| format!("\n    {} {}", Ident::from(each.name), type_with_collation(each));
    format!("CREATE TYPE {name} AS ({}\n)", attributes.iter().map(line).collect::<Vec<_>>().join(","))
}

fn attribute_comments(name: &Qualified, def: &TypeDef) -> Vec<String> {
    let TypeKind::Composite(attributes) = &def.kind else { return Vec::new() };
    let comment = |each: &ColumnDef| comment_on(&format!("COLUMN {name}.{}", Ident::from(each.name)), each.comment);
    attributes.iter().filter_map(comment).collect()
}

fn type_with_collation(column: &ColumnDef) -> String {
    let collation = column.collation.map(|name| format!(" COLLATE {}", Reference::from(name))).unwrap_or_default();
    format!("{}{collation}", type_text(column))
}

/// What names a type or a function is written as it is: it may have a schema or modifiers.
fn options(range: &RangeDef) -> String {
    let mut options = vec![format!("SUBTYPE = {}", range.subtype)];
    let mut option = |word: &str, value: Option<String>| options.extend(value.map(|value| format!("{word} = {value}")));
    option("SUBTYPE_OPCLASS", range.subtype_opclass.map(str::to_owned));
    option("COLLATION", range.collation.map(|name| Reference::from(name).to_string()));
    option("CANONICAL", range.canonical.map(str::to_owned));
    option("SUBTYPE_DIFF", range.subtype_diff.map(str::to_owned));
    option("MULTIRANGE_TYPE_NAME", range.multirange.map(|name| Ident::from(name).to_string()));
    options.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declare::column::column;
    use crate::declare::key::check;
    use crate::declare::own_type::range;
    use crate::declare::words::sql;

    #[test]
    fn a_domain_has_its_words() {
        let base = column::<String>("value").length(255).collate("C").default_text("a'b").build();
        let checks = [check(None, sql("VALUE <> ''")).build(), check(None, sql("true")).name("Sure").build()];
        assert_eq!(
            domain(&Qualified::new("public", "Email"), &base, true, &checks),
            "CREATE DOMAIN public.\"Email\" AS character varying(255) COLLATE \"C\" DEFAULT 'a''b' NOT NULL \
             CHECK (VALUE <> '') CONSTRAINT \"Sure\" CHECK (true)"
        );
    }

    #[test]
    fn a_composite_type_has_attributes() {
        let attributes = [column::<Option<String>>("Street").build(), column::<i32>("number").build()];
        assert_eq!(
            composite(&Qualified::new("app", "address"), &attributes),
            "CREATE TYPE app.address AS (\n    \"Street\" text,\n    number integer\n)"
        );
    }

    #[test]
    fn a_range_has_its_words() {
        let def = range("float8").subtype_diff("float8mi").collation("C").multirange("Many");
        let text = "SUBTYPE = float8, COLLATION = \"C\", SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = \"Many\"";
        assert_eq!(options(&def), text);
    }
}
