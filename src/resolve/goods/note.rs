//! What a reader must know of an answer about goods.

use super::Resolver;
use crate::text::Text;

/// What a reader must know of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about, for lists that count notes of a kind.
    pub code: &'static str,
    pub text: Text,
}

impl Note {
    /// Whether it says that a figure rests on something other than law in force that is clear: it then goes where the
    /// figure goes, into sums of lines as well.
    pub fn is_reservation(&self) -> bool {
        RESERVATIONS.contains(&self.code)
    }
}

/// The notes that are reservations: see [`Note::is_reservation`].
const RESERVATIONS: [&str; 7] = [
    "provisional",
    "benchmarks-assumed",
    "correction-assumed",
    "alloy-grade-inferred",
    "free-allocation-inferred",
    "not-law",
    "paid-estimated",
];

impl Resolver<'_> {
    /// Says something that a reader must know.
    pub(super) fn note(&mut self, code: &'static str, text: Text) {
        self.notes.push(Note { code, text });
    }
}
