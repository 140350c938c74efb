//! Rates that the threads share, so that each is computed once.

use super::cells::Problem;
use super::engine::{Claim, Engine, Rate};
use crate::scenario::goods::Import;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// So many rates are shared; lists with more of them declare actual values line by line.
const MOST: usize = 1 << 18;

/// What a rate depends on, without actual values.
type Key = (String, String, i16);

/// The rates of default values found so far.
#[derive(Debug, Default)]
pub struct Rates {
    known: Mutex<BTreeMap<Key, Result<Rate, Problem>>>,
}

impl Rates {
    /// The rate of a good of an origin.
    ///
    /// # Errors
    /// Why the law gives none.
    pub fn get_or(
        &self,
        engine: &Engine<'_>,
        (code, origin, claim, import): (&str, &str, &Claim, Import),
    ) -> Result<Rate, Problem> {
        if *claim != Claim::default() {
            return engine.rate(code, origin, claim, import);
        }
        let key = (code.to_owned(), origin.to_owned(), import.year());
        if let Some(known) = self.lock().get(&key) {
            return known.clone();
        }
        let found = engine.rate(code, origin, claim, import);
        let mut known = self.lock();
        if known.len() < MOST {
            known.insert(key, found.clone());
        }
        found
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Key, Result<Rate, Problem>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
