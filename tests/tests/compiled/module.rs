//! A made-up schema as a module of Rust, piece by piece, so that an error's line tells which piece it is about.

use std::fmt::Write;

/// What the compiler has to say of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing.
    Sound,
    /// One error with these words, here or at the table's name.
    Mistake { says: &'static str, listed: bool },
    /// Whatever it is: what is not refused, PostgreSQL has to take.
    Open,
}

/// Some lines of a table.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) fate: Fate,
}

impl Piece {
    pub(super) fn sound(text: impl Into<String>) -> Self {
        Self { text: text.into(), fate: Fate::Sound }
    }
}

/// A table, of which pieces can be taken away.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    /// What stands in `#[table(…)]`.
    pub(super) words: Vec<Piece>,
    /// What stands above the struct.
    pub(super) attributes: Vec<Piece>,
    pub(super) fields: Vec<Piece>,
}

/// A schema.
#[derive(Clone, Debug)]
pub(super) struct Module {
    pub(super) name: String,
    pub(super) tables: Vec<Table>,
}

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) module: usize,
    pub(super) table: usize,
    pub(super) part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Word(usize),
    Attribute(usize),
    Field(usize),
    /// What is in none of the pieces.
    Head,
    /// The table's name in `schema!`.
    Listed,
}

/// Source, and what each of its lines is a part of.
#[derive(Default)]
pub(super) struct Source {
    pub(super) text: String,
    pub(super) lines: Vec<Option<At>>,
}

impl Source {
    pub(super) fn line(&mut self, at: Option<At>, text: &str) {
        for line in text.lines() {
            let _ = writeln!(self.text, "{line}");
            self.lines.push(at);
        }
    }
}

/// What every module has besides its tables.
const HEAD: &str = "\
#[derive(schema_core::SqlEnum)]
pub enum Mood { Sad, Fine }
#[derive(schema_core::SqlEnum)]
#[sql_enum(text)]
pub enum Level { Low, High }
#[table]
pub struct Unlisted { #[column(primary_key)] pub id: i64 }";

impl Module {
    pub(super) fn write(&self, number: usize, source: &mut Source) {
        source.line(None, &format!("pub mod {} {{\nuse super::*;\n{HEAD}", self.name));
        for (place, table) in self.tables.iter().enumerate() {
            table.write(|part| Some(At { module: number, table: place, part }), source);
        }
        source.line(None, "schema! { pub all: [");
        for (place, table) in self.tables.iter().enumerate() {
            source.line(Some(At { module: number, table: place, part: Part::Listed }), &format!("{},", table.name));
        }
        source.line(None, "] }\n}");
    }

    pub(super) fn text(&self) -> String {
        let mut source = Source::default();
        self.write(0, &mut source);
        source.text
    }
}

impl Table {
    fn write(&self, at: impl Fn(Part) -> Option<At>, source: &mut Source) {
        source.line(at(Part::Head), "#[table(");
        for (place, word) in self.words.iter().enumerate() {
            source.line(at(Part::Word(place)), &format!("{},", word.text));
        }
        source.line(at(Part::Head), ")]");
        for (place, attribute) in self.attributes.iter().enumerate() {
            source.line(at(Part::Attribute(place)), &attribute.text);
        }
        source.line(at(Part::Head), &format!("pub struct {} {{", self.name));
        for (place, field) in self.fields.iter().enumerate() {
            source.line(at(Part::Field(place)), &field.text);
        }
        source.line(at(Part::Head), "}");
    }

    /// Takes out all that may be wrong.
    pub(super) fn keep_sound(&mut self) {
        for pieces in [&mut self.words, &mut self.attributes, &mut self.fields] {
            pieces.retain(|piece| piece.fate == Fate::Sound);
        }
    }

    /// The pieces of a kind, with the place of one among them.
    pub(super) fn pieces(&mut self, part: Part) -> Option<(&mut Vec<Piece>, usize)> {
        match part {
            Part::Word(place) => Some((&mut self.words, place)),
            Part::Attribute(place) => Some((&mut self.attributes, place)),
            Part::Field(place) => Some((&mut self.fields, place)),
            Part::Head | Part::Listed => None,
        }
    }
}
