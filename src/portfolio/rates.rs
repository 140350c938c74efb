//! Rates that the threads share, so that each is computed once.

use super::cells::Problem;
use super::engine::{Claim, Engine, Rate};
use super::totals::Pair;
use super::writing::Short;
use crate::quantity::{Small, write_digits};
use crate::reference::goods::Sector;
use crate::scenario::goods::Import;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So many rates are shared; lists with more of them declare actual values line by line.
const MOST: usize = 1 << 18;

/// By good, origin and year of importation; looked up, never listed.
type Known = HashMap<(Pair, i16), Result<Prepared, Problem>, FixedState>;

/// A rate, and what common lines need of it.
#[derive(Clone, Copy, Debug)]
pub struct Prepared {
    pub rate: Rate,
    /// None where the figures are long.
    pub common: Option<CommonRate>,
}

/// A rate as it is written.
#[derive(Clone, Copy, Debug)]
pub struct CommonRate {
    /// Emissions and free allocation, a delimiter between them.
    pub figures: Short<17>,
    /// Certificates of a tonne.
    pub certificates: Small,
}

impl Prepared {
    fn of(rate: Rate, delimiter: u8) -> Self {
        let common = || {
            let mut figures = Vec::new();
            write_digits(rate.emissions, &mut figures);
            figures.push(delimiter);
            write_digits(rate.free_allocation, &mut figures);
            Some(CommonRate { figures: Short::of(&figures)?, certificates: Small::of(rate.certificates?)? })
        };
        Self { rate, common: common() }
    }
}

/// So many have room from the beginning: every good of every origin.
const EXPECTED: usize = 1 << 16;

/// The rates of default values found so far.
#[derive(Debug)]
pub struct Rates {
    /// Of the row file.
    delimiter: u8,
    known: Mutex<Known>,
}

impl Rates {
    /// No rates, for a row file with this delimiter.
    pub fn new(delimiter: u8) -> Self {
        Self { delimiter, known: Mutex::new(Known::with_capacity_and_hasher(EXPECTED, FixedState::default())) }
    }

    /// The rate of a good of an origin.
    ///
    /// # Errors
    /// Why the law gives none.
    pub fn get_or(
        &self,
        engine: &Engine<'_>,
        (good, origin, claim, import): ((&str, Sector), &str, &Claim, Import),
    ) -> Result<Prepared, Problem> {
        let find = || engine.rate(good, origin, claim, import).map(|rate| Prepared::of(rate, self.delimiter));
        if *claim != Claim::default() {
            return find();
        }
        let key = (Pair::new(good.0, origin), import.year());
        if let Some(known) = self.lock().get(&key) {
            return known.clone();
        }
        let found = find();
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
