//! Functions of the program that take part in the history: each does the work of one migration, in its transaction.

use super::apply::Way;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;
use std::rc::Rc;

/// What a function gives back; any error rolls its transaction back.
pub type StepResult = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// A function, ready to be called.
type Step = dyn for<'c> Fn(&'c mut PgConnection) -> Pin<Box<dyn Future<Output = StepResult> + 'c>>;

/// The functions of a program, by the versions of their migrations.
#[derive(Clone, Default)]
pub struct Steps {
    up: BTreeMap<i64, Rc<Step>>,
    down: BTreeMap<i64, Rc<Step>>,
}

impl Steps {
    /// Adds the function that applies migration `version`.
    pub fn add(&mut self, version: i64, function: impl AsyncFn(&mut PgConnection) -> StepResult + 'static) {
        self.up.insert(version, boxed(function));
    }

    /// Adds the function that reverts migration `version`.
    pub fn add_revert(&mut self, version: i64, function: impl AsyncFn(&mut PgConnection) -> StepResult + 'static) {
        self.down.insert(version, boxed(function));
    }

    pub(super) fn get(&self, version: i64, way: Way) -> Option<&Step> {
        let steps = match way {
            Way::Up => &self.up,
            Way::Down => &self.down,
        };
        steps.get(&version).map(|step| &**step)
    }

    /// The versions with a function that applies or reverts.
    pub fn versions(&self) -> impl Iterator<Item = i64> {
        self.up.keys().chain(self.down.keys()).copied()
    }
}

fn boxed(function: impl AsyncFn(&mut PgConnection) -> StepResult + 'static) -> Rc<Step> {
    let function = Rc::new(function);
    Rc::new(move |connection| {
        let function = function.clone();
        Box::pin(async move { function(connection).await })
    })
}

impl fmt::Debug for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.versions()).finish()
    }
}
