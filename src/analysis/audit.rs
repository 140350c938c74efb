//! A published figure against several computed ones that could stand behind it, the nearest first. The
//! differences are figures of the trace like any other.

use super::names::Names;
use super::{ClaimPoint, inexact};
use crate::compute::PER_CENT;
use crate::diag::Diagnostics;
use crate::quantity::{Decimal, Unit};
use crate::scenario::questions::{Audit, Written};
use crate::text::Text;
use crate::text::messages::{labels, reasons};
use crate::trace::{Basis, Ledger as _, NodeId, Operation, Step, StepError, Trace};

#[derive(Clone, Debug)]
pub struct Audited {
    pub statement: Text,
    pub claimed: NodeId,
    /// The nearest first; equally near ones in the order of the file.
    pub candidates: Vec<Candidate>,
}

#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub figure: NodeId,
    /// Computed less claimed.
    pub difference: NodeId,
    /// The same in per cent of what is claimed.
    pub per_cent: NodeId,
    /// Equally near candidates share a rank, counted from 1.
    pub rank: usize,
}

/// Compares a claim with its candidates; nothing, with the mistakes noted.
pub fn answer(question: &Audit, trace: &mut Trace, diagnostics: &mut Diagnostics) -> Option<Audited> {
    let mut names = Names { trace, diagnostics };
    let figures = names.figures(&question.figures)?;
    let claimed = &question.claimed;
    let written = Written { value: claimed.value, unit: Some(claimed.unit), span: claimed.span.clone() };
    let units: Vec<Unit> = figures.iter().map(|figure| names.trace.node(*figure).unit).collect();
    let right: Vec<Option<Decimal>> = units.iter().map(|unit| names.value(&written, *unit)).collect();
    if right.iter().any(Option::is_none) {
        return None;
    }
    match compare(question, &figures, trace) {
        Ok(audited) => Some(audited),
        Err(error) => {
            diagnostics.push(inexact(&error, &claimed.span));
            None
        }
    }
}

fn compare(question: &Audit, figures: &[NodeId], trace: &mut Trace) -> Result<Audited, StepError> {
    let key = format!("claim.{}", question.name);
    let unit = figures.first().map_or(question.claimed.unit, |figure| trace.node(*figure).unit);
    let claimed = trace.enter(question.claimed.value, unit, || Step {
        key: format!("{key}.claimed"),
        label: labels::claimed(),
        basis: Basis::Scenario(question.claimed.place.clone()),
    });
    let mut candidates = Vec::new();
    for figure in figures {
        let of = trace.node(*figure).key.clone();
        let mut step = |operation: Operation, inputs: [NodeId; 2], step: Step| {
            let values = inputs.map(|id| (trace.node(id).value, trace.node(id).unit));
            match operation.evaluate(&values) {
                Ok(value) => Ok(trace.enter_step(operation, &inputs, value, || step)),
                Err(error) => Err(StepError { key: step.key, error }),
            }
        };
        let why = reasons::computed_less_claimed();
        let words = Step::convention(format!("{key}.{of}.difference"), labels::computed_less_claimed(), why);
        let difference = step(Operation::Difference, [*figure, claimed], words)?;
        let words = Step::convention(format!("{key}.{of}.per-cent"), labels::deviation(), reasons::deviation());
        let per_cent = step(Operation::PerCent(PER_CENT), [difference, claimed], words)?;
        candidates.push(Candidate { figure: *figure, difference, per_cent, rank: 0 });
    }
    let distance = |candidate: &Candidate| trace.node(candidate.difference).value.abs();
    candidates.sort_by_key(distance);
    for at in 0..candidates.len() {
        let tied = at > 0 && distance(&candidates[at]) == distance(&candidates[at - 1]);
        candidates[at].rank = if tied { candidates[at - 1].rank } else { at + 1 };
    }
    Ok(Audited { statement: question.statement.clone(), claimed, candidates })
}

impl Audited {
    /// The claim as points that a sweep can mark.
    pub fn points(&self, trace: &Trace) -> Vec<ClaimPoint> {
        let claimed = trace.node(self.claimed).value;
        let point =
            |candidate: &Candidate| ClaimPoint { statement: self.statement.clone(), figure: candidate.figure, claimed };
        self.candidates.iter().map(point).collect()
    }
}
