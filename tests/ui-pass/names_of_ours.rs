//! Tables called as types of ours, each with a relation to the next.
#![deny(warnings)]
#![allow(dead_code)]

mod tables {
    use schema_core::{schema, table};

    #[table]
    #[has_many(before: Row)]
    pub struct Expression {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Column::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Expression)]
    pub struct Column {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Index::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Column)]
    pub struct Index {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Table::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Index)]
    pub struct Table {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Action::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Table)]
    pub struct Action {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Storage::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Action)]
    pub struct Storage {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Relation::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Storage)]
    pub struct Relation {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Check::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Relation)]
    pub struct Check {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Takes::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Check)]
    pub struct Takes {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Row::id, relation = after)]
        after_id: Option<i64>,
    }

    #[table]
    #[has_many(before: Takes)]
    pub struct Row {
        #[column(primary_key, identity)]
        id: i64,
        #[column(references = Expression::id, relation = after)]
        after_id: Option<i64>,
    }

    schema! {
        pub all: [Expression, Column, Index, Table, Action, Storage, Relation, Check, Takes, Row]
    }
}

fn main() {
    let _ = tables::all;
}
