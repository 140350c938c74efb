//! One input at a time from its low to its high end, ranked by how far each moves a figure.

use super::inexact;
use super::names::{Lever, Names};
use super::ranges::{Range, range};
use super::replay::Replay;
use crate::quantity::{Decimal, exact};
use crate::reference::{DataError, Library};
use crate::scenario::questions::Sensitivity;
use crate::trace::{NodeId, StepError, Trace};
use jiff::civil::Date;

#[derive(Clone, Debug)]
pub struct Ranked {
    /// The inputs in the order of the file.
    pub inputs: Vec<(Lever, Range)>,
    /// For each figure its bars, the widest first.
    pub figures: Vec<(NodeId, Vec<Bar>)>,
}

/// What one input does to a figure.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// The position of the input.
    pub input: usize,
    pub at_low: Decimal,
    pub at_high: Decimal,
    /// The distance of the two.
    pub swing: Decimal,
}

/// Answers; nothing, with the mistakes noted.
///
/// # Errors
/// A broken data file.
pub fn answer(
    question: &Sensitivity,
    library: &dyn Library,
    known_on: Date,
    names: &mut Names<'_>,
) -> Result<Option<Ranked>, DataError> {
    let figures = names.figures(&question.figures);
    let mut inputs = Vec::new();
    let mut complete = true;
    for asked in &question.ranges {
        let found = match names.lever(&asked.inputs) {
            Some(lever) => range(&asked.bounds, &lever, &asked.inputs, (library, known_on), names)?.map(|r| (lever, r)),
            None => None,
        };
        if let (Some((lever, _)), Some(figures)) = (&found, &figures) {
            names.should_move(lever, &asked.inputs, figures);
        }
        complete &= found.is_some();
        inputs.extend(found);
    }
    let (Some(figures), true) = (figures, complete) else {
        return Ok(None);
    };
    let mut ranked = Ranked { inputs, figures: Vec::new() };
    for figure in figures {
        match bars(names.trace, &ranked.inputs, figure) {
            Ok(bars) => ranked.figures.push((figure, bars)),
            Err(error) => {
                names.note(inexact(&error, &question.span));
                return Ok(None);
            }
        }
    }
    Ok(Some(ranked))
}

fn bars(trace: &Trace, inputs: &[(Lever, Range)], figure: NodeId) -> Result<Vec<Bar>, StepError> {
    let mut bars = Vec::new();
    for (input, (lever, range)) in inputs.iter().enumerate() {
        let mut replay = Replay::new(trace, &lever.inputs, &[figure]);
        let mut at = |ends: &[Decimal]| {
            replay.run(lever.inputs.iter().copied().zip(ends.iter().copied()))?;
            Ok(replay.value(figure))
        };
        let (at_low, at_high) = (at(&range.low)?, at(&range.high)?);
        let swing = exact::subtract(at_high, at_low)
            .map_err(|error| StepError { key: trace.node(figure).key.clone(), error })?
            .abs();
        bars.push(Bar { input, at_low, at_high, swing });
    }
    // Equal swings stay in the order of the file.
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.swing));
    Ok(bars)
}
