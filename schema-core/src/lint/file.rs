//! The rules on a file of SQL, statement by statement.

use super::allow::allows;
use super::{Check, ColumnContext, FileContext, Finding, Level, Levels, RULES, Rule, StatementContext, rule};
use crate::effect::{World, effects};
use crate::ident::Qualified;
use crate::migration::statements::{line_of, statements};
use crate::sql::{Action, ColumnDefinition, Rule as Demand, Shape, read};
use std::ops::Range;

/// What the rules find in a file; `world` is what is there before it, and then what is there after it.
///
/// `parses` says what is wrong with the text of a statement, with the place in it.
pub fn lint_file(
    name: &str,
    text: &str,
    world: &mut World,
    levels: &Levels,
    parses: &dyn Fn(&str) -> Option<(usize, String)>,
) -> Vec<Finding> {
    world.relations.values_mut().for_each(|relation| relation.is_new = false);
    world.indexes.values_mut().for_each(|index| index.is_new = false);
    let ranges = statements(text);
    let file = FileContext { no_transaction: text.starts_with("-- no-transaction"), statements: ranges.len() };
    let mut linter = Linter { name, text, levels, file, findings: Vec::new(), above: Vec::new(), made: Vec::new() };
    let mut end = 0;
    for range in ranges {
        linter.statement(&text[end..range.start], range.clone(), world, parses);
        end = range.end;
    }
    linter.tables(world);
    linter.findings.sort_by(|one, other| (one.line, one.rule).cmp(&(other.line, other.rule)));
    linter.findings
}

struct Linter<'a> {
    name: &'a str,
    text: &'a str,
    levels: &'a Levels,
    file: FileContext,
    findings: Vec<Finding>,
    above: Vec<Shape>,
    /// The tables that are made, where, and what is allowed there.
    made: Vec<(Qualified, Range<usize>, Vec<&'static str>)>,
}

impl Linter<'_> {
    fn statement(
        &mut self,
        comments: &str,
        range: Range<usize>,
        world: &mut World,
        parses: &dyn Fn(&str) -> Option<(usize, String)>,
    ) {
        let sql = &self.text[range.clone()];
        let mut allowed = Vec::new();
        for allow in allows(comments) {
            match allow {
                Ok(id) => allowed.push(id),
                Err(message) => self.find("wrong_allow", &range, range.start, message),
            }
        }
        let from = self.findings.len();
        if let Some((at, message)) = parses(sql) {
            self.find("syntax_error", &range, range.start + at.min(sql.len()), message);
        }
        match read(sql) {
            Ok(shape) => {
                world.meet(&shape);
                self.shape(&shape, &range, world);
                if let Shape::CreateTable(table) = &shape {
                    self.made.push((table.name.qualified(), range.clone(), allowed.clone()));
                }
                world.apply(&shape);
                self.above.push(shape);
            }
            Err(mistake) if self.findings.len() == from => {
                let at = range.start + mistake.at.start;
                self.find("syntax_error", &range, at, mistake.message.trim_start_matches("syntax error: ").to_owned());
            }
            Err(_) => {}
        }
        let keep: Vec<Finding> =
            self.findings.drain(from..).filter(|finding| !allowed.contains(&finding.rule)).collect();
        self.findings.extend(keep);
    }

    fn shape(&mut self, shape: &Shape, range: &Range<usize>, world: &World) {
        let sql = &self.text[range.clone()];
        let effects = effects(shape, world);
        let above = std::mem::take(&mut self.above);
        let context = StatementContext { shape, sql, world, effects: &effects, above: &above, file: self.file };
        for rule in active(self.levels) {
            match rule.check {
                Check::Statement(check) => {
                    for message in check(&context) {
                        self.find(rule.id, range, range.start, message);
                    }
                }
                Check::Column(check) => self.columns(rule, check, shape, range),
                Check::Table(_) | Check::Text => {}
            }
        }
        self.above = above;
    }

    fn columns(
        &mut self,
        rule: &Rule,
        check: fn(&ColumnContext<'_>) -> Option<String>,
        shape: &Shape,
        range: &Range<usize>,
    ) {
        let (table, columns): (_, Vec<&ColumnDefinition>) = match shape {
            Shape::CreateTable(table) => (table.name.qualified(), table.columns.iter().collect()),
            Shape::Alter { kind, name, actions, .. } if kind == "table" => {
                let added = actions.iter().filter_map(|placed| match &placed.action {
                    Action::AddColumn { column, .. } => Some(&**column),
                    _ => None,
                });
                (name.qualified(), added.collect())
            }
            _ => return,
        };
        if self.levels.allows(rule.id, &table) {
            return;
        }
        let key = match shape {
            Shape::CreateTable(table) => table.constraints.iter().find_map(|constraint| match &constraint.rule {
                Demand::PrimaryKey(columns, _) => Some(columns.as_slice()),
                _ => None,
            }),
            _ => None,
        };
        for column in columns.into_iter().filter(|column| !column.sql_type.is_empty()) {
            let in_primary_key = column.is_primary_key() || key.is_some_and(|key| key.contains(&column.name));
            let context =
                ColumnContext { table: &table, name: &column.name, sql_type: &column.sql_type, in_primary_key };
            if let Some(message) = check(&context) {
                self.find(rule.id, range, range.start + column.at, message);
            }
        }
    }

    /// The tables that the file made, as they are at its end.
    fn tables(&mut self, world: &World) {
        for (table, range, allowed) in std::mem::take(&mut self.made) {
            let is_there = world.relations.get(&table).is_some_and(|relation| relation.is_new && !relation.has_others);
            let is_allowed = |rule: &Rule| allowed.contains(&rule.id) || self.levels.allows(rule.id, &table);
            for rule in active(self.levels).filter(|rule| is_there && !is_allowed(rule)) {
                if let Check::Table(check) = rule.check {
                    for message in check(&table, world) {
                        self.find(rule.id, &range, range.start, message);
                    }
                }
            }
        }
    }

    fn find(&mut self, id: &'static str, range: &Range<usize>, at: usize, message: String) {
        let level = self.levels.level(id);
        let Some(rule) = rule(id).filter(|_| level != Level::Off) else { return };
        let statement = self.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = statement.chars().take(100).collect();
        self.findings.push(Finding {
            rule: rule.id,
            level,
            file: Some(self.name.to_owned()),
            line: Some(line_of(self.text, at)),
            table: None,
            statement: Some(if short.len() < statement.len() { format!("{short}…") } else { short }),
            message,
            help: rule.help,
        });
    }
}

/// The rules that are not off.
pub(super) fn active(levels: &Levels) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().filter(|rule| levels.level(rule.id) != Level::Off)
}
