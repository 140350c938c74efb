//! Closed sets of words that a file may hold, such as the kinds of carbon price.

/// An enum whose values have a code in files and a sentence in the manual.
pub trait Choice: Copy + 'static {
    /// Every value with its code and what it means, in the order of the manual.
    const ALL: &'static [(Self, &'static str, &'static str)];

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, own, _)| *own == code).map(|(value, ..)| *value)
    }
}

/// Declares an enum with [`Choice`] and a `code` method.
macro_rules! choices {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[doc = $meaning:literal])+ $value:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $meaning])+ $value,)+ }

        impl $crate::text::Choice for $name {
            const ALL: &'static [(Self, &'static str, &'static str)] =
                &[$((Self::$value, $code, concat!($($meaning),+))),+];
        }

        #[allow(dead_code, reason = "some sets are only read, never written")]
        impl $name {
            /// The word in files and in JSON.
            pub fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }
        }
    };
}
pub(crate) use choices;
