//! A name as a type, made of the digits of its hash: so that rustc can tell, while it checks types, whether two names differ.

use core::marker::PhantomData;

/// Yes or no.
pub trait Answer {
    /// Both.
    type And<Other: Answer>: Answer;
    /// One of both.
    type Or<Other: Answer>: Answer;
}

/// Yes.
pub struct Yes;

/// No.
pub struct No;

impl Answer for Yes {
    type And<Other: Answer> = Other;
    type Or<Other: Answer> = Self;
}

impl Answer for No {
    type And<Other: Answer> = Self;
    type Or<Other: Answer> = Other;
}

macro_rules! digits {
    ([$($before:ident)*] $digit:ident $($after:ident)*) => {
        impl Digit for $digit {
            $(type $before = No;)*
            type $digit = Yes;
            $(type $after = No;)*
            type Is<Other: Digit> = Other::$digit;
        }
        digits!([$($before)* $digit] $($after)*);
    };
    ([$($digit:ident)*]) => {
        /// One of sixteen.
        #[expect(missing_docs, reason = "each says whether it is this one")]
        pub trait Digit {
            $(type $digit: Answer;)*
            type Is<Other: Digit>: Answer;
        }

        $(
            #[expect(missing_docs, reason = "its name says it")]
            pub struct $digit;
        )*
    };
}

digits!([] D0 D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15);

macro_rules! places {
    ($($place:literal $digit:ident)*) => {$(
        impl Place for At<$place> {
            type Digit = $digit;
        }
    )*};
}

places!(0 D0 1 D1 2 D2 3 D3 4 D4 5 D5 6 D6 7 D7 8 D8 9 D9 10 D10 11 D11 12 D12 13 D13 14 D14 15 D15);

/// A digit, by a number.
pub struct At<const N: u32>;

/// What [`At`] is.
pub trait Place {
    /// The digit.
    type Digit: Digit;
}

/// The eight digits of a name.
pub struct NameId<A, B, C, D, E, F, G, H>(PhantomData<(A, B, C, D)>, PhantomData<(E, F, G, H)>);

/// A name.
pub trait Id {
    /// Whether it is the other.
    type Is<Other: Id>: Answer;
    /// Whether its digits are these.
    type Has<A: Digit, B: Digit, C: Digit, D: Digit, E: Digit, F: Digit, G: Digit, H: Digit>: Answer;
}

/// Whether two digits are the same, and all after them.
type All<X, Y, Rest> = <<X as Digit>::Is<Y> as Answer>::And<Rest>;

impl<A: Digit, B: Digit, C: Digit, D: Digit, E: Digit, F: Digit, G: Digit, H: Digit> Id
    for NameId<A, B, C, D, E, F, G, H>
{
    type Is<Other: Id> = Other::Has<A, B, C, D, E, F, G, H>;
    type Has<I: Digit, J: Digit, K: Digit, L: Digit, M: Digit, N: Digit, O: Digit, P: Digit> =
        All<A, I, All<B, J, All<C, K, All<D, L, All<E, M, All<F, N, All<G, O, H::Is<P>>>>>>>>;
}

/// One of the eight digits of a name's hash, as the macros count it (FNV-1a).
#[must_use]
pub const fn digit(name: &str, place: u32) -> u32 {
    let (name, mut hash, mut at) = (name.as_bytes(), 0x811C_9DC5_u32, 0);
    while at < name.len() {
        hash = (hash ^ name[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash >> (4 * place) & 15
}

/// The type of a name that only rustc knows.
#[doc(hidden)]
#[macro_export]
macro_rules! __name_id {
    ($name:expr) => {
        $crate::__name_id!($name; 0 1 2 3 4 5 6 7)
    };
    ($name:expr; $($place:literal)*) => {
        $crate::declare::name_id::NameId<$(
            <$crate::declare::name_id::At<{ $crate::declare::name_id::digit($name, $place) }> as $crate::declare::name_id::Place>::Digit
        ),*>
    };
}
