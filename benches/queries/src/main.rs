//! How long typed queries take, beside sqlx by hand and beside others: the same tasks on the same tables, one connection
//! each, in turn, so that what else the machine does falls on all of them. Told are medians, and medians of the ratios to
//! sqlx by hand in the same round; the first deciles, on which a busy machine adds the least; of the CPU time of the client
//! the first decile too; and how often it asked for memory, for each row.
//!
//! `ROUNDS=200` says how many there are, `ONLY=point,many` which tasks, and `AMONG=2` how many contenders.

use std::error::Error;

use sqlx::{Connection, PgConnection};

mod allocations;
mod contender;
mod driver;
mod hand;
mod one_statement;
mod ours;
mod server;
mod with_diesel;
mod with_drizzle;
mod with_seaorm;

use contender::{Any, Taken, Task};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = server::create().await?;
    let mut contenders = contenders(&url).await?;
    let mut server = PgConnection::connect(&url).await?;
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(200);
    let only = std::env::var("ONLY").unwrap_or_default();
    for task in Task::ALL {
        if only.is_empty() || only.split(',').any(|word| word == task.word()) {
            measure(task, rounds, &mut contenders, &mut server).await?;
        }
    }
    Ok(())
}

/// The first is the one with which all are compared.
async fn contenders(url: &str) -> Result<Vec<Box<dyn Any>>, Box<dyn Error>> {
    let connect = || PgConnection::connect(url);
    let mut all: Vec<Box<dyn Any>> = vec![
        Box::new(hand::Hand(connect().await?)),
        Box::new(ours::Ours(connect().await?)),
        Box::new(driver::Driver::connect(url).await?),
        Box::new(with_diesel::Diesel::connect(url).await?),
        Box::new(with_seaorm::SeaOrm::connect(url).await?),
    ];
    match with_drizzle::Drizzle::connect(url)? {
        Some(drizzle) => all.push(Box::new(drizzle)),
        None => println!("drizzle-orm is absent: `npm install` in benches/queries/drizzle"),
    }
    all.push(Box::new(one_statement::ByJson(connect().await?)));
    all.push(Box::new(one_statement::ByArray(connect().await?)));
    if let Ok(few) = std::env::var("AMONG") {
        let count = few.parse()?;
        all.truncate(count);
    }
    Ok(all)
}

async fn measure(
    task: Task,
    rounds: usize,
    contenders: &mut [Box<dyn Any>],
    server: &mut PgConnection,
) -> Result<(), Box<dyn Error>> {
    let rounds = if task == Task::InsertMany { rounds.div_ceil(10) } else { rounds };
    let warm = rounds.div_ceil(10);
    let mut taken: Vec<Vec<Taken>> = vec![Vec::new(); contenders.len()];
    for round in 0..warm + rounds {
        // Each is the first in its turn: what it finds depends on what ran before it.
        for place in 0..contenders.len() {
            let place = (place + round) % contenders.len();
            let (contender, taken) = (&mut contenders[place], &mut taken[place]);
            if task == Task::InsertMany {
                server::empty(server).await?;
            }
            let one = contender.turn(task, round * task.times(), task.times()).await?;
            taken.extend(one.filter(|_| round >= warm));
        }
    }
    println!("\n{}\n", task.title());
    println!("| | median | to sqlx | first decile | to sqlx | CPU of the client | to sqlx | allocations |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (contender, one) in contenders.iter().zip(&taken).filter(|(_, one)| !one.is_empty()) {
        println!("| {} | {} |", contender.name(), figures(task, one, &taken[0]));
    }
    Ok(())
}

fn figures(task: Task, one: &[Taken], hand: &[Taken]) -> String {
    let (wall, cpu) = (|taken: &Taken| taken.wall, |taken: &Taken| taken.cpu);
    let ratio = at(2, one.iter().zip(hand).map(|(one, hand)| one.wall / hand.wall));
    let low = |of: fn(&Taken) -> f64| {
        let (one, hand) = (at(10, one.iter().map(of)), at(10, hand.iter().map(of)));
        format!("{} | {:.2}", time(one), one / hand)
    };
    let allocations: Option<Vec<f64>> = one.iter().map(|taken| taken.allocations).collect();
    let allocations = allocations.map(|all| format!("{:.2}", at(2, all.into_iter()) / task.rows() as f64));
    let median = time(at(2, one.iter().map(wall)));
    format!("{median} | {ratio:.2} | {} | {} | {}", low(wall), low(cpu), allocations.unwrap_or_default())
}

fn time(seconds: f64) -> String {
    if seconds < 1e-3 { format!("{:.1} µs", seconds * 1e6) } else { format!("{:.2} ms", seconds * 1e3) }
}

/// The median, which is at one of 2 parts, or the first decile, at one of 10.
fn at(part: usize, values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / part).copied().unwrap_or(f64::NAN)
}
