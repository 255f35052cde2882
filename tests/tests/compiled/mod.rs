//! The law behind the compile errors: of schemas made up by chance, whatever compiles is accepted by PostgreSQL, and each
//! mistake that is mixed in is told once, at its place.
//!
//! ```text
//! PROPTEST_CASES=2000 cargo test -p schema-tests --test all compiled
//! ```
//!
//! All schemas are modules of one crate. What the compiler complains of is taken out, until nothing is left to complain
//! of; what the rest declares is then run on PostgreSQL. `SCHEMA_FIRST` says with which schema to begin.

mod dice;
mod mistakes;
mod module;
mod open;
mod project;
mod sound;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use dice::Dice;
use module::{At, Fate, Module, Part, Source};
use project::{Complaint, Project};
use schema_tests::database::{execute, with_database};

/// How many schemas are compiled together: rustc's memory grows with them.
const TOGETHER: usize = 400;
const MOST_ROUNDS: usize = 16;
const MOST_BROKEN: usize = 100;

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn what_compiles_is_accepted_and_each_mistake_is_told_once() {
    let (first, count) = (number("SCHEMA_FIRST", 0), number("PROPTEST_CASES", 20));
    let project = Project::new();
    let mut law = Law::default();
    for start in (first..first + count).step_by(TOGETHER) {
        let modules = (start..(start + TOGETHER).min(first + count)).map(made_up).collect();
        law.hold(&project, modules);
    }
    eprintln!("{count} schemas, {} tables, {} mistakes: {} in the first round", law.tables, law.mistakes, law.at_once);
    assert!(
        law.broken.is_empty(),
        "{} in all\n{}",
        law.broken.len(),
        law.broken[..law.broken.len().min(50)].join("\n")
    );
}

fn made_up(number: usize) -> Module {
    let mut dice = Dice::new(number as u64);
    let mut module = sound::module(number, &mut dice);
    for table in &mut module.tables {
        if dice.one_of(2) {
            let count = 1 + dice.below(3);
            mistakes::add(table, count, &mut dice);
        }
    }
    module
}

/// What was tried, and what did not hold.
#[derive(Default)]
struct Law {
    tables: usize,
    mistakes: usize,
    at_once: usize,
    broken: Vec<String>,
}

impl Law {
    fn hold(&mut self, project: &Project, mut modules: Vec<Module>) {
        self.tables += modules.iter().map(|module| module.tables.len()).sum::<usize>();
        let mixed_in = count_mistakes(&modules);
        self.mistakes += mixed_in;
        for round in 0..MOST_ROUNDS {
            let source = project.write(&modules);
            let complaints = project.check();
            if complaints.is_empty() {
                break;
            }
            assert!(
                round + 1 < MOST_ROUNDS,
                "the compiler still complains: {complaints:?}\n{}",
                self.broken.join("\n")
            );
            self.take_out(&source, &complaints, &mut modules);
            if round == 0 {
                self.at_once += mixed_in - count_mistakes(&modules);
            }
        }
        for module in &modules {
            let pieces = module.tables.iter().flat_map(|table| [&table.words, &table.attributes, &table.fields]);
            for piece in pieces.flatten().filter(|piece| matches!(piece.fate, Fate::Mistake { .. })) {
                self.broken.push(format!("{}: nothing is said of {}", module.name, piece.text));
            }
        }
        self.try_on_postgresql(project, &modules);
    }

    /// Takes out what is complained of.
    fn take_out(&mut self, source: &Source, complaints: &[Complaint], modules: &mut [Module]) {
        let mut told: BTreeMap<At, usize> = BTreeMap::new();
        let (mut groundless, mut emptied) = (Vec::new(), BTreeSet::new());
        for Complaint { line, message } in complaints {
            let Some(at) = source.lines[line - 1] else {
                panic!("in no table: {message}");
            };
            let mut meant = meant(&modules[at.module], at, message);
            if meant.is_empty() {
                meant = all_open(&modules[at.module], at.module);
            }
            if meant.is_empty() {
                groundless.push(format!("{}, told without a reason or elsewhere: {message}", modules[at.module].name));
                emptied.insert((at.module, at.table));
            }
            meant.into_iter().for_each(|at| *told.entry(at).or_default() += 1);
        }
        // From the last on, so that the places of the others stay.
        for (at, times) in told.into_iter().rev() {
            let module = &mut modules[at.module];
            if let Some((pieces, place)) = module.tables[at.table].pieces(at.part) {
                let piece = pieces.remove(place);
                if times > 1 && matches!(piece.fate, Fate::Mistake { .. }) {
                    self.broken.push(format!("{}: told {times} times: {}", module.name, piece.text));
                }
            }
        }
        // Whatever it is about, the others are tried.
        emptied.into_iter().for_each(|(module, table)| modules[module].tables[table].keep_sound());
        self.broken.extend(groundless);
        assert!(self.broken.len() < MOST_BROKEN, "{}", self.broken.join("\n"));
    }

    fn try_on_postgresql(&mut self, project: &Project, modules: &[Module]) {
        let told = project.run();
        let refused = with_database(async |connection| {
            let mut refused = Vec::new();
            for (name, sql) in told {
                let done = match sql {
                    Ok(sql) => {
                        execute(connection, &format!("BEGIN;\n{sql}\nROLLBACK")).await.map_err(|e| e.to_string())
                    }
                    Err(error) => Err(error),
                };
                refused.extend(done.err().map(|error| (name, error)));
            }
            Ok(refused)
        });
        for (name, error) in refused.unwrap() {
            if error.contains("exclusion constraints are not supported on partitioned tables") {
                eprintln!("SKIPPED, since only PostgreSQL 17 has them: {name}, {error}");
                continue;
            }
            let module = modules.iter().find(|module| module.name == name).unwrap();
            let mut text = String::new();
            let said = error.lines().next().unwrap_or_default();
            let _ = write!(text, "{name} compiles, and PostgreSQL says: {said}\n{}", module.text());
            self.broken.push(text);
        }
    }
}

/// The part that is the one of a number in a list.
type InList = fn(usize) -> Part;

/// A table can be told of what stands in another one.
fn all_open(module: &Module, number: usize) -> Vec<At> {
    let of_table = |(table, one): (usize, &module::Table)| {
        let lists: [(InList, usize); 3] =
            [(Part::Word, one.words.len()), (Part::Attribute, one.attributes.len()), (Part::Field, one.fields.len())];
        let all = lists.into_iter().flat_map(|(part, count)| (0..count).map(part));
        let pieces = [&one.words, &one.attributes, &one.fields].into_iter().flatten().map(|piece| piece.fate);
        let open = all.zip(pieces).filter(|(_, fate)| *fate == Fate::Open);
        open.map(move |(part, _)| At { module: number, table, part }).collect::<Vec<_>>()
    };
    module.tables.iter().enumerate().flat_map(of_table).collect()
}

fn count_mistakes(modules: &[Module]) -> usize {
    let tables = modules.iter().flat_map(|module| &module.tables);
    let pieces = tables.flat_map(|table| [&table.words, &table.attributes, &table.fields]).flatten();
    pieces.filter(|piece| matches!(piece.fate, Fate::Mistake { .. })).count()
}

/// The pieces that a complaint is about: a mistake that it tells of, else what was put together without a thought.
fn meant(module: &Module, at: At, message: &str) -> Vec<At> {
    let table = &module.tables[at.table];
    let lists: [(InList, &Vec<module::Piece>); 3] =
        [(Part::Word, &table.words), (Part::Attribute, &table.attributes), (Part::Field, &table.fields)];
    let pieces =
        lists.into_iter().flat_map(|(part, list)| list.iter().enumerate().map(move |(n, piece)| (part(n), piece)));
    let (mut mistakes, mut here, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for (part, piece) in pieces {
        let own = At { part, ..at };
        match piece.fate {
            Fate::Mistake { .. } if mistakes::is_at(piece, part, at.part) && mistakes::is_told(piece, message) => {
                mistakes.push(own)
            }
            Fate::Open if part == at.part => here.push(own),
            Fate::Open => open.push(own),
            Fate::Mistake { .. } | Fate::Sound => {}
        }
    }
    [mistakes, here, open].into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}
