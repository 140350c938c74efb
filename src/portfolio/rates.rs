//! Rates that were found, each once: default values of one good that are the same number have the same rate, whichever
//! country's row they stand in.

use super::cells::Problem;
use super::engine::{Claim, Engine, Rate};
use super::writing::Short;
use crate::quantity::{Small, write_digits};
use crate::reference::default_values::Code;
use crate::reference::goods::Sector;
use crate::scenario::goods::Import;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

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

/// See [`super::engine::DefaultValue::likeness`].
type Likeness = (Code, i16, [u8; 16], [u8; 2]);

/// The rates of default values found so far; looked up, never listed.
#[derive(Debug, Default)]
pub struct Rates(HashMap<Likeness, Prepared, FixedState>);

impl Rates {
    /// The rate of a good of an origin, for a row file with this delimiter.
    ///
    /// # Errors
    /// Why the law gives none.
    pub fn get_or(
        &mut self,
        engine: &Engine<'_>,
        (good, origin, claim, import): ((&str, Sector), &str, &Claim, Import),
        delimiter: u8,
    ) -> Result<Prepared, Problem> {
        if *claim == Claim::default()
            && let Some(value) = engine.default_value(good, origin, import)
        {
            let likeness = value.likeness();
            if let Some(known) = self.0.get(&likeness) {
                return Ok(*known);
            }
            if let Some(rate) = engine.rate_by_default(value) {
                let prepared = Prepared::of(rate, delimiter);
                self.0.insert(likeness, prepared);
                return Ok(prepared);
            }
        }
        engine.rate(good.0, origin, claim, import).map(|rate| Prepared::of(rate, delimiter))
    }
}
