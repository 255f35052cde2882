//! Which operator classes there are, and which types they take.

mod contrib;
mod own;

use super::def::{ColumnDef, TypeDef, TypeKind};
use super::message::{has, same};
use super::sql_type::SqlType;
use contrib::{CONTRIB, KNOWN};
pub use own::OWN;

/// A type with the operator classes that a method has for it: the default one first, or nothing in its place.
pub type Row = (&'static str, &'static [&'static str]);

/// A column's type as operator classes know it: by its own name, and by the kind of types that it is of.
#[derive(Clone, Copy)]
pub(super) struct Of {
    /// Its name, for messages.
    pub(super) name: &'static str,
    kind: &'static str,
}

const RANGES: &[&str] = &["int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange"];
const MULTIRANGES: &[&str] =
    &["int4multirange", "int8multirange", "nummultirange", "datemultirange", "tsmultirange", "tstzmultirange"];

/// Types of PostgreSQL that no method has a class for.
const WITHOUT: &[&str] = &["json", "xml", "line", "lseg", "path"];

/// Types that are taken for another one as they are (`pg_cast`, implicit and without a function).
const TAKEN_FOR: &[(&str, &[&str])] = &[
    ("character varying", &["text", "character"]),
    ("text", &["character varying", "character"]),
    ("citext", &["text", "character varying"]),
    ("cidr", &["inet"]),
    ("bit", &["bit varying"]),
    ("bit varying", &["bit"]),
    ("integer", &["oid"]),
];

impl Of {
    /// A domain is what it is over, which is not looked into.
    pub(super) const fn column(column: &ColumnDef) -> Option<Self> {
        let (name, kind) = match (column.sql_type, column.own_type) {
            (SqlType::Array(SqlType::Builtin(element)), _) if same(element, "integer") => ("integer[]", "anyarray"),
            (SqlType::Array(SqlType::Builtin(element)), _) if same(element, "ltree") => ("ltree[]", "anyarray"),
            (SqlType::Array(_), _) => ("an array", "anyarray"),
            (SqlType::Named(_), _) if column.values.is_some() => ("an enum", "anyenum"),
            (SqlType::Named(_), Some(TypeDef { kind: TypeKind::Composite(_), .. })) => ("a composite type", "record"),
            (SqlType::Named(_), Some(TypeDef { kind: TypeKind::Range(_), .. })) => ("a range", "anyrange"),
            (SqlType::Named(_), _) => return None,
            (SqlType::Builtin(name), _) if has(RANGES, name) => (name, "anyrange"),
            (SqlType::Builtin(name), _) if has(MULTIRANGES, name) => (name, "anymultirange"),
            (SqlType::Builtin(name), _) => (name, name),
        };
        Some(Self { name, kind })
    }

    const fn is(&self, of: &str) -> bool {
        same(self.kind, of) || same(self.name, of)
    }

    const fn is_taken_for(&self, of: &str) -> bool {
        let mut at = 0;
        while at < TAKEN_FOR.len() {
            if same(TAKEN_FOR[at].0, self.name) {
                return has(TAKEN_FOR[at].1, of);
            }
            at += 1;
        }
        false
    }

    /// Whether all classes for it are known; what a user calls a type may be anything.
    pub(super) const fn is_known(&self) -> bool {
        let mut known = !same(self.kind, self.name) || has(WITHOUT, self.name);
        let mut at = 0;
        while !known && at < OWN.len() {
            known = self.row(OWN[at].1).is_some();
            at += 1;
        }
        let mut at = 0;
        while !known && at < CONTRIB.len() {
            known = self.row(CONTRIB[at].2).is_some();
            at += 1;
        }
        known
    }

    const fn row(&self, rows: &'static [Row]) -> Option<&'static Row> {
        let mut at = 0;
        while at < rows.len() {
            if self.is(rows[at].0) {
                return Some(&rows[at]);
            }
            at += 1;
        }
        None
    }

    /// The class that a method takes for this type where none is named.
    const fn default(&self, rows: &'static [Row]) -> Option<&'static str> {
        let mut taken_for = None;
        let mut at = 0;
        while at < rows.len() {
            let (of, classes) = rows[at];
            if self.is(of) && !classes[0].is_empty() {
                return Some(classes[0]);
            }
            if taken_for.is_none() && !classes[0].is_empty() && self.is_taken_for(of) {
                taken_for = Some(classes[0]);
            }
            at += 1;
        }
        taken_for
    }
}

/// The classes of a method of PostgreSQL's own.
pub(super) const fn of_method(method: &str) -> Option<&'static [Row]> {
    let mut at = 0;
    while at < OWN.len() {
        if same(OWN[at].0, method) {
            return Some(OWN[at].1);
        }
        at += 1;
    }
    None
}

/// The class that a method has for a type by default.
pub(super) enum Default {
    /// This one: of this extension, or of PostgreSQL itself.
    Is(&'static str, Option<&'static str>),
    /// There is none.
    None,
    /// There may be one.
    Unknown,
}

/// Looks for the class that need not be named.
pub(super) const fn default(method: &str, of: &Of) -> Default {
    let Some(rows) = of_method(method) else { return Default::Unknown };
    if let Some(class) = of.default(rows) {
        return Default::Is(class, None);
    }
    let mut at = 0;
    while at < CONTRIB.len() {
        let (extension, its, rows) = CONTRIB[at];
        if same(its, method)
            && let Some(class) = of.default(rows)
        {
            return Default::Is(class, Some(extension));
        }
        at += 1;
    }
    if of.is_known() { Default::None } else { Default::Unknown }
}

/// What is known of a class that is named.
pub(super) enum Named {
    /// The method has it, for a type: of this extension, or of PostgreSQL itself.
    For(&'static str, Option<&'static str>),
    /// Another method has it.
    OfMethod(&'static str),
    /// Nobody has it.
    Unknown,
}

/// Looks for a class: among those of its name, for one that takes the type.
pub(super) const fn named(method: &str, class: &str, of: Option<Of>) -> Named {
    let mut found = Named::Unknown;
    let mut at = 0;
    while at < OWN.len() + CONTRIB.len() {
        let (extension, its, rows) = if at < OWN.len() {
            (None, OWN[at].0, OWN[at].1)
        } else {
            let (extension, its, rows) = CONTRIB[at - OWN.len()];
            (Some(extension), its, rows)
        };
        let mut row = 0;
        while row < rows.len() {
            if has(rows[row].1, class) {
                let here = same(its, method);
                let takes = here && takes(rows[row].0, of);
                if takes || here && !matches!(found, Named::For(..)) {
                    found = Named::For(rows[row].0, extension);
                } else if matches!(found, Named::Unknown) {
                    found = Named::OfMethod(its);
                }
                if takes {
                    return found;
                }
            }
            row += 1;
        }
        at += 1;
    }
    found
}

/// Whether a class for one type takes another. Of what is not known it may.
pub(super) const fn takes(class: &str, of: Option<Of>) -> bool {
    match of {
        Some(of) => of.is(class) || of.is_taken_for(class) || !of.is_known(),
        None => true,
    }
}

/// Operators that lead to the same from both sides, as an exclusion constraint asks, of the classes that are no B-trees.
const OPERATORS: &[(&[&str], &str)] = &[
    (&["box_ops", "circle_ops", "poly_ops"], "`&&` or `~=`"),
    (&["point_ops", "kd_point_ops", "quad_point_ops"], "`~=`"),
    (&["inet_ops"], "`=`, `<>` or `&&`"),
    (&["range_ops", "multirange_ops"], "`=`, `&&` or `-|-`"),
    (&["text_ops", "gist_ltree_ops"], "`=`"),
    (&["gist__int_ops", "gist__intbig_ops"], "`&&`"),
    (&["gist_trgm_ops"], "`=` or `%`"),
    (&["tsvector_ops", "tsquery_ops", "gist_hstore_ops", "gist__ltree_ops"], "another method"),
];

/// The operators that an exclusion constraint can ask of a class.
pub(super) const fn operators(method: &str, class: &str) -> &'static str {
    let mut at = 0;
    while at < OPERATORS.len() && !same(method, "btree") && !same(method, "hash") {
        if has(OPERATORS[at].0, class) {
            return OPERATORS[at].1;
        }
        at += 1;
    }
    // All others of `gist` are of btree_gist.
    if same(method, "gist") { "`=` or `<>`" } else { "`=`" }
}

/// Whether the classes of an extension are known.
pub(super) const fn is_known_extension(name: &str) -> bool {
    has(KNOWN, name)
}
