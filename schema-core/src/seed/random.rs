//! Chance that is the same everywhere: each value has a stream of its own, of the seed, the column, the row and the attempt.
//! So a table's rows stay as they are when another table or column comes.

/// A stream of numbers: SplitMix64, whose whole state is one number.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// The stream of what these words and numbers name.
    pub(super) fn of(seed: u64, words: &[&str], numbers: &[u64]) -> Self {
        let mut random = Self(seed ^ 0x9e37_79b9_7f4a_7c15);
        for word in words {
            for byte in word.bytes().chain([0xff]) {
                random.0 = (random.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        for number in numbers {
            random.0 ^= *number;
            random.0 = random.next();
        }
        random
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is 0 where the limit is.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        // The high half of a product is as even as the stream.
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    /// A place among `count` that are.
    pub(super) fn place(&mut self, count: usize) -> usize {
        self.below(count as u64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i128, high: i128) -> i128 {
        let width = u64::try_from(high.saturating_sub(low)).unwrap_or(u64::MAX - 1);
        low + i128::from(self.below(width.saturating_add(1)))
    }

    /// True so many times of a hundred.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> Option<&'a T> {
        let place = self.place(from.len());
        from.get(place).copied()
    }
}

/// A number below `room` for each number below it, each once.
pub(super) fn scattered(seed: u64, number: u64, room: u64) -> u64 {
    if room == 0 {
        return 0;
    }
    let step = |mut step: u64| {
        while common(step, room) != 1 {
            step += 1;
        }
        step
    };
    let stride = step(Random::of(seed, &["stride"], &[room]).below(room) | 1);
    ((u128::from(number) * u128::from(stride) + u128::from(seed)) % u128::from(room)) as u64
}

fn common(left: u64, right: u64) -> u64 {
    if right == 0 { left } else { common(right, left % right) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_always_the_same() {
        let mut random = Random::of(42, &["users", "email"], &[7, 0]);
        assert_eq!(random.next(), 5435122898712746955);
        let mut other = Random::of(42, &["users", "email"], &[8, 0]);
        assert_ne!(random.next(), other.next());
    }

    #[test]
    fn numbers_stay_within_their_limits() {
        let mut random = Random::of(1, &[], &[]);
        let all: Vec<_> = (0..1000).map(|_| random.between(-2, 2)).collect();
        assert!((-2..=2).all(|number| all.contains(&number)) && all.iter().all(|n| (-2..=2).contains(n)));
        assert_eq!(
            (random.below(0), random.between(i128::from(i64::MAX), i128::from(i64::MAX))),
            (0, i128::from(i64::MAX))
        );
    }

    #[test]
    fn few_values_are_gone_through_once_each() {
        for room in [1, 2, 12, 100] {
            let mut all: Vec<_> = (0..room).map(|number| scattered(42, number, room)).collect();
            all.sort_unstable();
            assert_eq!(all, (0..room).collect::<Vec<_>>());
        }
    }
}
