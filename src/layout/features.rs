//! What is seen at a place, as numbers that a table of `packs/layout/` has weights for.

/// Declares the rows of a table as the fields of a struct, in the order of the table, so that a name and its value cannot part.
/// The struct holds what is seen of a place, or the weight of each feature.
macro_rules! features {
    ($(#[$of:meta])* pub struct $table:ident { $($(#[$says:meta])+ $name:ident),+ $(,)? }) => {
        $(#[$of])*
        #[derive(Debug, Clone, Copy, Default, PartialEq)]
        pub struct $table {
            $($(#[$says])+ pub $name: f64),+
        }

        impl $table {
            /// How many features there are.
            pub const COUNT: usize = Self::NAMES.len();

            /// Their names, as the table has them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),+];

            /// One column of a table. What it does not name is 0.
            pub fn read(table: &str, column: usize) -> Self {
                let values = $crate::layout::weights::column(table, column);
                Self { $($name: values(stringify!($name))),+ }
            }

            /// The values, in the order of the names.
            pub fn values(&self) -> [f64; Self::COUNT] {
                [$(self.$name),+]
            }

            /// Their sum, each by its weight.
            pub fn weighed(&self, weights: &Self) -> f64 {
                self.values().iter().zip(weights.values()).map(|(value, weight)| value * weight).sum()
            }
        }
    };
}

pub(super) use features;

/// Seen or not.
pub(super) fn flag(seen: bool) -> f64 {
    f64::from(u8::from(seen))
}
