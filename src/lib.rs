//! What carbon costs and saves, exact and explained figure by figure.
//!
//! A scenario (TOML) states facts; the engine finds what the reference data say for them, computes
//! exact decimals, and returns a report in which every figure knows its formula, its inputs and
//! the data row or the place in the file that it came from.
//!
//! The flow is one way: bytes, [`load`], validate, [`resolve`], [`compute`], [`explain`],
//! [`render`], bytes. Everything that a user can get wrong is found before `compute`.
#![forbid(unsafe_code)]

pub mod case;
pub mod check;
pub mod cli;
pub mod compute;
pub mod consignment;
pub mod diag;
pub mod explain;
pub mod law;
pub mod law_difference;
pub mod load;
pub mod outcome;
pub mod portfolio;
pub mod quantity;
pub mod quote;
pub mod reference;
pub mod render;
pub mod report;
pub mod resolve;
pub mod scenario;
pub mod text;
pub mod trace;

use diag::{Diagnostic, Diagnostics, SourceFile};
use load::Data;
use reference::{DataError, Library};
use report::{Report, Stamp};
use text::messages::input as say;

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What came of a scenario file.
#[derive(Debug)]
pub struct Evaluation {
    /// The report, if nothing was wrong.
    pub report: Option<Report>,
    /// Mistakes and warnings.
    pub diagnostics: Diagnostics,
}

/// Takes a scenario file all the way to its report.
///
/// # Errors
/// A broken data file. Mistakes in the scenario are not errors: they are in the evaluation.
pub fn evaluate(file: &SourceFile, data: &Data) -> Result<Evaluation, DataError> {
    let mut diagnostics = Diagnostics::default();
    let Some(scenario) = load::scenario(file, &mut diagnostics) else {
        return Ok(Evaluation { report: None, diagnostics });
    };
    let Some(case) = resolve::resolve(&scenario, data, &mut diagnostics)? else {
        return Ok(Evaluation { report: None, diagnostics });
    };
    let report = match compute::compute(&case) {
        Ok((outcome, mut trace)) => {
            let goods = consignment::consignment(&scenario, data, &mut trace, &mut diagnostics)?;
            let stamp = Stamp {
                as_known_on: scenario.as_known_on,
                program_version: VERSION.to_owned(),
                data_version: data.sources()?.version.clone(),
                data_overridden: !data.is_embedded(),
            };
            let report = explain::report(&scenario, &case, &outcome, goods.as_ref(), trace, stamp);
            // A good that is refused leaves the whole report out: nothing is half said.
            (!diagnostics.has_errors()).then_some(report)
        }
        Err(error) => {
            diagnostics.push(match error.error {
                quantity::ArithmeticError::DivisionByZero => {
                    Diagnostic::error("division-by-zero", say::divides_by_zero(&error.key)).help(say::no_zero_divisor())
                }
                _ => Diagnostic::error("figure-not-exact", say::figure_not_exact(&error.key)).help(say::fewer_digits()),
            });
            None
        }
    };
    Ok(Evaluation { report, diagnostics })
}
