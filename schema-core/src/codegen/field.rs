//! Columns as fields.

use super::Context;
use super::attribute::{attribute, sql, text};
use super::default::spelled;
use super::element::{declared_reference, parameters, reference_text};
use super::parts::TableParts;
use super::said::Said;
use super::types::{Family, FieldType, field_type, raw};
use super::words::source;
use crate::expression::inside;
use crate::ident::{Member, Qualified, literal};
use crate::kind::column::{Column, Position};
use crate::kind::default::Default;
use crate::kind::generated::Generated;
use crate::kind::identity::Identity;
use crate::kind::sequence::{self, Options, Sequence};
use crate::kind::{Id, Payload};

/// A field, and what it needs to be in scope.
#[derive(Default)]
pub(super) struct Field {
    pub(super) text: String,
    /// From `schema_core::types`.
    pub(super) imports: Vec<&'static str>,
    /// From the schema's own modules.
    pub(super) uses: Vec<String>,
}

/// The Rust type of a column.
pub(super) fn type_of(cx: &Context<'_>, name: &Member, column: &Column) -> FieldType {
    let spelled = cx.spelled.contains(name);
    match own_type(cx, &column.sql_type, !column.not_null) {
        Some(own) if spelled && own.family != Family::Enum => raw(&column.sql_type),
        Some(own) => own,
        None => field_type(&column.sql_type, spelled),
    }
}

/// The Rust type of a type, as `format_type` prints it.
pub(super) fn type_named(cx: &Context<'_>, sql_type: &str) -> FieldType {
    own_type(cx, sql_type, true).unwrap_or_else(|| field_type(sql_type, false))
}

/// A type that becomes Rust itself. The language has no `Option` of a domain that is never NULL, though PostgreSQL has.
fn own_type(cx: &Context<'_>, sql_type: &str, nullable: bool) -> Option<FieldType> {
    let (element, array) = match sql_type.strip_suffix("[]") {
        Some(element) => (element, true),
        None => (sql_type, false),
    };
    let name: Qualified = element.parse().ok()?;
    if let Some(Payload::Domain(domain)) = cx.parts.types.get(&name)
        && domain.not_null
        && nullable
        && !array
    {
        let FieldType { rust, imports, .. } = field_type(&domain.sql_type, false);
        return Some(FieldType { rust, imports, ..raw(sql_type) });
    }
    let (rust, family) = match cx.names.enumeration(&name) {
        Some(names) => (names.rust.clone(), Family::Enum),
        None => (cx.names.own_type(&name)?.to_owned(), Family::Other),
    };
    Some(FieldType {
        rust: if array { format!("Vec<{rust}>") } else { rust.clone() },
        imports: Vec::new(),
        uses: vec![rust],
        words: Vec::new(),
        family: if array { Family::Other } else { family },
        declared: sql_type.to_owned(),
        named: false,
    })
}

/// The field of a column; `keys` are the words of the constraints that stand on it.
pub(super) fn field(
    cx: &Context<'_>,
    table: &TableParts<'_>,
    place: usize,
    keys: Vec<String>,
    said: &mut Said,
) -> Field {
    let (name, column) = &table.columns[place];
    let writer = Writer { cx, name, column, ty: type_of(cx, name, column) };
    let ident = cx.fields(table.name).field(&name.name);
    let mut words = Vec::new();
    if ident != name.name.as_str() {
        words.push(text("name", name.name.as_str()));
    }
    let (alone, behind): (Vec<_>, Vec<_>) =
        keys.into_iter().partition(|word| matches!(word.as_str(), "primary_key" | "unique"));
    words.extend(alone);
    words.extend(writer.ty.words.iter().cloned());
    words.extend(writer.column(place, said));
    words.extend(writer.value(said));
    words.extend(behind);
    words.extend(writer.settings());
    let mut field = Field { imports: writer.ty.imports.clone(), uses: writer.ty.uses.clone(), ..Field::default() };
    field.text.push_str(&cx.comment("    ", Id::Column(name.clone()), said));
    if !words.is_empty() {
        field.text.push_str(&attribute("    ", "column", &words));
    }
    let rust = if column.not_null { writer.ty.rust.clone() } else { format!("Option<{}>", writer.ty.rust) };
    field.text.push_str(&format!("    pub {}: {rust},\n", source(ident)));
    field
}

struct Writer<'w, 'a> {
    cx: &'w Context<'a>,
    name: &'w Member,
    column: &'w Column,
    ty: FieldType,
}

impl Writer<'_, '_> {
    /// The words of the column itself.
    fn column(&self, place: usize, said: &mut Said) -> Vec<String> {
        let Column { collation, .. } = self.column;
        let payload = Column {
            position: Position(u32::try_from(place + 1).unwrap_or(u32::MAX)),
            sql_type: self.ty.declared.clone(),
            enum_type: self.column.enum_type.clone().filter(|_| !self.ty.named),
            collation: collation.as_ref().map(declared_reference),
            ..self.column.clone()
        };
        said.say(Id::Column(self.name.clone()), Payload::Column(payload));
        collation.iter().map(|collation| text("collate", &reference_text(collation))).collect()
    }

    /// What the language has no shorter place for.
    fn settings(&self) -> Vec<String> {
        let Column {
            position: _,
            sql_type: _,
            enum_type: _,
            not_null: _,
            collation: _,
            storage,
            compression,
            statistics,
            options,
            // Of foreign tables, which are no structs.
            foreign_options: _,
        } = self.column;
        let mut words = Vec::new();
        words.extend(storage.as_ref().map(|storage| format!("storage = {storage}")));
        words.extend(compression.as_ref().map(|method| text("compression", method)));
        words.extend(statistics.map(|target| format!("statistics = {target}")));
        if !options.is_empty() {
            words.push(format!("options({})", parameters(options)));
        }
        words
    }

    /// Where the column's value comes from when none is given.
    fn value(&self, said: &mut Said) -> Option<String> {
        let schema = self.cx.parts.schema;
        let payload = |id: fn(Member) -> Id| schema.payload(&id(self.name.clone()));
        if let Some(Payload::Identity(identity)) = payload(Id::Identity) {
            return self.identity(identity, said);
        }
        if let Some(Payload::Generated(Generated { expression, stored })) = payload(Id::Generated) {
            let expression = inside(expression);
            let own = Generated { expression: expression.to_owned(), stored: *stored };
            said.say(Id::Generated(self.name.clone()), Payload::Generated(own));
            let stored = if *stored { "" } else { ", virtual" };
            return Some(format!("{}{stored}", sql("generated", expression)));
        }
        let Some(Payload::Default(Default { expression })) = payload(Id::Default) else { return None };
        if self.is_serial(expression, said) {
            return Some("serial".to_owned());
        }
        let spelled = spelled(expression, &self.column.sql_type, &self.ty, |value| self.variant(value));
        let own = Default { expression: spelled.declared };
        said.say(Id::Default(self.name.clone()), Payload::Default(own));
        Some(format!("default = {}", spelled.rust))
    }

    /// The sequence behind it is in the schema of the table, or there are no words.
    fn identity(&self, identity: &Identity, said: &mut Said) -> Option<String> {
        let Identity { always, sequence, options } = identity;
        if sequence.schema != self.name.table.schema {
            return None;
        }
        said.say(Id::Identity(self.name.clone()), Payload::Identity(identity.clone()));
        let Options { start, increment, min, max, cache, cycle } = options;
        let mut words = Vec::new();
        words.extend((!always).then(|| "by_default".to_owned()));
        if *sequence != sequence::default_name(self.name) {
            words.push(text("sequence", sequence.name.as_str()));
        }
        let numbers = [("start", start), ("increment", increment), ("min", min), ("max", max), ("cache", cache)];
        words.extend(numbers.iter().filter_map(|(word, number)| Some(format!("{word} = {}", number.as_ref()?))));
        words.extend(cycle.then(|| "cycle".to_owned()));
        Some(if words.is_empty() { "identity".to_owned() } else { format!("identity({})", words.join(", ")) })
    }

    /// Whether the column is what `serial` makes: then its sequence is said, too.
    fn is_serial(&self, expression: &str, said: &mut Said) -> bool {
        let schema = self.cx.parts.schema;
        let sequence = sequence::default_name(self.name);
        let (own, owner) = (Id::Sequence(sequence.clone()), Id::SequenceOwner(sequence.clone()));
        let drawn = expression == format!("nextval({}::regclass)", literal(&sequence.to_string()));
        let plain = Sequence { sql_type: self.column.sql_type.clone(), unlogged: false, options: Options::default() };
        let owned = matches!(schema.payload(&owner), Some(Payload::SequenceOwner(owner)) if owner.column == *self.name);
        let typed = matches!(self.ty.family, Family::Integer(_)) && self.column.not_null;
        let is = drawn && owned && typed && schema.payload(&own) == Some(&Payload::Sequence(plain));
        if is {
            let default = Id::Default(self.name.clone());
            for id in [own, owner, default] {
                let payload = schema.payload(&id).cloned();
                payload.into_iter().for_each(|payload| said.say(id.clone(), payload));
            }
        }
        is
    }

    /// A value of the column's enum as a variant.
    fn variant(&self, value: &str) -> Option<String> {
        let name = self.column.enum_type.as_ref()?;
        let (values, names) = (self.cx.parts.enums.get(name)?, self.cx.names.enumeration(name)?);
        let place = values.values.iter().position(|other| other == value)?;
        Some(format!("{}::{}", names.rust, names.variants[place]))
    }
}
