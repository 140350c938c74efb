//! Rates that were found, each once: default values of one good that are the same number have the same rate, whichever
//! country's row they stand in.

use super::cells::Problem;
use super::engine::{Claim, Engine, Rate};
use super::totals::Number;
use crate::quantity::write_digits;
use crate::reference::default_values::Code;
use crate::resolve::goods::Note;
use crate::resolve::goods::law_of_year::LawOfYear;
use crate::scenario::goods::Import;
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// A rate, and how its lines are computed and written with it.
#[derive(Clone, Debug)]
pub struct PreparedRate {
    pub rate: Rate,
    /// Why the rate is not the last word.
    pub reservations: Vec<Note>,
    pub certificates: Option<Number>,
    /// The digits of emissions and free allocation.
    pub digits: [Box<[u8]>; 2],
}

impl PreparedRate {
    fn of((rate, reservations): (Rate, Vec<Note>)) -> Rc<Self> {
        let digits = [rate.emissions, rate.free_allocation].map(|value| {
            let mut digits = Vec::new();
            write_digits(value, &mut digits);
            digits.into_boxed_slice()
        });
        Rc::new(Self { rate, reservations, certificates: rate.certificates.map(Number::of), digits })
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
    by_default: HashMap<Likeness, Rc<PreparedRate>, FixedState>,
}

impl Rates {
    /// The rate of a good of an ordinary origin.
    ///
    /// # Errors
    /// Why the law gives none.
    pub fn rate(
        &mut self,
        engine: &Engine<'_>,
        (code, origin, claim, import): (&str, &str, &Claim, Import),
    ) -> Result<Rc<PreparedRate>, Problem> {
        let law = self.laws.entry(import.year()).or_insert_with_key(|year| engine.law_of_year(*year));
        if *claim == Claim::default()
            && let Some(value) = engine.default_value(law, code, origin, import)
        {
            let likeness = value.likeness();
            if let Some(known) = self.by_default.get(&likeness) {
                return Ok(Rc::clone(known));
            }
            let rate = engine.rate(code, origin, claim, import).map(PreparedRate::of)?;
            self.by_default.insert(likeness, Rc::clone(&rate));
            return Ok(rate);
        }
        engine.rate(code, origin, claim, import).map(PreparedRate::of)
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
            let CodeFound::InScope { code, .. } = engine.code(row.get("cn_code")) else { continue };
            for origin in &origins {
                for year in [2026, 2028] {
                    let import = Import::Date(date(year, 2, 15));
                    let shared = rates.rate(&engine, (&code, origin, &claim, import));
                    let alone = engine.rate(&code, origin, &claim, import);
                    let shared = shared.ok().map(|shared| (shared.rate, shared.reservations.clone()));
                    assert_eq!(shared, alone.ok(), "{code} {origin} {year}");
                    found += 1;
                }
            }
        }
        assert!(found > 5_000 && rates.by_default.len() < found / 2, "{found}, {}", rates.by_default.len());
    }
}
