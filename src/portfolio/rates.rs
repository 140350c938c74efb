//! Rates that the threads share, so that each is computed once.

use super::cells::Problem;
use super::engine::{Claim, Engine, Rate};
use super::totals::Pair;
use crate::reference::goods::Sector;
use crate::scenario::goods::Import;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So many rates are shared; lists with more of them declare actual values line by line.
const MOST: usize = 1 << 18;

/// By good, origin and year of importation; looked up, never listed.
type Known = HashMap<(Pair, i16), Result<Rate, Problem>, FixedState>;

/// So many have room from the beginning: every good of every origin.
const EXPECTED: usize = 1 << 16;

/// The rates of default values found so far.
#[derive(Debug)]
pub struct Rates {
    known: Mutex<Known>,
}

impl Default for Rates {
    fn default() -> Self {
        Self { known: Mutex::new(Known::with_capacity_and_hasher(EXPECTED, FixedState::default())) }
    }
}

impl Rates {
    /// The rate of a good of an origin.
    ///
    /// # Errors
    /// Why the law gives none.
    pub fn get_or(
        &self,
        engine: &Engine<'_>,
        (good, origin, claim, import): ((&str, Sector), &str, &Claim, Import),
    ) -> Result<Rate, Problem> {
        if *claim != Claim::default() {
            return engine.rate(good, origin, claim, import);
        }
        let key = (Pair::new(good.0, origin), import.year());
        if let Some(known) = self.lock().get(&key) {
            return known.clone();
        }
        let found = engine.rate(good, origin, claim, import);
        let mut known = self.lock();
        if known.len() < MOST {
            known.insert(key, found.clone());
        }
        found
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
