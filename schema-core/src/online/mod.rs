//! A change of a database in use, in stages that hold no lock for long.
//!
//! A stage is one migration: what can be done in one transaction, or one statement that cannot be in any. Between two stages
//! the schema is one of ours like any other, so that the plans forth and back come from the same engine. What a stage lacks
//! of the schema that the code declares, or still has of the one before, is listed by `waypoints`; each other file of this
//! module knows one kind of change and says what of it has to wait for what.

mod allowed;
mod apart;
mod constraint;
mod enumeration;
mod equal;
mod exchange;
mod extend;
mod fill;
mod index;
mod kept;
mod key;
mod locks;
mod not_null;
mod numbers;
mod old_name;
mod partition;
mod renamed;
mod sides;
mod waypoints;
mod whole;

use crate::diff::{Changes, between};
use crate::effect;
use crate::error::Result;
use crate::kind::Id;
use crate::model::{Hints, Schema};
use crate::plan::{Foreseen, Manner, Plan, plan, steps};
use crate::rename::Renames;
use crate::rename::moves::Moved;
use crate::statement::Statement;
pub(crate) use fill::BACKFILL;
pub(crate) use locks::TAKES_LOCKS;
use sides::Sides;
use waypoints::{Point, Waypoints};

/// One migration of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What the stage is called: the end of the migration's name. `None` where there is nothing to tell it from.
    pub phase: Option<String>,
    /// What applies it.
    pub up: Plan,
    /// What reverts it.
    pub down: Plan,
    /// It can be run again where it was interrupted.
    pub repeatable: bool,
    /// What the application has to do before the stage is applied.
    pub pause: Option<String>,
}

impl Stage {
    /// The whole of a change, as one migration.
    ///
    /// # Errors
    /// As [`plan`].
    pub fn whole(changes: &Changes<'_>) -> Result<Self> {
        let (up, down) = (plan(changes)?, plan(&changes.inverse())?);
        Ok(Self { phase: None, up, down, repeatable: false, pause: None })
    }

    /// The stage, once things are in the schemas where they are found afterwards.
    pub fn after_moves(&mut self, moved: &Moved<'_>, before: &Schema, hints: &Hints) {
        self.up.statements.splice(0..0, moved.statements.iter().cloned());
        effect::annotate(&mut self.up.statements, before);
        self.down.statements.extend(moved.back(before, hints));
    }
}

/// The stages that lead from one side of the changes to the other.
///
/// # Errors
/// As [`plan`].
pub fn stages(changes: &Changes<'_>) -> Result<Vec<Stage>> {
    let extended = extend::extended(changes);
    let before = extended.as_ref().unwrap_or(changes.before);
    let renamed = match changes.renames.is_empty() {
        true => before.clone(),
        false => before.renamed(&changes.renames),
    };
    let waypoints = waypoints(before, &renamed, changes);
    let mut stages = Vec::new();
    let mut here = changes.before.clone();
    if let Some(next) = extended {
        let leg = Leg { from: &here, to: &next, renames: Renames::default(), manner: Manner::Online };
        stages.push(leg.stage(changes, &waypoints, &Point::Extend)?);
        here = next;
    }
    for point in waypoints.points() {
        let next = waypoints.at(&point, changes.after);
        let renames = match point {
            Point::Expand => waypoints.renamed_at_once().clone(),
            _ => Renames::of(waypoints.renames(&point).iter().cloned()),
        };
        let manner = if point.is_alone() { Manner::Concurrently } else { Manner::Online };
        let leg = Leg { from: &here, to: &next, renames, manner };
        stages.extend(leg.stages(changes, &waypoints, &point)?);
        here = next;
    }
    stages.retain(|stage| !(stage.up.statements.is_empty() && stage.down.statements.is_empty()));
    if let [only] = stages.as_mut_slice() {
        only.phase = None;
    }
    Ok(stages)
}

/// The way from one waypoint to the next.
struct Leg<'a> {
    from: &'a Schema,
    to: &'a Schema,
    renames: Renames,
    manner: Manner,
}

impl Leg<'_> {
    /// One stage, or one for each table where it would keep others from several that have nothing to do with each other.
    fn stages(&self, whole: &Changes<'_>, waypoints: &Waypoints, point: &Point) -> Result<Vec<Stage>> {
        let stage = self.stage(whole, waypoints, point)?;
        let locked = locks::strongest(&stage.up.statements, self.from);
        if locked.len() < 2 || !self.renames.is_empty() {
            return Ok(vec![stage]);
        }
        let list = between(self.from, self.to, Renames::default(), whole.using.clone()).list;
        let changed: Vec<Id> = list.into_iter().map(|(id, _)| id).collect();
        let mut here = self.from.clone();
        let mut stages = Vec::new();
        for (table, next) in apart::schemas(self.from, self.to, &changed) {
            let leg = Leg { from: &here, to: &next, renames: Renames::default(), manner: self.manner };
            let mut stage = leg.stage(whole, waypoints, point)?;
            let of_table = table.map(|table| format!(" {}", table.name.as_str())).unwrap_or_default();
            stage.phase = Some(point.phase() + &of_table);
            // What comes first waits for the application.
            stage.pause = stage.pause.filter(|_| stages.iter().all(|above: &Stage| above.up.statements.is_empty()));
            stages.push(stage);
            here = next;
        }
        Ok(if stages.len() > 1 { stages } else { vec![stage] })
    }

    fn stage(&self, whole: &Changes<'_>, waypoints: &Waypoints, point: &Point) -> Result<Stage> {
        let changes =
            Changes { manner: self.manner, ..between(self.from, self.to, self.renames.clone(), whole.using.clone()) };
        let mut stage = Stage::whole(&changes)?;
        stage.up = Plan { statements: changes.renames.statements() };
        let mut last = Vec::new();
        for (id, mut statements) in steps(&changes)? {
            statements.iter_mut().for_each(|statement| waypoints.correct(&id, statement));
            self.foreseen(whole, waypoints).ask(Some(&id), &mut statements);
            numbers::go_on(&id, self.from, waypoints, &mut statements);
            if numbers::hand_over(&id, self.to, waypoints, &mut statements) {
                last.append(&mut statements);
            }
            stage.up.statements.extend(statements);
        }
        stage.up.statements.append(&mut last);
        with_locks_first(&mut stage.up.statements, self.from);
        stage.down.statements.extend(whole::nulls_again(self.from, self.to, &self.renames));
        with_locks_first(&mut stage.down.statements, self.to);
        stage.up.statements.iter_mut().for_each(|statement| allowed::allow(point, statement, self.to));
        let is_dropped = |column: &Id| self.from.contains(column) && !self.to.contains(column);
        let fills = waypoints.fills_back(point).iter().filter(|(column, _)| is_dropped(column));
        stage.down.statements.extend(fills.map(|(_, fill)| fill.clone()));
        if let Some(fill) = waypoints.fill(point) {
            let mut fill = fill.clone();
            self.foreseen(whole, waypoints).ask(None, std::slice::from_mut(&mut fill));
            stage.up.statements.push(fill);
            stage.repeatable = true;
        }
        let renamed = renamed::breaks(&self.renames, whole.before, self.to).filter(|_| *point == Point::Expand);
        stage.pause = waypoints.pause(point).into_iter().chain(renamed).reduce(|one, other| format!("{one}; {other}"));
        stage.phase = Some(point.phase());
        Ok(stage)
    }

    /// The rows of now, as the statements of this stage will meet them.
    fn foreseen<'b>(&'b self, whole: &'b Changes<'_>, waypoints: &'b Waypoints) -> Foreseen<'b> {
        let (before, renames, using) = (whole.before, &whole.renames, &whole.using);
        Foreseen { before, after: self.to, renames, using, beside: waypoints.beside() }
    }
}

fn with_locks_first(statements: &mut Vec<Statement>, before: &Schema) {
    effect::annotate(statements, before);
    let first = locks::taken_first(statements, before);
    if !first.is_empty() {
        statements.splice(0..0, first);
        effect::annotate(statements, before);
    }
}

/// What of the changes cannot be done at once.
fn waypoints(before: &Schema, from: &Schema, changes: &Changes<'_>) -> Waypoints {
    let mut waypoints = Waypoints::default();
    let sides = Sides::new(before, from, changes);
    waypoints.stand_in(sides.beside.clone(), sides.renamed_at_once());
    index::indexes(&sides, &mut waypoints);
    key::keys(&sides, &mut waypoints);
    constraint::constraints(&sides, &mut waypoints);
    not_null::columns(&sides, &mut waypoints);
    enumeration::enums(&sides, &mut waypoints);
    exchange::exchanges(&sides, &mut waypoints);
    kept::kept(&sides, &mut waypoints);
    partition::partitions(&sides, &mut waypoints);
    waypoints.keep_what_they_need(from, changes.after);
    waypoints.delay_what_needs_them(from, changes.after);
    waypoints.keep_what_they_need(from, changes.after);
    old_name::old_names(&sides, &mut waypoints);
    waypoints
}
