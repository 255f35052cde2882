//! The pieces of a fragment: one alone, as of a column or a value, needs no memory of its own.

use core::ops::{Deref, DerefMut};

use super::fragment::Piece;

/// As many as a condition on one column has.
const ROOM: usize = 8;

#[derive(Clone, Default)]
pub(super) enum Pieces {
    #[default]
    None,
    One(Piece),
    Many(Vec<Piece>),
}

impl Pieces {
    pub(super) fn push(&mut self, piece: Piece) {
        match self {
            Self::None => *self = Self::One(piece),
            Self::One(_) => self.more(1, |pieces| pieces.push(piece)),
            Self::Many(pieces) => pieces.push(piece),
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        match (&self, other) {
            (_, Self::None) => {}
            (_, Self::One(piece)) => self.push(piece),
            (Self::None, other) => *self = other,
            (_, Self::Many(other)) => self.more(other.len(), |pieces| pieces.extend(other)),
        }
    }

    /// As `append`, of what stays where it is.
    pub(super) fn copy(&mut self, other: &Self) {
        match other {
            Self::None => {}
            Self::One(piece) => self.push(piece.clone()),
            Self::Many(other) => self.more(other.len(), |pieces| pieces.extend_from_slice(other)),
        }
    }

    fn more(&mut self, count: usize, add: impl FnOnce(&mut Vec<Piece>)) {
        let room = || Vec::with_capacity((1 + count).max(ROOM));
        let mut pieces = match core::mem::take(self) {
            Self::None => room(),
            Self::One(first) => {
                let mut pieces = room();
                pieces.push(first);
                pieces
            }
            Self::Many(pieces) => pieces,
        };
        add(&mut pieces);
        *self = Self::Many(pieces);
    }
}

impl Deref for Pieces {
    type Target = [Piece];

    fn deref(&self) -> &[Piece] {
        match self {
            Self::None => &[],
            Self::One(piece) => core::slice::from_ref(piece),
            Self::Many(pieces) => pieces,
        }
    }
}

impl DerefMut for Pieces {
    fn deref_mut(&mut self) -> &mut [Piece] {
        match self {
            Self::None => &mut [],
            Self::One(piece) => core::slice::from_mut(piece),
            Self::Many(pieces) => pieces,
        }
    }
}
