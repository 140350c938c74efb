//! From a case to figures: one file a subject. Nothing here reads a file, a clock or a table; the
//! only way to fail is arithmetic that would not be exact.

pub mod alternatives;
pub mod certificates;
mod checks;
mod claims;
mod embedded_emissions;
mod free_allocation_adjustment;
mod gaps;
pub mod holding;
mod installation;
mod interpolation;
pub mod law_steps;
mod money;
pub mod paths;
mod precursors;
mod product_electricity;
mod regional_savings;
mod sectors;

pub use claims::PER_CENT;

use crate::case::Case;
use crate::outcome::Outcome;
use crate::trace::{StepError, Trace};

/// Computes a case.
///
/// # Errors
/// A step whose exact result does not fit 28 digits, or that divides by zero; the error names the
/// step's key.
pub fn compute(case: &Case) -> Result<(Outcome, Trace), StepError> {
    let mut trace = Trace::default();
    let prices = money::prices_in_yuan(&mut trace, &case.prices)?;
    let output = case.output.as_ref().map(|output| money::worth_in_yuan(&mut trace, output)).transpose()?;
    let export = case.export.as_ref().map(|export| money::export_in_yuan(&mut trace, export)).transpose()?;
    let mut outcome = Outcome {
        prices: prices.iter().map(|price| price.yuan.id).collect(),
        output_value: output.map(|value| value.yuan.id),
        export_value: export.map(|value| value.yuan.id),
        ..Outcome::default()
    };
    for comparison in &case.comparisons {
        let scale = regional_savings::Scale { output, export };
        let found = regional_savings::comparison(&mut trace, comparison, &case.conversions, &prices, scale)?;
        outcome.comparisons.push(found);
    }
    if let Some(path) = &case.path {
        outcome.path = Some(paths::path(&mut trace, case, path, &outcome, &prices, (output, export))?);
    }
    if let Some(ranking) = &case.ranking {
        outcome.ranking = regional_savings::ranking(&mut trace, ranking, &prices)?;
    }
    for claim in &case.claims {
        outcome.claims.extend(claims::claim(&mut trace, claim)?);
    }
    if let Some(product) = &case.product {
        outcome.product = Some(product_electricity::product(&mut trace, product, &prices)?);
    }
    for check in &case.checks {
        outcome.checks.push(checks::check(&mut trace, check)?);
    }
    Ok((outcome, trace))
}
