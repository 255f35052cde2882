//! Where a field stands, and which of the words of a column it has there.

use super::table::listed;
use crate::ctxt::Ctxt;
use crate::word::Word;

/// Where a field stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Table,
    View,
    Composite,
}

impl Place {
    /// What is a column here, and the words that it has where not all.
    fn words(self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
            Self::Table => None,
            Self::View => Some(("a column of a view", OF_VIEW)),
            Self::Composite => Some(("an attribute of a composite type", &OF_VIEW[..OF_COMPOSITE])),
        }
    }
}

pub(super) fn check_place(cx: &Ctxt, words: &[Word], place: Place) {
    let Some((what, known)) = place.words() else { return };
    for word in words.iter().filter(|word| !known.contains(&word.text().as_str())) {
        let text = word.text();
        cx.error(word.span(), format!("{what} has no `{text}`\nhelp: its words are {}", listed(known)));
    }
}

/// The words of a view's column: what else it is, its query says.
const OF_VIEW: &[&str] = &[
    "name",
    "sql_type",
    "length",
    "char",
    "citext",
    "precision",
    "scale",
    "collate",
    "default",
    "storage",
    "compression",
    "statistics",
    "options",
];

/// How many of them an attribute of a composite type has.
const OF_COMPOSITE: usize = 8;
