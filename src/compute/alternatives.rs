//! What a unit of a good would cost with another free allocation: by another production route of a precursor, or under
//! another reading of a sentence of the law.

use super::certificates::{GoodFigures, certificates_per_unit};
use super::free_allocation_adjustment;
use super::law_steps as why;
use crate::case::goods::{Assessment, Chain, OtherReading, OtherRoute, Reading};
use crate::quantity::unit::CostPer;
use crate::text::{Text, messages::goods as say};
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Describe, Step, StepError};

/// What the good costs with the free allocation of a precursor by another production route.
#[derive(Clone, Debug)]
pub struct ByRoute<I> {
    pub precursor: Text,
    pub route: char,
    /// The route that was taken instead is the user's own.
    pub settled: bool,
    pub cost_per_unit: Amount<CostPer, I>,
}

/// What the good costs under another reading of point 5.1.
#[derive(Clone, Copy, Debug)]
pub struct ByReading<I> {
    pub reading: Reading,
    /// The letter whose benchmark it takes.
    pub grade: char,
    pub cost_per_unit: Amount<CostPer, I>,
}

/// The cost per unit by every other route of a precursor whose producer states no free allocation; nothing where the
/// route changes nothing.
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn by_other_routes<L: Ledger>(
    ledger: &mut L,
    case: &Assessment,
    figures: &GoodFigures<L::Id>,
    describe: &dyn Describe,
) -> Result<Vec<ByRoute<L::Id>>, StepError> {
    let mut found = Vec::new();
    for OtherRoute { key, precursor, route, settled, chain } in &case.other_routes {
        let key = format!("{}{key}by_route.{route}.", case.key);
        let label = || say::cost_by_route(precursor, route.to_string());
        let cost = cost_by_chain(ledger, (case, chain), figures, (&key, label), describe)?;
        found.push(ByRoute { precursor: precursor.clone(), route: *route, settled: *settled, cost_per_unit: cost });
    }
    if found.iter().all(|other| other.cost_per_unit.value == figures.cost_per_unit.value) {
        found.clear();
    }
    Ok(found)
}

/// The cost per unit under the other readings of point 5.1, with the letter each takes.
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn by_other_readings<L: Ledger>(
    ledger: &mut L,
    case: &Assessment,
    figures: &GoodFigures<L::Id>,
    describe: &dyn Describe,
) -> Result<Vec<ByReading<L::Id>>, StepError> {
    let mut found = Vec::new();
    for OtherReading { reading, grade, chain } in &case.other_readings {
        let name = match reading {
            Reading::HighestOfTheCode => "highest_of_the_code",
            Reading::LetterAlone => "letter_alone",
        };
        let key = format!("{}other_reading.{name}.", case.key);
        let label = || say::cost_by_reading(grade.to_string());
        let cost_per_unit = cost_by_chain(ledger, (case, chain), figures, (&key, label), describe)?;
        found.push(ByReading { reading: *reading, grade: *grade, cost_per_unit });
    }
    Ok(found)
}

/// What a unit costs with the free allocation of another chain.
fn cost_by_chain<L: Ledger>(
    ledger: &mut L,
    (case, chain): (&Assessment, &Chain),
    figures: &GoodFigures<L::Id>,
    (key, label): (&str, impl Fn() -> Text),
    describe: &dyn Describe,
) -> Result<Amount<CostPer, L::Id>, StepError> {
    let free = free_allocation_adjustment::specific(ledger, chain, key, describe)?;
    let mut net = ledger::difference(ledger, figures.specific_embedded_emissions, free, || Step {
        key: format!("{key}emissions_less_free_allocation"),
        label: say::emissions_less_free_allocation(),
        basis: why::free_allocation_deducted(),
    })?;
    if let Some(paid) = figures.paid {
        net = ledger::difference(ledger, net, paid, || Step {
            key: format!("{key}emissions_less_price_paid"),
            label: say::emissions_less_price_paid(),
            basis: why::price_paid_deducted(),
        })?;
    }
    let (_, per_unit) = certificates_per_unit(ledger, net, case, key, describe)?;
    ledger::product(ledger, per_unit, figures.price, || Step {
        key: format!("{key}cost_per_tonne"),
        label: label(),
        basis: why::certificates_by_price(),
    })
}
