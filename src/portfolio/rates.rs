//! Rates that were found, each once: default values of one good that are the same number have the same rate, whichever
//! country's row they stand in.

use super::cells::Problem;
use super::engine::{Claim, Engine, Rate};
use super::writing::Short;
use crate::quantity::{Small, write_digits};
use crate::reference::default_values::Code;
use crate::reference::goods::Sector;
use crate::resolve::goods::law_of_year::LawOfYear;
use crate::scenario::goods::Import;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

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
            // A line of such a rate says so.
            if rate.at_most {
                return None;
            }
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

/// The rates that one thread has found.
#[derive(Debug, Default)]
pub struct Rates {
    /// By year: threads that ask for the law of the same year wait for each other.
    laws: BTreeMap<i16, Arc<LawOfYear>>,
    /// Looked up, never listed.
    by_default: HashMap<Likeness, Prepared, FixedState>,
}

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
        let law = self.laws.entry(import.year()).or_insert_with_key(|year| engine.law_of_year(*year));
        if *claim == Claim::default()
            && let Some(value) = engine.default_value(law, good, origin, import)
        {
            let likeness = value.likeness();
            if let Some(known) = self.by_default.get(&likeness) {
                return Ok(*known);
            }
            if let Some(rate) = engine.rate_by_default(law, value) {
                let prepared = Prepared::of(rate, delimiter);
                self.by_default.insert(likeness, prepared);
                return Ok(prepared);
            }
        }
        engine.rate(good.0, origin, claim, import).map(|rate| Prepared::of(rate, delimiter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Data;
    use crate::portfolio::engine::{Assumed, CodeFound};
    use crate::reference::Library as _;
    use crate::reference::default_values::{IN_FORCE, OTHER_COUNTRIES};
    use crate::reference::goods;
    use jiff::civil::date;

    /// A rate that several origins share is the one that the whole engine finds for each of them.
    #[test]
    fn a_shared_rate_is_that_of_each_origin() {
        let data = Data::embedded();
        let engine = Engine::new(&data, date(2026, 11, 22), &Assumed::default()).unwrap();
        let values = engine.tables.default_values(IN_FORCE).unwrap();
        let own = values.countries().filter(|country| *country != OTHER_COUNTRIES);
        // Every third country with a table of its own, and one that has none.
        let origins: Vec<&str> = own.step_by(3).chain(["AD"]).collect();
        let (mut rates, claim) = (Rates::default(), Claim::default());
        let mut found = 0;
        for row in data.table(goods::TABLE).unwrap().rows().step_by(7) {
            let CodeFound::InScope { code, sector } = engine.code(row.get("cn_code")) else { continue };
            for origin in &origins {
                for year in [2026, 2028] {
                    let import = Import::Date(date(year, 2, 15));
                    let shared = rates.get_or(&engine, ((&code, sector), origin, &claim, import), b',');
                    let alone = engine.rate(&code, origin, &claim, import);
                    assert_eq!(shared.ok().map(|found| found.rate), alone.ok(), "{code} {origin} {year}");
                    found += 1;
                }
            }
        }
        assert!(found > 5_000 && rates.by_default.len() < found / 2, "{found}, {}", rates.by_default.len());
    }
}
