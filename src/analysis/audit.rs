//! A published figure against several computed ones that could stand behind it, the nearest first. The
//! differences are figures of the trace like any other.

use super::candidacy::{Candidacy, ClaimFacts, candidacy};
use super::names::Names;
use super::{ClaimPoint, inexact};
use crate::compute::PER_CENT;
use crate::diag::Diagnostics;
use crate::quantity::{Decimal, Unit};
use crate::scenario::questions::{Audit, Written};
use crate::text::Text;
use crate::text::messages::{labels, reasons};
use crate::trace::{Basis, Ledger as _, NodeId, Operation, Step, StepError, Trace};
use jiff::civil::Date;

#[derive(Clone, Debug)]
pub struct Audited {
    pub name: String,
    pub statement: Text,
    pub published_on: Option<Date>,
    pub claimed: NodeId,
    /// Those that could be what was computed, the nearest first; then those whose data are younger than the
    /// claim, then those that rest on the claim. Equally near ones stand in the order of the file.
    pub candidates: Vec<Candidate>,
}

#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub figure: NodeId,
    /// Computed less claimed.
    pub difference: NodeId,
    /// The same in per cent of what is claimed.
    pub per_cent: NodeId,
    pub candidacy: Candidacy,
    /// Equally near candidates share a rank, counted from 1; one that rests on the claim has none.
    pub rank: Option<usize>,
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
        let claim = ClaimFacts {
            names: &[&question.name],
            claimed,
            published_on: question.published_on,
            relation: question.relation,
        };
        let candidacy = candidacy(trace, *figure, claim);
        candidates.push(Candidate { figure: *figure, difference, per_cent, candidacy, rank: None });
    }
    ranked(trace, &mut candidates);
    Ok(Audited {
        name: question.name.clone(),
        statement: question.statement.clone(),
        published_on: question.published_on,
        claimed,
        candidates,
    })
}

/// Puts candidates in their order and gives them their ranks.
pub fn ranked(trace: &Trace, candidates: &mut [Candidate]) {
    // How much later data are does not matter, only that they are.
    let class = |candidate: &Candidate| match candidate.candidacy {
        Candidacy::Possible => 0,
        Candidacy::Short => 1,
        Candidacy::Younger(_) => 2,
        Candidacy::Circular => 3,
    };
    let order = |candidate: &Candidate| (class(candidate), trace.node(candidate.difference).value.abs());
    candidates.sort_by_key(order);
    for at in 0..candidates.len() {
        if candidates[at].candidacy != Candidacy::Circular {
            let tied = at > 0 && order(&candidates[at]) == order(&candidates[at - 1]);
            candidates[at].rank = if tied { candidates[at - 1].rank } else { Some(at + 1) };
        }
    }
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
