//! The builder of an identity column's sequence: the words of `identity(…)`.

use super::def::{IdentityDef, SequenceOptions};

/// The sequence of an identity column in the making.
#[derive(Clone, Copy, Debug)]
pub struct Identity(pub(super) IdentityDef);

/// `identity`: `GENERATED ALWAYS`, with PostgreSQL's own options.
#[must_use]
pub const fn identity() -> Identity {
    let options = SequenceOptions { start: None, increment: None, min: None, max: None, cache: None, cycle: false };
    Identity(IdentityDef { always: true, sequence: None, options })
}

impl Identity {
    /// The sequence, once all is said.
    #[must_use]
    #[track_caller]
    pub const fn build(self) -> Self {
        let options = &self.0.options;
        let descends = matches!(options.increment, Some(step) if step < 0);
        let (first, last) = if descends { (i64::MIN, -1) } else { (1, i64::MAX) };
        let min = if let Some(min) = options.min { min } else { first };
        let max = if let Some(max) = options.max { max } else { last };
        assert!(
            min < max,
            "`min` is not less than `max`\nhelp: without them a sequence goes from 1 up, or from -1 down where `increment` is negative"
        );
        if let Some(start) = options.start {
            assert!(
                min <= start && start <= max,
                "`start` is not between `min` and `max`\nhelp: without them a sequence goes from 1 up, or from -1 down where `increment` is negative"
            );
        }
        self
    }

    /// What the sequence draws has to fit the column.
    #[track_caller]
    pub(super) const fn check(&self, least: i64, greatest: i64) {
        let SequenceOptions { start, min, max, .. } = self.0.options;
        let mut at = 0;
        while at < 3 {
            if let Some(value) = [start, min, max][at] {
                assert!(
                    least <= value && value <= greatest,
                    "`start`, `min` or `max` is out of the range of the column's type\nhelp: make the field an `i64`, or write a smaller number"
                );
            }
            at += 1;
        }
    }

    /// `by_default`: an insert may give a value.
    #[must_use]
    pub const fn by_default(mut self) -> Self {
        self.0.always = false;
        self
    }

    /// `always`: only the sequence gives values; so it is unless said otherwise.
    #[must_use]
    pub const fn always(self) -> Self {
        self
    }

    /// `sequence = "…"`: the sequence's name, in the table's schema.
    #[must_use]
    pub const fn sequence(mut self, name: &'static str) -> Self {
        self.0.sequence = Some(name);
        self
    }

    /// `start = 1000`.
    #[must_use]
    pub const fn start(mut self, value: i64) -> Self {
        self.0.options.start = Some(value);
        self
    }

    /// `increment = 10`.
    #[must_use]
    #[track_caller]
    pub const fn increment(mut self, value: i64) -> Self {
        assert!(value != 0, "an `increment` is not zero\nhelp: write how far the numbers are apart");
        self.0.options.increment = Some(value);
        self
    }

    /// `min = 1`.
    #[must_use]
    pub const fn min(mut self, value: i64) -> Self {
        self.0.options.min = Some(value);
        self
    }

    /// `max = 1000`.
    #[must_use]
    pub const fn max(mut self, value: i64) -> Self {
        self.0.options.max = Some(value);
        self
    }

    /// `cache = 20`.
    #[must_use]
    #[track_caller]
    pub const fn cache(mut self, value: i64) -> Self {
        assert!(value > 0, "a `cache` is at least 1\nhelp: write how many numbers are drawn at once");
        self.0.options.cache = Some(value);
        self
    }

    /// `cycle`.
    #[must_use]
    pub const fn cycle(mut self) -> Self {
        self.0.options.cycle = true;
        self
    }
}
