//! What is called differently, wherever it is named.

use super::world::World;
use crate::ident::{Ident, Qualified};
use crate::sql::{Name, Rule};

impl World {
    pub(super) fn rename(&mut self, kind: &str, from: &Qualified, to: &Qualified) {
        if kind == "index" {
            if let Some(index) = self.indexes.remove(from) {
                self.indexes.insert(to.clone(), index);
            }
            return;
        }
        if kind == "domain" || kind == "type" {
            self.rename_type(from, to);
            return;
        }
        if let Some(relation) = self.relations.remove(from) {
            self.relations.insert(to.clone(), relation);
        }
        for relation in self.relations.values_mut() {
            if relation.parents.remove(from) {
                relation.parents.insert(to.clone());
            }
            for constraint in relation.constraints.values_mut() {
                if let Rule::ForeignKey(_, target, _) = &mut constraint.rule
                    && target.qualified() == *from
                {
                    *target = Name { schema: Some(to.schema.clone()), name: to.name.clone() };
                }
            }
        }
        let tables = self.indexes.values_mut().map(|index| &mut index.table).chain(self.statistics.values_mut());
        tables.filter(|table| *table == from).for_each(|table| table.clone_from(to));
    }

    fn rename_type(&mut self, from: &Qualified, to: &Qualified) {
        if let Some(domain) = self.domains.remove(from) {
            self.domains.insert(to.clone(), domain);
        }
        let (from, to) = (from.to_string(), to.to_string());
        let columns = self.relations.values_mut().flat_map(|relation| relation.columns.values_mut());
        for column in columns {
            if column.sql_type.strip_suffix("[]").unwrap_or(&column.sql_type) == from {
                column.sql_type = column.sql_type.replace(&from, &to);
            }
        }
    }

    pub(super) fn rename_column(&mut self, table: &Qualified, from: &Ident, to: &Ident) {
        let rename = |columns: &mut Vec<Ident>| {
            columns.iter_mut().filter(|column| *column == from).for_each(|column| column.clone_from(to));
        };
        for constraint in self.relations.values_mut().flat_map(|relation| relation.constraints.values_mut()) {
            match &mut constraint.rule {
                Rule::ForeignKey(_, target, columns) if target.qualified() == *table => rename(columns),
                _ => {}
            }
        }
        let family = self.family(table);
        for name in &family {
            let Some(relation) = self.relations.get_mut(name) else { continue };
            if let Some(column) = relation.columns.remove(from) {
                relation.columns.insert(to.clone(), column);
            }
            for constraint in relation.constraints.values_mut() {
                match &mut constraint.rule {
                    Rule::PrimaryKey(columns, _) | Rule::Unique(columns, _) | Rule::ForeignKey(columns, ..) => {
                        rename(columns);
                    }
                    Rule::Check(expression) => {
                        *expression = crate::expression::rename_columns(expression, |name| {
                            (name == from.as_str()).then(|| to.clone())
                        });
                    }
                    Rule::Exclude(_) | Rule::NotNull(_) => {}
                }
            }
        }
        for index in self.indexes.values_mut().filter(|index| family.contains(&index.table)) {
            for element in index.elements.iter_mut().chain(&mut index.predicate) {
                *element =
                    crate::expression::rename_columns(element, |name| (name == from.as_str()).then(|| to.clone()));
            }
        }
    }
}
