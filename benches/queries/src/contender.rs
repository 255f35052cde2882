//! What every contender is asked to do, and how long it takes.

use std::error::Error;
use std::time::{Duration, Instant};

/// Rows that were read or written; `None`, if the contender does not do this.
pub(crate) type Answer = Result<Option<usize>, Box<dyn Error>>;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Point,
    Many,
    Join,
    Relations,
    Insert,
    InsertMany,
    Upsert,
    Update,
}

/// The rows of [`Task::Many`] and [`Task::InsertMany`].
pub(crate) const MANY: usize = 10_000;

impl Task {
    pub(crate) const ALL: [Self; 8] = [
        Self::Point,
        Self::Many,
        Self::Join,
        Self::Relations,
        Self::Insert,
        Self::InsertMany,
        Self::Upsert,
        Self::Update,
    ];

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Point => "select of one row by its key",
            Self::Many => "select of 10,000 rows",
            Self::Join => "join of two tables, filtered, 100 rows",
            Self::Relations => "relations of three levels, 1 × 50 × 20 rows",
            Self::Insert => "insert of one row, given back",
            Self::InsertMany => "insert of 10,000 rows",
            Self::Upsert => "upsert of one row",
            Self::Update => "update of one row",
        }
    }

    /// By which it is chosen.
    pub(crate) fn word(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// How often it is done before the next contender's turn comes.
    pub(crate) fn times(self) -> usize {
        match self {
            Self::Point | Self::Insert | Self::Upsert | Self::Update => 20,
            Self::Join => 5,
            Self::Relations => 2,
            Self::Many | Self::InsertMany => 1,
        }
    }

    /// What every contender has to answer.
    pub(crate) fn rows(self) -> usize {
        match self {
            Self::Point | Self::Insert | Self::Upsert | Self::Update => 1,
            Self::Many | Self::InsertMany => MANY,
            Self::Join => 100,
            Self::Relations => 1 + 50 + 50 * 20,
        }
    }
}

impl Task {
    /// All do the same work.
    pub(crate) fn check(self, contender: &str, rows: usize) -> Result<(), Box<dyn Error>> {
        if rows == self.rows() { Ok(()) } else { Err(format!("{contender}, {self:?}: {rows} rows").into()) }
    }
}

/// A row to be inserted, as all insert it.
pub(crate) struct NewEvent {
    pub kind: &'static str,
    pub subject: i64,
    pub message: Option<String>,
    pub weight: f64,
}

impl NewEvent {
    pub(crate) fn new(n: usize) -> Self {
        let kind = ["created", "changed", "removed"][n % 3];
        let message = n.is_multiple_of(2).then(|| format!("what happened to {n}"));
        Self { kind, subject: n as i64, message, weight: n as f64 / 8.0 }
    }

    pub(crate) fn many() -> impl Iterator<Item = Self> {
        (0..MANY).map(Self::new)
    }
}

pub(crate) fn counter(n: usize) -> String {
    format!("counter {}", n % 200)
}

pub(crate) trait Contender {
    fn name(&self) -> &'static str;

    /// `customers` by `id`.
    async fn point(&mut self, _id: i64) -> Answer {
        Ok(None)
    }

    /// All `customers`.
    async fn many(&mut self) -> Answer {
        Ok(None)
    }

    /// Five columns of `orders` and `customers`, of customers of an age, with an order's total of at least 0.
    async fn join(&mut self, _age: i32) -> Answer {
        Ok(None)
    }

    /// One of `customers`, its `orders`, and their `lines`.
    async fn relations(&mut self, _customer: i64) -> Answer {
        Ok(None)
    }

    /// Into `events`; the row comes back.
    async fn insert(&mut self, _event: NewEvent) -> Answer {
        Ok(None)
    }

    /// Into `events`.
    async fn insert_many(&mut self) -> Answer {
        Ok(None)
    }

    /// The `value` of a key in `counters`, which is there.
    async fn upsert(&mut self, _key: String, _value: i64) -> Answer {
        Ok(None)
    }

    /// The `value` of a key in `counters`.
    async fn update(&mut self, _key: String, _value: i64) -> Answer {
        Ok(None)
    }

    async fn once(&mut self, task: Task, n: usize) -> Answer {
        match task {
            Task::Point => self.point((n * 37 % MANY) as i64 + 1).await,
            Task::Many => self.many().await,
            Task::Join => self.join((n % 99) as i32 + 1).await,
            Task::Relations => self.relations((n % 20) as i64 + 1).await,
            Task::Insert => self.insert(NewEvent::new(n)).await,
            Task::InsertMany => self.insert_many().await,
            Task::Upsert => self.upsert(counter(n), n as i64).await,
            Task::Update => self.update(counter(n), n as i64).await,
        }
    }

    /// The task, some times from the `n`th on.
    async fn turn(&mut self, task: Task, n: usize, times: usize) -> Result<Option<Taken>, Box<dyn Error>> {
        let before = Instant::now();
        let (used, allocated) = (cpu(), crate::allocations::so_far());
        for n in n..n + times {
            match self.once(task, n).await.map_err(|error| format!("{}, {task:?}: {error}", self.name()))? {
                None => return Ok(None),
                Some(rows) => task.check(self.name(), rows)?,
            }
        }
        let allocations = (crate::allocations::so_far() - allocated) as f64 / times as f64;
        let each = |time: Duration| time.as_secs_f64() / times as f64;
        Ok(Some(Taken { wall: each(before.elapsed()), cpu: each(cpu() - used), allocations: Some(allocations) }))
    }
}

/// For each time that a task was done.
#[derive(Clone, Copy)]
pub(crate) struct Taken {
    pub wall: f64,
    /// Of the client alone.
    pub cpu: f64,
    pub allocations: Option<f64>,
}

/// What this thread has used.
fn cpu() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is valid for the call.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// A contender in a list of different ones.
pub(crate) trait Any {
    fn name(&self) -> &'static str;
    fn turn(
        &mut self,
        task: Task,
        n: usize,
        times: usize,
    ) -> std::pin::Pin<Box<dyn Future<Output = Result<Option<Taken>, Box<dyn Error>>> + '_>>;
}

impl<C: Contender> Any for C {
    fn name(&self) -> &'static str {
        Contender::name(self)
    }

    fn turn(
        &mut self,
        task: Task,
        n: usize,
        times: usize,
    ) -> std::pin::Pin<Box<dyn Future<Output = Result<Option<Taken>, Box<dyn Error>>> + '_>> {
        Box::pin(Contender::turn(self, task, n, times))
    }
}
