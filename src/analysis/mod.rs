//! Questions about the figures of a trace. A trace is a program: its leaves are inputs, its operations are
//! data. Every exact answer replays it with some figures changed; only `sampling` uses floats.

pub mod audit;
pub mod candidacy;
pub mod compare;
pub mod names;
pub mod piecewise;
pub mod ranges;
pub mod replay;
pub mod sampling;
pub mod sensitivity;
pub mod solve;
pub mod sweep;
pub mod uncertainty;

use crate::diag::{Diagnostic, Diagnostics};
use crate::quantity::Decimal;
use crate::reference::{DataError, Library};
use crate::scenario::Scenario;
use crate::text::Text;
use crate::trace::{NodeId, StepError, Trace};
use names::Names;
use std::ops::Range;

/// The answers to the questions of a file.
#[derive(Debug, Default)]
pub struct Answers {
    pub sweep: Option<sweep::Swept>,
    pub sensitivity: Option<sensitivity::Ranked>,
    pub solved: Vec<solve::Solved>,
    pub uncertainty: Option<uncertainty::Simulated>,
}

/// A published figure and the computed one it is compared with.
#[derive(Clone, Debug)]
pub struct ClaimPoint {
    pub statement: Text,
    pub figure: NodeId,
    pub claimed: Decimal,
}

/// Compares published claims with the figures that the file names; the differences enter the trace.
pub fn audits(scenario: &Scenario, trace: &mut Trace, diagnostics: &mut Diagnostics) -> Vec<audit::Audited> {
    scenario.questions.audits.iter().filter_map(|audit| audit::answer(audit, trace, diagnostics)).collect()
}

/// Answers the other questions of a scenario. Mistakes go to `diagnostics`.
///
/// # Errors
/// A broken data file.
pub fn answers(
    scenario: &Scenario,
    claims: &[ClaimPoint],
    library: &dyn Library,
    trace: &Trace,
    diagnostics: &mut Diagnostics,
) -> Result<Answers, DataError> {
    let questions = &scenario.questions;
    let known_on = scenario.as_known_on;
    let mut answers = Answers::default();
    let mut names = Names { trace, diagnostics };
    answers.sweep = questions.sweep.as_ref().and_then(|sweep| sweep::answer(sweep, claims, &mut names));
    if let Some(sensitivity) = &questions.sensitivity {
        answers.sensitivity = sensitivity::answer(sensitivity, library, known_on, &mut names)?;
    }
    answers.solved = questions.solves.iter().filter_map(|solve| solve::answer(solve, &mut names)).collect();
    if let Some(uncertainty) = &questions.uncertainty {
        answers.uncertainty = uncertainty::answer(uncertainty, library, known_on, &mut names)?;
    }
    Ok(answers)
}

/// A figure that cannot be computed exactly.
fn inexact(error: &StepError, span: &Range<usize>) -> Diagnostic {
    names::placed(Diagnostic::of_step(&error.key, error.code()), span)
}
