//! What every kind of object knows.

use super::Id;
use super::aside::Aside;
use super::name::Name;
use crate::ident::{Member, Qualified};
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::{Manner, Statement};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::{BTreeMap, BTreeSet};

/// The knowledge of one kind of object.
pub trait Object: Clone + PartialEq + Serialize + DeserializeOwned {
    /// What the objects of the kind are called by.
    type Name: Name;

    /// A query over the common table expressions of the introspection, a row an object, with five columns: its address
    /// as in `pg_depend` (`class`, `object`, `part`), its name, and what deserializes as the payload. `None` where the
    /// catalog cannot tell the objects.
    const CATALOG: Option<&'static str>;

    /// The kind says something of objects of other kinds: the address is theirs, and the query reads `facts`.
    const ATTACHED: bool = false;

    /// Where the object stands in a script, as far as dependencies leave it open.
    const PLACE: Place = Place::Table;

    /// The words that name the kind in `COMMENT ON` and its like.
    const KEYWORD: &'static str;

    /// The attributes that may hold passwords, whose values are not shown to people.
    const SECRETS: &'static [&'static str] = &[];

    /// The object as `COMMENT ON` and its like name it.
    fn sql_name(&self, name: &Self::Name) -> String;

    /// What has to exist for the object to exist, as the payload itself says it.
    fn needs(&self, name: &Self::Name) -> Vec<Id>;

    /// The objects whose steps, whatever they do, come before this one is created or altered, and after it is dropped. It
    /// does not give way to them.
    fn follows(&self, name: &Self::Name) -> Vec<Id> {
        let _ = name;
        Vec::new()
    }

    /// The statements that create the object.
    fn create(&self, name: &Self::Name, context: &Context<'_>) -> Vec<Statement>;

    /// The statements that drop the object.
    fn drop(&self, name: &Self::Name, context: &Context<'_>) -> Vec<Statement>;

    /// How the object becomes `to`; dropped and created anew unless the kind knows better.
    fn alter(&self, to: &Self, name: &Self::Name, context: &Context<'_>) -> Alteration {
        let _ = (to, name, context);
        Alteration::Replace
    }

    /// The statements that rename the object.
    fn rename(from: &Self::Name, to: &Self::Name) -> Vec<Statement> {
        let _ = (from, to);
        Vec::new()
    }

    /// What `id`, which has this name, is called after `renames`.
    fn renamed(name: &Self::Name, id: &Id, renames: &Renames) -> Self::Name
    where
        Self::Name: Clone,
    {
        name.renamed(id, renames)
    }

    /// Whether the object has to be dropped, and is put back, when what it needs changes.
    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.aside || cause.retyped != Retyped::No
    }

    /// The objects that take this one along when they are dropped.
    fn owners(&self, name: &Self::Name) -> Vec<Id> {
        let _ = name;
        Vec::new()
    }

    /// The places that only one object may have at a time.
    fn slots(&self, name: &Self::Name) -> Vec<Slot> {
        let _ = name;
        Vec::new()
    }

    /// The SQL expressions in the payload, over the columns of one table.
    fn expressions(&self) -> Vec<&str> {
        Vec::new()
    }

    /// What PostgreSQL reads besides when the object is made: a query, a function's body.
    fn queries(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Carries renames into the payload of the object that was called `name`.
    fn apply_renames(&mut self, name: &Self::Name, renames: &Renames) {
        let _ = (name, renames);
    }

    /// Takes over the spelling of expressions that PostgreSQL gave an object of the same name.
    fn adopt_spelling(&mut self, catalog: &Self) {
        let _ = catalog;
    }
}

/// How an object becomes another of the same name.
#[derive(Clone, Debug, PartialEq)]
pub enum Alteration {
    /// By these statements.
    InPlace {
        /// The statements.
        statements: Vec<Statement>,
        /// What happens to the type of the values.
        retyped: Retyped,
    },
    /// By drop and create.
    Replace,
    /// By moving the old one aside, creating the new one, moving users over, and then dropping the old one.
    Aside,
}

/// What happens to the type of a column's values; whatever computes with them may have to give way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Retyped {
    /// It stays.
    No,
    /// Its modifiers change: a length, a precision.
    Modifier,
    /// It becomes another type.
    Type,
}

impl Alteration {
    /// In place, without a change of type.
    pub fn statements(statements: Vec<Statement>) -> Self {
        Self::InPlace { statements, retyped: Retyped::No }
    }
}

/// What happens to the objects that another one needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// One is dropped, for good or to be created anew.
    pub gone: bool,
    /// One is moved aside, and created anew before the old one is dropped.
    pub aside: bool,
    /// The most that happens to the type of a column.
    pub retyped: Retyped,
}

/// Where statements stand in a script, as far as dependencies leave it open. Drops go the other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// What others stand in: roles, schemas, extensions.
    Ground,
    /// What tables are made with: types, functions.
    Before,
    /// Tables, what is in them, and what is said of them.
    Table,
    /// What refers from table to table.
    Reference,
    /// What is made of tables: views, triggers, policies.
    After,
    /// What would change the objects that are created later: default privileges.
    Last,
}

/// A place that only one object may have at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A name among the relations of a schema: tables, indexes, sequences.
    Relation(Qualified),
    /// A name among the types of a schema: enums, and the rows of tables.
    Type(Qualified),
    /// A name among the constraints of a table.
    Constraint(Member),
    /// Where a column's value comes from: default, identity or generated.
    Value(Member),
    /// The one primary key of a table.
    PrimaryKey(Qualified),
    /// A name and the types of arguments among the functions of a schema: functions, procedures, aggregates.
    Routine(Qualified, String),
    /// What is used for something when nothing else is said.
    Default(String),
    /// A name among the triggers of a table.
    Trigger(Member),
    /// A name among the policies of a table.
    Policy(Member),
    /// A name among the rules of a table.
    Rule(Member),
}

/// What statements are written for.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The schema before, its names as they are after renames.
    pub from: &'a Schema,
    /// The schema after.
    pub to: &'a Schema,
    /// How rows get over a change of type, by column.
    pub using: &'a BTreeMap<Member, String>,
    /// The objects that are created by the same statement.
    pub with: &'a BTreeSet<Id>,
    /// The objects that are dropped and created anew.
    pub replaced: &'a BTreeSet<Id>,
    /// Those that are moved aside until nothing has them any more.
    pub aside: &'a Aside,
    /// How the statements go about tables that are in use.
    pub manner: Manner,
    /// The enums whose new values other statements of the plan may mention.
    pub mentioned: &'a BTreeSet<Qualified>,
}

impl Context<'_> {
    /// Whether the table is partitioned.
    pub fn is_partitioned(&self, table: &Qualified) -> bool {
        matches!(self.to.payload(&Id::Table(table.clone())), Some(super::Payload::Table(table)) if table.partition_by.is_some())
    }

    /// Whether the table is not there before.
    pub fn is_new(&self, table: &Qualified) -> bool {
        !self.from.contains(&Id::Table(table.clone()))
    }
}
