//! The builder of a column: every word of `#[column(…)]` that the macro does not know is one of its functions.

use core::marker::PhantomData;

use super::column_type::ColumnType;
use super::def::{ColumnDef, GeneratedDef, JsonShape, Kept, Storage, TypeDef, TypeKind};
use super::default::check_default;
use super::expression::Expression;
use super::fits::{Counts, JsonText, Length, Moment, Precision, Scale, Sequenced, Takes, Text};
use super::identity::Identity;
use super::sql_type::{SqlType, check_collation, has_one_size};

/// A column in the making, of a field with the type `F`.
pub struct ColumnBuilder<F> {
    pub(super) def: ColumnDef,
    field: PhantomData<fn() -> F>,
}

/// A column whose PostgreSQL type is that of its Rust type.
#[must_use]
#[track_caller]
pub const fn column<F: ColumnType>(name: &'static str) -> ColumnBuilder<F> {
    ColumnBuilder::of_type().named(name)
}

/// A column whose PostgreSQL type is written by the user: any Rust type will do.
#[must_use]
pub const fn column_as<F>(name: &'static str, nullable: bool, sql_type: &'static str) -> ColumnBuilder<F> {
    ColumnBuilder::start(name, SqlType::Builtin(sql_type), Some(sql_type), nullable)
}

impl<F> ColumnBuilder<F> {
    const fn start(
        name: &'static str,
        sql_type: SqlType,
        sql_type_override: Option<&'static str>,
        nullable: bool,
    ) -> Self {
        let def = ColumnDef {
            name,
            sql_type,
            sql_type_override,
            length: None,
            precision: None,
            scale: None,
            nullable,
            comment: None,
            renamed_from: None,
            using: None,
            collation: None,
            default: None,
            generated: None,
            identity: None,
            serial: false,
            immutable: false,
            kept: None,
            values: None,
            own_type: None,
            json_shape: None,
            example: None,
            storage: None,
            compression: None,
            statistics: None,
            options: &[],
        };
        Self { def, field: PhantomData }
    }

    /// What its type says of a column.
    pub(super) const fn of_type() -> Self
    where
        F: ColumnType,
    {
        let mut column = Self::start("", F::SQL_TYPE, None, F::NULLABLE);
        column.def.values = F::VALUES;
        column.def.own_type = F::OWN_TYPE;
        column.def.example = F::EXAMPLE;
        column
    }

    /// Gives it its name.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn named(mut self, name: &'static str) -> Self
    where
        F: ColumnType,
    {
        assert!(!F::NULLABLE_TWICE, "an `Option` in an `Option` has two ways to say NULL\nhelp: write one `Option`");
        self.def.name = name;
        self
    }

    /// The doc comment.
    #[must_use]
    pub const fn comment(mut self, text: &'static str) -> Self {
        self.def.comment = Some(text);
        self
    }

    /// `length = 255`: `varchar(255)` of text, `varbit(255)` of bit strings.
    #[must_use]
    #[track_caller]
    pub const fn length(mut self, n: u32) -> Self
    where
        F: Length,
    {
        assert!(n > 0, "a length is at least 1\nhelp: write a greater one, or leave the word out");
        assert!(n <= 10_485_760, "a length is at most 10485760\nhelp: leave the word out: text is as long as it is");
        self.def.sql_type = F::SQL_TYPE;
        self.def.length = Some(n);
        self
    }

    /// `char = 2`: `char(2)`, padded with blanks.
    #[must_use]
    #[track_caller]
    pub const fn char(mut self, n: u32) -> Self
    where
        F: Text,
    {
        assert!(n > 0, "a length is at least 1\nhelp: write a greater one, or leave the word out");
        assert!(n <= 10_485_760, "a length is at most 10485760\nhelp: leave the word out: text is as long as it is");
        self.def.sql_type = SqlType::Builtin("character");
        self.def.length = Some(n);
        self
    }

    /// `citext`: text that compares without case, of the extension `citext`.
    #[must_use]
    pub const fn citext(mut self) -> Self
    where
        F: Text,
    {
        self.def.sql_type = SqlType::Builtin("citext");
        self
    }

    /// `precision = 10`.
    #[must_use]
    #[track_caller]
    pub const fn precision(mut self, p: u32) -> Self
    where
        F: Precision,
    {
        assert!(
            p <= F::MAX,
            "the precision is more than PostgreSQL has for this type\nhelp: it is at most 1000 of a number, and 6 of a time"
        );
        assert!(p > 0 || F::MAX < 1000, "the precision of a number is at least 1\nhelp: it counts all digits");
        self.def.precision = Some(p);
        self
    }

    /// `scale = 2`.
    #[must_use]
    pub const fn scale(mut self, s: i32) -> Self
    where
        F: Scale,
    {
        self.def.scale = Some(s);
        self
    }

    /// `collate = "de_DE"`: a collation's name; in quotes where SQL needs them, or with its schema.
    #[must_use]
    #[track_caller]
    pub const fn collate(mut self, collation: &'static str) -> Self {
        check_collation(&self.def).report();
        self.def.collation = Some(collation);
        self
    }

    /// `renamed_from = "name"`: what the column was called before.
    #[must_use]
    pub const fn renamed_from(mut self, name: &'static str) -> Self {
        self.def.renamed_from = Some(name);
        self
    }

    /// `using = sql("old::integer")`: how rows get over a change of the type.
    #[must_use]
    pub const fn using<K>(mut self, expression: Expression<K>) -> Self
    where
        F: Takes<K>,
    {
        self.def.using = Some(expression.text());
        self
    }

    /// `immutable`: never changed by an update.
    #[must_use]
    pub const fn immutable(mut self) -> Self {
        self.def.immutable = true;
        self
    }

    /// `version`: a number that each update makes one more, by which an update knows whether another came before it.
    #[must_use]
    pub const fn version(mut self) -> Self
    where
        F: Counts,
    {
        self.def.kept = Some(Kept::Version);
        self
    }

    /// `updated_at`: each update sets it to `now()`, unless it sets it to something else.
    #[must_use]
    pub const fn updated_at(mut self) -> Self
    where
        F: Moment,
    {
        self.def.kept = Some(Kept::UpdatedAt);
        self
    }

    /// `soft_delete`: when the row was deleted, which leaves it there.
    #[must_use]
    #[track_caller]
    pub const fn soft_delete(mut self) -> Self
    where
        F: Moment,
    {
        assert!(
            self.def.nullable,
            "a `soft_delete` column is NULL in rows that are not deleted\nhelp: make the field an `Option`"
        );
        self.def.kept = Some(Kept::SoftDelete);
        self
    }

    /// `json = object`: the shape that every value has.
    #[must_use]
    pub const fn json(mut self, shape: JsonShape) -> Self
    where
        F: JsonText,
    {
        self.def.json_shape = Some(shape);
        self
    }

    /// `storage = external`.
    #[must_use]
    #[track_caller]
    pub const fn storage(mut self, storage: Storage) -> Self {
        assert!(
            matches!(storage, Storage::Plain) || !has_one_size(&self.def),
            "values of this type have one size, and are always stored `plain`\nhelp: leave the word out"
        );
        self.def.storage = Some(storage);
        self
    }

    /// `compression = "lz4"`.
    #[must_use]
    #[track_caller]
    pub const fn compression(mut self, method: &'static str) -> Self {
        assert!(
            !has_one_size(&self.def),
            "values of this type have one size, and are never compressed\nhelp: leave the word out"
        );
        self.def.compression = Some(method);
        self
    }

    /// `statistics = 500`.
    #[must_use]
    #[track_caller]
    pub const fn statistics(mut self, target: i32) -> Self {
        assert!(
            0 <= target && target <= 10_000,
            "a `statistics` target is out of its range\nhelp: write a number from 0 to 10000"
        );
        self.def.statistics = Some(target);
        self
    }

    /// `options(n_distinct = 5)`.
    #[must_use]
    pub const fn options(mut self, options: &'static [(&'static str, &'static str)]) -> Self {
        self.def.options = options;
        self
    }

    /// `generated = sql("…")`.
    #[must_use]
    pub const fn generated<K>(mut self, expression: Expression<K>, stored: bool) -> Self
    where
        F: Takes<K>,
    {
        self.def.generated = Some(GeneratedDef { expression: expression.text(), stored });
        self
    }

    /// `serial`.
    #[must_use]
    pub const fn serial(mut self) -> Self
    where
        F: Sequenced,
    {
        self.def.serial = true;
        self
    }

    /// `identity` and `identity(…)`.
    #[must_use]
    #[track_caller]
    pub const fn identity(mut self, identity: Identity) -> Self
    where
        F: Sequenced,
    {
        identity.check(F::MIN, F::MAX);
        self.def.identity = Some(identity.0);
        self
    }

    /// The column, once all is said.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn build(self) -> ColumnDef {
        let def = self.def;
        if let Some(scale) = def.scale {
            let Some(precision) = def.precision else {
                panic!("a `scale` needs a `precision`\nhelp: add `precision = …`")
            };
            assert!(
                scale <= precision as i32,
                "the `scale` is more than the `precision`\nhelp: write a greater `precision`: it counts all digits, those of the scale too"
            );
        }
        check_default(&def);
        if let (Some(TypeDef { kind: TypeKind::Domain { not_null: true, .. }, .. }), SqlType::Named(_)) =
            (def.own_type, def.sql_type)
        {
            assert!(!def.nullable, "an `Option` of a domain that is `not_null`\nhelp: take one of the two off");
        }
        def
    }
}
