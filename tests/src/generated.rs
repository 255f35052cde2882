//! Schemas made up by proptest: every kind of object that the code can declare, in combinations nobody thought of.

use proptest::prelude::*;
use schema_core::ident::{Ident, Qualified};
use schema_core::kind::{
    Id, Payload, check, column, comment, default, enumeration, exclusion, foreign_key, generated, identity, index,
    index_element::{IndexElement, Key},
    key, schema, sequence, sequence_owner, table,
};
use schema_core::model::{Hints, Schema};

/// Types, each with a default and a check over the column `{}`.
const TYPES: &[(&str, &str, &str)] = &[
    ("integer", "0", "{} > 0"),
    ("bigint", "5", "{} <> 7"),
    ("smallint", "1", "{} < 100"),
    ("text", "'x'", "length({}) > 0"),
    ("character varying(20)", "'y'", "{} <> ''"),
    ("character varying(5)", "'z'", "lower({}) = {}"),
    ("boolean", "true", "{} IS NOT NULL"),
    ("uuid", "gen_random_uuid()", "{} IS NOT NULL"),
    ("jsonb", "'{}'", "jsonb_typeof({}) = 'object'"),
    ("timestamp with time zone", "now()", "{} > '2020-01-01'"),
    ("timestamp without time zone", "now()", "{} > '2020-01-01'"),
    ("date", "CURRENT_DATE", "{} > '2020-01-01'"),
    ("numeric(10,2)", "1.5", "{} >= 0"),
    ("double precision", "0", "{} < 1e10"),
    ("text[]", "'{}'", "cardinality({}) < 9"),
    ("bytea", "'\\x00'", "length({}) < 9"),
    ("public.mood", "'sad'", "{} <> 'sad'"),
];

#[derive(Clone, Debug)]
struct Column {
    sql_type: usize,
    not_null: bool,
    default: bool,
    check: bool,
    unique: bool,
    index: u8,
    comment: bool,
    generated: bool,
    key: u8,
}

#[derive(Clone, Debug)]
struct Table {
    key: u8,
    elsewhere: bool,
    comments: u8,
    pair: Option<usize>,
    columns: Vec<Option<Column>>,
    target: Option<usize>,
    action: u8,
}

/// Schemas of up to four tables, whose names and columns' names come back in each, so that two of them have much to
/// change into each other.
pub fn schemas() -> impl Strategy<Value = Schema> {
    let values =
        prop_oneof![Just(&["sad", "happy"][..]), Just(&["happy", "ok", "sad"][..]), Just(&["sad", "ok", "it's"][..])];
    (proptest::collection::vec(proptest::option::weighted(0.8, tables()), 4), values).prop_map(|(tables, values)| {
        let mut objects = vec![(
            Id::Enum(Qualified::new("public", "mood")),
            Payload::Enum(enumeration::Enum { values: values.iter().map(|value| (*value).to_owned()).collect() }),
        )];
        if tables.iter().flatten().any(|table| table.elsewhere) {
            objects.push((Id::Schema(Ident::new("other")), Payload::Schema(schema::Schema {})));
        }
        for (number, table) in tables.iter().enumerate() {
            if let Some(table) = table {
                write(&mut objects, number, table, &tables);
            }
        }
        Schema::new(objects)
    })
}

/// Renames of tables and columns among each other, chains and swaps too.
pub fn renames() -> impl Strategy<Value = Hints> {
    let numbers = || Just([0, 1, 2, 3]).prop_shuffle();
    let kept = || proptest::array::uniform4(proptest::bool::weighted(0.3));
    let columns = proptest::array::uniform4(proptest::option::weighted(0.3, (numbers(), kept())));
    (numbers(), kept(), columns).prop_map(|(tables, kept, columns)| {
        let mut hints = Hints::default();
        let pairs = |schema| (0..4).zip(tables).map(move |pair| (schema, pair));
        for (schema, (new, old)) in ["public", "other"].into_iter().flat_map(pairs) {
            let table = Qualified::new(schema, Ident::new(format!("t{new}")));
            for (new, old) in columns[new].iter().flat_map(|(columns, kept)| moved(*columns, *kept)) {
                let column = table.member(format!("c{new}").as_str());
                hints.renames.insert(Id::Column(column), Ident::new(format!("c{old}")));
            }
            if new != old && kept[new] {
                hints.renames.insert(Id::Table(table), Ident::new(format!("t{old}")));
            }
        }
        hints
    })
}

fn moved(numbers: [usize; 4], kept: [bool; 4]) -> impl Iterator<Item = (usize, usize)> {
    (0..4).zip(numbers).filter(move |(new, old)| new != old && kept[*new])
}

fn tables() -> impl Strategy<Value = Table> {
    let columns = proptest::collection::vec(proptest::option::weighted(0.7, columns()), 4);
    let target = proptest::option::weighted(0.6, 0..4_usize);
    let pair = proptest::option::weighted(0.3, 0..4_usize);
    (0..5_u8, columns, target, 0..4_u8, proptest::bool::weighted(0.15), 0..8_u8, pair).prop_map(
        |(key, columns, target, action, elsewhere, comments, pair)| Table {
            key,
            elsewhere,
            comments,
            pair,
            columns,
            target,
            action,
        },
    )
}

fn columns() -> impl Strategy<Value = Column> {
    let often = || proptest::bool::weighted(0.4);
    let rarely = || proptest::bool::weighted(0.15);
    (0..TYPES.len(), often(), often(), rarely(), rarely(), 0..12_u8, rarely(), rarely(), 0..8_u8).prop_map(
        |(sql_type, not_null, default, check, unique, index, comment, generated, key)| Column {
            sql_type,
            not_null,
            default: default && !generated,
            check,
            unique,
            index,
            comment,
            generated,
            key,
        },
    )
}

/// The type of a table's key: plain, identity, serial, and two others.
fn key_type(key: u8) -> &'static str {
    ["integer", "bigint", "integer", "uuid", "text"][usize::from(key)]
}

fn name(number: usize, spec: &Table) -> Qualified {
    Qualified::new(if spec.elsewhere { "other" } else { "public" }, Ident::new(format!("t{number}")))
}

fn write(objects: &mut Vec<(Id, Payload)>, number: usize, spec: &Table, tables: &[Option<Table>]) {
    let name = name(number, spec);
    let id = name.member("id");
    objects.push((Id::Table(name.clone()), Payload::Table(table::Table::default())));
    objects.push(column(&id, 1, key_type(spec.key), true));
    write_keys(objects, number, &name, spec);
    write_comments(objects, number, &name, spec.comments);
    let own = name.sibling(format!("t{number}_id_seq").as_str());
    match spec.key {
        1 => {
            let identity =
                identity::Identity { always: spec.action == 0, sequence: own, options: sequence::Options::default() };
            objects.push((Id::Identity(id), Payload::Identity(identity)));
        }
        2 => {
            let options = sequence::Options::default();
            let sequence = sequence::Sequence { sql_type: "integer".to_owned(), unlogged: false, options };
            let expression = format!("nextval('{own}'::regclass)");
            objects.push((Id::Default(id.clone()), Payload::Default(default::Default { expression })));
            objects.push((Id::Sequence(own.clone()), Payload::Sequence(sequence)));
            let owner = sequence_owner::SequenceOwner { column: id };
            objects.push((Id::SequenceOwner(own), Payload::SequenceOwner(owner)));
        }
        _ => {}
    }
    for (place, spec) in spec.columns.iter().enumerate() {
        if let Some(spec) = spec {
            write_column(objects, &name, place, spec);
        }
    }
    if let Some((number, target)) = of(spec.target, tables) {
        write_reference(objects, &name, self::name(number, target), target.key, spec.action);
    }
    if let Some((number, target)) = of(spec.pair, tables).filter(|(_, target)| is_pair(target)) {
        write_pair_reference(objects, &name, self::name(number, target), target.key);
    }
}

fn of(number: Option<usize>, tables: &[Option<Table>]) -> Option<(usize, &Table)> {
    number.and_then(|number| Some((number, tables.get(number)?.as_ref()?)))
}

/// Whether the table's primary key has two columns; its `id` is then unique besides.
fn is_pair(spec: &Table) -> bool {
    spec.action == 3
}

fn write_keys(objects: &mut Vec<(Id, Payload)>, number: usize, table: &Qualified, spec: &Table) {
    let pair = is_pair(spec).then(|| Ident::new("part"));
    let columns = std::iter::once(Ident::new("id")).chain(pair.clone()).collect();
    let pkey = key::PrimaryKey { columns, include: vec![], deferrable: key::Deferrable::No };
    objects.push((Id::PrimaryKey(table.member(format!("t{number}_pkey").as_str())), Payload::PrimaryKey(pkey)));
    if pair.is_none() {
        return;
    }
    let part = table.member("part");
    objects.push(column(&part, 7, "bigint", true));
    objects.push((Id::Default(part), Payload::Default(default::Default { expression: "1".to_owned() })));
    if spec.comments.is_multiple_of(2) {
        let unique = key::Unique {
            columns: vec![Ident::new("id")],
            include: vec![Ident::new("part")],
            nulls_not_distinct: false,
            deferrable: key::Deferrable::No,
        };
        objects.push((Id::Unique(table.member(format!("t{number}_id_key").as_str())), Payload::Unique(unique)));
    } else {
        let element = element(Key::Column("id".into()));
        let index = index::Index { unique: true, include: vec!["part".into()], ..plain_index(table, element) };
        objects.push((Id::Index(table.sibling(format!("t{number}_id_key").as_str())), Payload::Index(index)));
    }
}

fn write_comments(objects: &mut Vec<(Id, Payload)>, number: usize, table: &Qualified, comments: u8) {
    let mut comment = |on: Id| {
        let text = format!("about {on} and '{comments}'");
        objects.push((Id::Comment(Box::new(on)), Payload::Comment(comment::Comment { text })));
    };
    if comments & 1 == 1 {
        comment(Id::Table(table.clone()));
    }
    if comments & 2 == 2 {
        comment(Id::PrimaryKey(table.member(format!("t{number}_pkey").as_str())));
    }
}

fn column(name: &schema_core::ident::Member, position: u32, sql_type: &str, not_null: bool) -> (Id, Payload) {
    let enum_type = sql_type.starts_with("public.").then(|| Qualified::new("public", "mood"));
    let position = column::Position(position);
    let column =
        column::Column { position, sql_type: sql_type.to_owned(), enum_type, not_null, ..column::Column::default() };
    (Id::Column(name.clone()), Payload::Column(column))
}

fn write_column(objects: &mut Vec<(Id, Payload)>, table: &Qualified, place: usize, spec: &Column) {
    let text = format!("c{place}");
    let name = table.member(text.as_str());
    let (sql_type, value, condition) = TYPES[spec.sql_type];
    let (sql_type, value, condition) =
        if spec.generated { ("text", value, "{} <> 'q'") } else { (sql_type, value, condition) };
    objects.push(column(&name, u32::try_from(place).unwrap_or(0) + 2, sql_type, spec.not_null && !spec.generated));
    if spec.default {
        let expression = value.to_owned();
        objects.push((Id::Default(name.clone()), Payload::Default(default::Default { expression })));
    }
    if spec.generated {
        let generated = generated::Generated { expression: "id::text || 'g'".to_owned(), stored: true };
        objects.push((Id::Generated(name.clone()), Payload::Generated(generated)));
    }
    if spec.check {
        let expression = condition.replacen("{}", &text, 1).replace("{}", &text);
        let id = Id::Check(table.member(format!("{}_{text}_check", table.name).as_str()));
        objects.push((id, Payload::Check(check::Check { expression, ..check::Check::default() })));
    }
    if spec.comment {
        let comment = comment::Comment { text: format!("it's {sql_type}") };
        objects.push((Id::Comment(Box::new(Id::Column(name))), Payload::Comment(comment)));
    }
    // A JSON document or an array of bytes is rarely a key, and all the rest can be one.
    if spec.unique {
        let unique = key::Unique {
            columns: vec![Ident::new(text.as_str())],
            include: vec![],
            nulls_not_distinct: false,
            deferrable: if spec.index == 0 { key::Deferrable::Deferred } else { key::Deferrable::No },
        };
        objects
            .push((Id::Unique(table.member(format!("{}_{text}_key", table.name).as_str())), Payload::Unique(unique)));
    }
    write_exclusion(objects, table, &text, spec);
    if let Some(index) = column_index(table, &text, sql_type, condition, spec) {
        let id = Id::Index(table.sibling(format!("{}_{text}_idx", table.name).as_str()));
        if spec.comment {
            let comment = comment::Comment { text: format!("index {}", spec.index) };
            objects.push((Id::Comment(Box::new(id.clone())), Payload::Comment(comment)));
        }
        objects.push((id, Payload::Index(index)));
    }
}

fn column_index(table: &Qualified, text: &str, sql_type: &str, condition: &str, spec: &Column) -> Option<index::Index> {
    let plain = element(Key::Column(text.into()));
    let index = |element| plain_index(table, element);
    Some(match spec.index {
        0 => index(plain),
        1 => index::Index {
            predicate: (!spec.generated).then(|| condition.replace("{}", text)),
            ..index(IndexElement { descending: true, ..plain })
        },
        2 => index(element(Key::Expression(format!("{text} IS NULL")))),
        3 => {
            index::Index { unique: true, include: vec!["id".into()], nulls_not_distinct: spec.not_null, ..index(plain) }
        }
        4 if matches!(sql_type, "jsonb" | "text[]") => index::Index { method: "gin".into(), ..index(plain) },
        5 => index::Index { method: "hash".into(), ..index(plain) },
        _ => return None,
    })
}

fn write_exclusion(objects: &mut Vec<(Id, Payload)>, table: &Qualified, text: &str, spec: &Column) {
    if spec.key != 0 {
        return;
    }
    let exclusion = exclusion::Exclusion {
        method: "btree".into(),
        elements: vec![element(Key::Column(text.into()))],
        operators: vec!["=".to_owned()],
        include: vec![],
        predicate: spec.check.then(|| format!("{text} IS NOT NULL")),
        deferrable: if spec.not_null { key::Deferrable::Deferred } else { key::Deferrable::No },
    };
    let id = Id::Exclusion(table.member(format!("{}_{text}_excl", table.name).as_str()));
    objects.push((id, Payload::Exclusion(exclusion)));
}

fn element(key: Key) -> IndexElement {
    IndexElement {
        key,
        descending: false,
        nulls_first: None,
        opclass: None,
        opclass_parameters: Default::default(),
        collation: None,
    }
}

fn plain_index(table: &Qualified, element: IndexElement) -> index::Index {
    index::Index {
        table: table.clone(),
        unique: false,
        method: "btree".into(),
        elements: vec![element],
        include: vec![],
        nulls_not_distinct: false,
        predicate: None,
        parameters: Default::default(),
        tablespace: None,
    }
}

fn write_reference(objects: &mut Vec<(Id, Payload)>, table: &Qualified, target: Qualified, key: u8, action: u8) {
    objects.push(column(&table.member("ref"), 9, key_type(key), false));
    let foreign_key = foreign_key::ForeignKey {
        columns: vec![Ident::new("ref")],
        target,
        target_columns: vec![Ident::new("id")],
        on_delete: [foreign_key::Action::Cascade, foreign_key::Action::SetNull][usize::from(action) % 2],
        on_update: foreign_key::Action::NoAction,
        match_full: false,
        deferrable: [key::Deferrable::No, key::Deferrable::Immediate][usize::from(action) / 2],
        on_delete_columns: Vec::new(),
        not_valid: false,
    };
    let id = Id::ForeignKey(table.member(format!("{}_ref_fkey", table.name).as_str()));
    objects.push((id, Payload::ForeignKey(foreign_key)));
}

/// A foreign key to a primary key of two columns, in the other order.
fn write_pair_reference(objects: &mut Vec<(Id, Payload)>, table: &Qualified, target: Qualified, key: u8) {
    objects.push(column(&table.member("pair_id"), 10, key_type(key), false));
    objects.push(column(&table.member("pair_part"), 11, "bigint", false));
    let foreign_key = foreign_key::ForeignKey {
        columns: vec![Ident::new("pair_part"), Ident::new("pair_id")],
        target,
        target_columns: vec![Ident::new("part"), Ident::new("id")],
        on_delete: foreign_key::Action::NoAction,
        on_update: foreign_key::Action::Cascade,
        match_full: key == 1,
        deferrable: if key == 0 { key::Deferrable::Deferred } else { key::Deferrable::No },
        on_delete_columns: Vec::new(),
        not_valid: false,
    };
    let id = Id::ForeignKey(table.member(format!("{}_pair_fkey", table.name).as_str()));
    objects.push((id, Payload::ForeignKey(foreign_key)));
}
