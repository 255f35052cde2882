//! The one shape of a builder whose words each set a field.

/// The words of a builder, each with the field that it sets.
macro_rules! builder {
    ($type:ident { $($(#[$doc:meta])* $word:ident($($argument:ident: $kind:ty)?) $field:ident = $value:expr;)* }) => {
        impl $type {
            $(
                $(#[$doc])*
                #[must_use]
                pub const fn $word(mut self $(, $argument: $kind)?) -> Self {
                    self.$field = $value;
                    self
                }
            )*

            /// What is described, once all is said.
            #[must_use]
            pub const fn build(self) -> Self {
                self
            }
        }
    };
}

pub(super) use builder;
