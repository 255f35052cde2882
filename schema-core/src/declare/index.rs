//! The builders of indexes and exclusion constraints.

use super::def::{Deferrable, ExclusionDef, IndexDef, IndexElementDef, IndexKey};
use super::expression::{Expression, kinds::Anything};
use super::handle::Column;

/// One element of an index in the making.
#[derive(Clone, Copy, Debug)]
pub struct IndexElement(IndexElementDef);

const fn element_of(key: IndexKey) -> IndexElement {
    IndexElement(IndexElementDef {
        key,
        descending: false,
        nulls_first: None,
        opclass: None,
        opclass_parameters: &[],
        collation: None,
    })
}

/// A column as an element.
#[must_use]
pub const fn element<T, F>(column: Column<T, F>) -> IndexElement {
    element_of(IndexKey::Column(column.name()))
}

/// An expression as an element.
#[must_use]
pub const fn element_sql(expression: Expression<Anything>) -> IndexElement {
    element_of(IndexKey::Expression(expression.text()))
}

impl IndexElement {
    /// `a.asc()`.
    #[must_use]
    pub const fn asc(mut self) -> Self {
        self.0.descending = false;
        self
    }

    /// `a.desc()`.
    #[must_use]
    pub const fn desc(mut self) -> Self {
        self.0.descending = true;
        self
    }

    /// `a.nulls_first()`.
    #[must_use]
    pub const fn nulls_first(mut self) -> Self {
        self.0.nulls_first = Some(true);
        self
    }

    /// `a.nulls_last()`.
    #[must_use]
    pub const fn nulls_last(mut self) -> Self {
        self.0.nulls_first = Some(false);
        self
    }

    /// `a.opclass("text_pattern_ops")`.
    #[must_use]
    pub const fn opclass(mut self, name: &'static str) -> Self {
        self.0.opclass = Some(name);
        self
    }

    /// `a.opclass("gist_trgm_ops", siglen = 32)`.
    #[must_use]
    pub const fn opclass_parameters(mut self, parameters: &'static [(&'static str, &'static str)]) -> Self {
        self.0.opclass_parameters = parameters;
        self
    }

    /// `a.collate("C")`.
    #[must_use]
    pub const fn collate(mut self, collation: &'static str) -> Self {
        self.0.collation = Some(collation);
        self
    }

    /// The element, once all is said.
    #[must_use]
    pub const fn build(self) -> IndexElementDef {
        let mut def = self.0;
        // What is the order's default anyway is not said, so that there is one way to say it.
        if let Some(first) = def.nulls_first
            && first == def.descending
        {
            def.nulls_first = None;
        }
        def
    }
}

/// An index in the making.
#[derive(Clone, Copy, Debug)]
pub struct Index(IndexDef);

/// `#[index(…)]`.
#[must_use]
pub const fn index() -> Index {
    Index(IndexDef {
        name: None,
        unique: false,
        method: "btree",
        elements: &[],
        include: &[],
        predicate: None,
        nulls_not_distinct: false,
        parameters: &[],
        tablespace: None,
        renamed_from: None,
        comment: None,
    })
}

impl Index {
    /// `name = "…"`.
    #[must_use]
    pub const fn name(mut self, name: &'static str) -> Self {
        self.0.name = Some(name);
        self
    }

    /// `unique`.
    #[must_use]
    pub const fn unique(mut self) -> Self {
        self.0.unique = true;
        self
    }

    /// `method = gin`, or a string for a method of an extension.
    #[must_use]
    pub const fn method(mut self, method: &'static str) -> Self {
        self.0.method = method;
        self
    }

    /// `where = sql("…")`.
    #[must_use]
    pub const fn predicate(mut self, expression: Expression<Anything>) -> Self {
        self.0.predicate = Some(expression.text());
        self
    }

    /// `nulls_not_distinct`.
    #[must_use]
    pub const fn nulls_not_distinct(mut self) -> Self {
        self.0.nulls_not_distinct = true;
        self
    }

    /// `tablespace = "…"`.
    #[must_use]
    pub const fn tablespace(mut self, name: &'static str) -> Self {
        self.0.tablespace = Some(name);
        self
    }

    /// `renamed_from = "…"`: what the index was called before.
    #[must_use]
    pub const fn renamed_from(mut self, name: &'static str) -> Self {
        self.0.renamed_from = Some(name);
        self
    }

    /// `comment = "…"`.
    #[must_use]
    pub const fn comment(mut self, text: &'static str) -> Self {
        self.0.comment = Some(text);
        self
    }

    /// The index, once all is said.
    #[must_use]
    #[track_caller]
    pub const fn build(self) -> IndexDef {
        assert!(
            !self.0.nulls_not_distinct || self.0.unique,
            "`nulls_not_distinct` needs `unique`\nhelp: add `unique`, or leave the word out"
        );
        self.0
    }
}

/// An exclusion constraint in the making.
#[derive(Clone, Copy, Debug)]
pub struct Exclusion(ExclusionDef);

/// `#[exclude(…)]`.
#[must_use]
pub const fn exclude() -> Exclusion {
    Exclusion(ExclusionDef {
        name: None,
        method: "gist",
        elements: &[],
        include: &[],
        predicate: None,
        deferrable: Deferrable::No,
        comment: None,
    })
}

impl Exclusion {
    /// `name = "…"`.
    #[must_use]
    pub const fn name(mut self, name: &'static str) -> Self {
        self.0.name = Some(name);
        self
    }

    /// `method = gist`.
    #[must_use]
    pub const fn method(mut self, method: &'static str) -> Self {
        self.0.method = method;
        self
    }

    /// `where = sql("…")`.
    #[must_use]
    pub const fn predicate(mut self, expression: Expression<Anything>) -> Self {
        self.0.predicate = Some(expression.text());
        self
    }

    /// `deferrable = deferred`.
    #[must_use]
    pub const fn deferrable(mut self, deferrable: Deferrable) -> Self {
        self.0.deferrable = deferrable;
        self
    }

    /// `comment = "…"`.
    #[must_use]
    pub const fn comment(mut self, text: &'static str) -> Self {
        self.0.comment = Some(text);
        self
    }

    /// The constraint, once all is said.
    #[must_use]
    pub const fn build(self) -> ExclusionDef {
        self.0
    }
}
