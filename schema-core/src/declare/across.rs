//! What is checked across the tables of a schema while the compiler runs.

use core::cmp::Ordering;

use super::brought::Brought;
use super::collisions::Collisions;
use super::def::{ForeignKeyDef, RelationDef, RelationKind, SchemaDef, TableDef, TableName};
use super::keys::{is_key, same_columns};
use super::message::{Findings, compare, same};
use super::operators::check_operator_classes;

/// The tables of a schema in the order of their names, so that a name is found without a walk through all.
pub struct Tables<const N: usize, const ROOM: usize> {
    schema: &'static SchemaDef,
    tables: [&'static TableDef; N],
    collisions: Collisions,
    brought: Brought,
}

const fn order(a: TableName, b: TableName) -> Ordering {
    match compare(a.schema, b.schema) {
        Ordering::Equal => compare(a.name, b.name),
        other => other,
    }
}

const fn is(a: TableName, b: TableName) -> bool {
    matches!(order(a, b), Ordering::Equal)
}

impl<const N: usize, const ROOM: usize> Tables<N, ROOM> {
    /// Sorts the tables of a schema that has so many, by heap sort, and finds the names that two have.
    #[must_use]
    pub const fn new(schema: &'static SchemaDef) -> Self {
        let Some(tables) = schema.tables.first_chunk() else { panic!("the schema has fewer tables") };
        let mut tables = *tables;
        let mut start = N / 2;
        while start > 0 {
            start -= 1;
            sift(&mut tables, start, N);
        }
        let mut end = N;
        while end > 1 {
            end -= 1;
            tables.swap(0, end);
            sift(&mut tables, 0, end);
        }
        let brought = Brought { extensions: schema.extensions, sql: schema.sql };
        Self { schema, tables, collisions: Collisions::of::<ROOM>(schema), brought }
    }

    /// The place of the first table with this name.
    const fn place(&self, name: TableName) -> usize {
        let (mut low, mut high) = (0, N);
        while low < high {
            let middle = low + (high - low) / 2;
            if matches!(order(self.tables[middle].name, name), Ordering::Less) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    const fn find(&self, name: TableName) -> Option<&'static TableDef> {
        let place = self.place(name);
        if place < N && is(self.tables[place].name, name) { Some(self.tables[place]) } else { None }
    }

    /// Checks what one of the tables says about the others.
    #[track_caller]
    pub const fn check(&self, def: &'static TableDef) {
        let mut findings = Findings::new();
        self.check_twins(&mut findings, def);
        let mut at = 0;
        while at < def.foreign_keys.len() {
            self.check_foreign_key(&mut findings, def, &def.foreign_keys[at]);
            at += 1;
        }
        let mut at = 0;
        while at < def.options.inherits.len() {
            self.check_parent(&mut findings, def, def.options.inherits[at]);
            at += 1;
        }
        let mut at = 0;
        while at < def.relations.len() {
            self.check_relation(&mut findings, def, &def.relations[at]);
            at += 1;
        }
        check_operator_classes(&mut findings, def, &self.brought);
        self.brought.check_types(&mut findings, def);
        self.brought.check_functions(&mut findings, self.schema, def);
        self.collisions.tell(&mut findings, self.schema, def);
        findings.report();
    }

    /// Two tables cannot have one name. The later of the two in the order is told.
    const fn check_twins(&self, findings: &mut Findings, def: &'static TableDef) {
        let place = self.place(def.name);
        if place + 1 < N && is(self.tables[place + 1].name, def.name) {
            let (one, other) = (self.tables[place], self.tables[place + 1]);
            // Both come by here: the one whose name is the greater tells it.
            let other_name = if same(one.rust_name, def.rust_name) { other.rust_name } else { one.rust_name };
            if matches!(compare(def.rust_name, other_name), Ordering::Less) {
                return;
            }
            if same(one.rust_name, other.rust_name) {
                findings.add(&["`", def.rust_name, "` is listed twice, or shares the table name `", def.name.name,
                    "` with a struct of the same name\nhelp: list it once, or give one of them another name with `#[table(name = \"…\")]`"]);
            } else {
                findings.add(&[
                    "`",
                    one.rust_name,
                    "` and `",
                    other.rust_name,
                    "` are both the table `",
                    def.name.name,
                    "`\nhelp: give one of them another name with `#[table(name = \"…\")]`",
                ]);
            }
        }
    }

    /// A table inherits from a table of the schema.
    const fn check_parent(&self, findings: &mut Findings, def: &TableDef, parent: TableName) {
        if self.find(parent).is_none() {
            findings.add(&[
                "`",
                def.rust_name,
                "` inherits from the table `",
                parent.name,
                "`, which is not in this schema\nhelp: list its struct in `schema!`",
            ]);
        }
    }

    /// A foreign key leads to a table of the schema, and there to a key.
    const fn check_foreign_key(&self, findings: &mut Findings, def: &TableDef, key: &ForeignKeyDef) {
        let first = if key.columns.is_empty() { "" } else { key.columns[0] };
        let Some(target) = self.find(key.target) else {
            findings.add(&[
                "`",
                def.rust_name,
                "` references the table `",
                key.target.name,
                "` by `",
                first,
                "`, and that table is not in this schema\nhelp: list its struct in `schema!`",
            ]);
            return;
        };
        if !target.incomplete && !is_key(target, key.target_columns) {
            let column = if key.target_columns.is_empty() { "" } else { key.target_columns[0] };
            findings.add(&[
                "`",
                def.rust_name,
                "` references `",
                target.rust_name,
                "` by `",
                first,
                "`, and what it references (`",
                column,
                if key.target_columns.len() > 1 { "`, …" } else { "`" },
                ") is neither its primary key nor unique\nhelp: make it `unique`, or reference the primary key",
            ]);
        }
    }

    /// A relation has the foreign key that it goes by, and one only.
    const fn check_relation(&self, findings: &mut Findings, def: &TableDef, relation: &RelationDef) {
        let Some(target) = self.find(relation.target) else {
            if !matches!(relation.kind, RelationKind::BelongsTo) {
                findings.add(&[
                    "the relation `",
                    relation.name,
                    "` of `",
                    def.rust_name,
                    "` leads to the table `",
                    relation.target.name,
                    "`, which is not in this schema\nhelp: list its struct in `schema!`",
                ]);
            }
            return;
        };
        match relation.kind {
            RelationKind::BelongsTo => {}
            RelationKind::HasOne | RelationKind::HasMany => {
                check_inverse(findings, def, relation, target, def, relation.by);
            }
            RelationKind::ManyToMany { through } => match self.find(through) {
                Some(through) => {
                    let (ours, theirs) = halves(relation.by);
                    check_inverse(findings, def, relation, through, def, ours);
                    check_inverse(findings, def, relation, through, target, theirs);
                }
                None => findings.add(&[
                    "the relation `",
                    relation.name,
                    "` of `",
                    def.rust_name,
                    "` goes through the table `",
                    through.name,
                    "`, which is not in this schema\nhelp: list its struct in `schema!`",
                ]),
            },
        }
    }
}

/// `by = (ours, theirs)` of a relation through a table.
const fn halves(by: &'static [&'static str]) -> (&'static [&'static str], &'static [&'static str]) {
    by.split_at(by.len() / 2)
}

/// There is exactly one foreign key of `from` to `to`, or `by` says which.
const fn check_inverse(
    findings: &mut Findings,
    def: &TableDef,
    relation: &RelationDef,
    from: &TableDef,
    to: &TableDef,
    by: &[&str],
) {
    let (mut count, mut at) = (0, 0);
    while at < from.foreign_keys.len() {
        let key = &from.foreign_keys[at];
        if is(key.target, to.name) && (by.is_empty() || same_columns(key.columns, by)) {
            count += 1;
        }
        at += 1;
    }
    if count == 0 && from.incomplete {
        return;
    }
    if count == 0 && by.is_empty() {
        findings.add(&[
            "the relation `",
            relation.name,
            "` of `",
            def.rust_name,
            "` has no foreign key to go by: `",
            from.rust_name,
            "` does not reference `",
            to.rust_name,
            "`\nhelp: add `#[column(references = ",
            to.rust_name,
            "::…)]` to a field of `",
            from.rust_name,
            "`",
        ]);
    } else if count == 0 {
        findings.add(&[
            "the relation `",
            relation.name,
            "` of `",
            def.rust_name,
            "` goes by `",
            by[0],
            "` of `",
            from.rust_name,
            "`, which does not reference `",
            to.rust_name,
            "`\nhelp: name the column of a foreign key to `",
            to.rust_name,
            "`",
        ]);
    } else if count > 1 {
        findings.add(&[
            "the relation `",
            relation.name,
            "` of `",
            def.rust_name,
            "` is ambiguous: `",
            from.rust_name,
            "` references `",
            to.rust_name,
            "` more than once\nhelp: say by which column, with `by = …`",
        ]);
    }
}

/// Puts the table at `start` where it belongs in the heap.
const fn sift(tables: &mut [&'static TableDef], start: usize, end: usize) {
    let mut root = start;
    loop {
        let mut child = 2 * root + 1;
        if child >= end {
            return;
        }
        if child + 1 < end && matches!(order(tables[child].name, tables[child + 1].name), Ordering::Less) {
            child += 1;
        }
        if !matches!(order(tables[root].name, tables[child].name), Ordering::Less) {
            return;
        }
        tables.swap(root, child);
        root = child;
    }
}
