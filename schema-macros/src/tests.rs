//! What the macros write, pretty-printed: `UPDATE_EXPECT=1 cargo test -p schema-macros` after a change.

use expect_test::expect_file;
use proc_macro2::TokenStream;

use crate::ast::Form;

fn pretty(code: TokenStream) -> String {
    match syn::parse2::<syn::File>(code.clone()) {
        Ok(mut file) => {
            file.items = file.items.into_iter().flat_map(open_gate).collect();
            prettyplease::unparse(&file)
        }
        Err(error) => format!("// not Rust: {error}\n{code}"),
    }
}

/// What is behind `__if_sqlx!`, as if there were sqlx.
fn open_gate(mut item: syn::Item) -> Vec<syn::Item> {
    match &mut item {
        syn::Item::Macro(gate) if is_gate(&gate.mac) => return behind(&gate.mac),
        syn::Item::Const(syn::ItemConst { expr, .. }) => {
            if let syn::Expr::Block(block) = &mut **expr {
                let statements = std::mem::take(&mut block.block.stmts);
                block.block.stmts = statements.into_iter().flat_map(open_gate_in_block).collect();
            }
        }
        _ => {}
    }
    vec![item]
}

fn open_gate_in_block(statement: syn::Stmt) -> Vec<syn::Stmt> {
    match &statement {
        syn::Stmt::Macro(gate) if is_gate(&gate.mac) => behind(&gate.mac).into_iter().map(syn::Stmt::Item).collect(),
        _ => vec![statement],
    }
}

fn is_gate(gate: &syn::Macro) -> bool {
    gate.path.segments.iter().any(|segment| segment.ident == "__if_sqlx")
}

fn behind(gate: &syn::Macro) -> Vec<syn::Item> {
    syn::parse2::<syn::File>(gate.tokens.clone()).unwrap_or_else(|error| panic!("{error}")).items
}

fn table(arguments: TokenStream, item: TokenStream) -> TokenStream {
    crate::table::table(Form::Table, arguments, item)
}

fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|error| panic!("the input is not Rust: {error}"))
}

#[test]
fn table_of_one_column() {
    let item = tokens("struct Tag { name: String }");
    expect_file!["../../tests/expand/table_of_one_column.rs"].assert_eq(&pretty(table(tokens(""), item)));
}

#[test]
fn table_with_every_part() {
    let item = tokens(
        r#"
        /// A line of an order.
        #[index(columns(b.desc(), sql("lower(\"b!\")")), unique, where = sql("a > 0"), include(c), with(fillfactor = 70))]
        #[unique(columns(a, b), nulls_not_distinct)]
        #[check(sql("a > 0"), name = "positive")]
        #[exclude(method = gist, columns(a with "="))]
        #[has_many(children: Line, by = parent_id)]
        pub struct Line {
            #[column(primary_key, identity(by_default, start = 10))]
            pub id: i64,
            /// The first.
            #[column(default = -1, immutable)]
            pub a: i32,
            #[column(length = 10, name = "b!")]
            pub b: String,
            pub c: Option<i16>,
            #[column(references = Line::id, on_delete = set_null)]
            pub parent_id: Option<i64>,
        }
        "#,
    );
    let code = table(tokens(r#"name = "lines""#), item);
    expect_file!["../../tests/expand/table_with_every_part.rs"].assert_eq(&pretty(code));
}

#[test]
fn table_with_a_mistake_is_inert() {
    let item = tokens("struct Tag { #[column(default = 1 + 1)] name: String }");
    let code = table(tokens(""), item);
    expect_file!["../../tests/expand/table_with_a_mistake.rs"].assert_eq(&pretty(code));
}

#[test]
fn view() {
    let item = tokens(
        r##"
        /// How many there are.
        #[index(columns(n))]
        #[grant(select, to("app", public))]
        pub struct Count { #[column(name = "N")] n: i64 }
        "##,
    );
    let code =
        crate::table::table(Form::View, tokens(r#"query = "SELECT 1", materialized, with(fillfactor = 70)"#), item);
    expect_file!["../../tests/expand/view.rs"].assert_eq(&pretty(code));
}

#[test]
fn sql_domain() {
    let item = tokens("#[sql_domain(length = 5, check = sql(\"VALUE <> ''\"))] pub struct Email(String);");
    let code = crate::sql_type::sql_type(crate::sql_type::Form::Domain, item);
    expect_file!["../../tests/expand/sql_domain.rs"].assert_eq(&pretty(code));
}

#[test]
fn sql_enum() {
    let item = tokens("#[sql_enum(text)] pub enum Status { Active, #[sql_enum(rename = \"off\")] Inactive }");
    expect_file!["../../tests/expand/sql_enum.rs"].assert_eq(&pretty(crate::sql_enum::sql_enum(item)));
}

#[test]
fn schema() {
    let code = crate::schema::schema(tokens(r#"pub c9d: [User, Organization], extensions: ["pg_trgm"]"#));
    expect_file!["../../tests/expand/schema.rs"].assert_eq(&pretty(code));
}
