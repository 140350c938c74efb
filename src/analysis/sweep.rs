//! Figures at several values of one input or two, with the present point and the points at which a
//! published claim is met.

use super::names::{Lever, Names, placed};
use super::replay::Replay;
use super::solve::{Met, exactly};
use super::{ClaimPoint, inexact};
use crate::diag::Diagnostic;
use crate::quantity::Decimal;
use crate::scenario::questions::{Axis, Sweep};
use crate::text::messages::input as say;
use crate::trace::{NodeId, StepError, Trace};

/// The most cells of a table.
const MOST_CELLS: usize = 5_000;

#[derive(Clone, Debug)]
pub struct Swept {
    pub axes: Vec<SweptAxis>,
    pub figures: Vec<NodeId>,
    /// For each value of the first axis, for each of the second (one, where there is none), for each figure.
    cells: Vec<Decimal>,
    /// The claims about these figures.
    pub claims: Vec<ClaimPoint>,
    /// With two axes: for each claim, for each value of the first axis, the value of the second one at
    /// which the claim is met, and whether it is rounded.
    pub claim_lines: Vec<Vec<Option<(Decimal, bool)>>>,
    /// Claims that one axis meets outside of its values, or nowhere.
    pub claims_outside: Vec<(usize, Option<Decimal>)>,
}

#[derive(Clone, Debug)]
pub struct SweptAxis {
    pub lever: Lever,
    /// Rising.
    pub points: Vec<Point>,
}

#[derive(Clone, Debug)]
pub struct Point {
    pub value: Decimal,
    /// The value in the scenario.
    pub present: bool,
    /// The claims that are met here, by their position.
    pub claims: Vec<usize>,
}

impl Swept {
    /// The value of a figure at a value of each axis; the second is 0 where there is one axis.
    pub fn cell(&self, first: usize, second: usize, figure: usize) -> Decimal {
        let columns = self.axes.get(1).map_or(1, |axis| axis.points.len());
        self.cells[(first * columns + second) * self.figures.len() + figure]
    }
}

/// Answers; nothing, with the mistake noted.
pub fn answer(question: &Sweep, claims: &[ClaimPoint], names: &mut Names<'_>) -> Option<Swept> {
    let figures = names.figures(&question.figures);
    let axes: Vec<Option<SweptAxis>> = question.axes.iter().map(|axis| swept(axis, names)).collect();
    let (figures, mut axes) = (figures?, axes.into_iter().collect::<Option<Vec<SweptAxis>>>()?);
    for (axis, asked) in axes.iter().zip(&question.axes) {
        names.should_move(&axis.lever, &asked.inputs, &figures);
    }
    if let [first, second] = axes.as_slice()
        && let Some(at) = second.lever.inputs.iter().position(|id| first.lever.inputs.contains(id))
    {
        let key = &question.axes[1].inputs[at];
        let diagnostic = Diagnostic::error("duplicate-name", say::duplicate_name(&key.text));
        names.note(placed(diagnostic, &key.span).help(say::remove_one_of_the_two()));
        return None;
    }
    let count = axes.iter().map(|axis| axis.points.len()).product::<usize>() * figures.len();
    if count > MOST_CELLS {
        let diagnostic = Diagnostic::error("too-many", say::too_many("cells", count, MOST_CELLS));
        names.note(placed(diagnostic, &question.span).help(say::write_a_wider_step()));
        return None;
    }
    let claims = about(claims, &figures);
    let mut claims_outside = Vec::new();
    if let [axis] = axes.as_mut_slice() {
        mark_claims(axis, &claims, &mut claims_outside, names.trace);
    }
    match table(names.trace, &axes, &figures, &claims) {
        Ok((cells, claim_lines)) => Some(Swept { axes, figures, cells, claims, claim_lines, claims_outside }),
        Err(error) => {
            names.note(inexact(&error, &question.span));
            None
        }
    }
}

/// The claims about these figures; the same said twice counts once.
fn about(claims: &[ClaimPoint], figures: &[NodeId]) -> Vec<ClaimPoint> {
    let mut kept: Vec<ClaimPoint> = Vec::new();
    for claim in claims.iter().filter(|claim| figures.contains(&claim.figure)) {
        if !kept.iter().any(|other| (other.figure, other.claimed) == (claim.figure, claim.claimed)) {
            kept.push(claim.clone());
        }
    }
    kept
}

/// The values of an axis, rising, each once, with the present one.
fn swept(asked: &Axis, names: &mut Names<'_>) -> Option<SweptAxis> {
    let lever = names.lever(&asked.inputs)?;
    let values: Vec<Option<Decimal>> = asked.values.iter().map(|value| names.value(value, lever.unit)).collect();
    let mut values = values.into_iter().collect::<Option<Vec<Decimal>>>()?;
    let present = lever.present(names.trace);
    values.extend(present);
    values.sort_unstable();
    values.dedup();
    let points =
        values.into_iter().map(|value| Point { value, present: Some(value) == present, claims: Vec::new() }).collect();
    Some(SweptAxis { lever, points })
}

/// Adds the points at which claims are met, where the dependence is exact and the point lies among the values.
fn mark_claims(
    axis: &mut SweptAxis,
    claims: &[ClaimPoint],
    outside: &mut Vec<(usize, Option<Decimal>)>,
    trace: &Trace,
) {
    let values: Vec<Decimal> = trace.nodes().iter().map(|node| node.value).collect();
    let ends = axis.points.first().map(|point| point.value).zip(axis.points.last().map(|point| point.value));
    for (index, claim) in claims.iter().enumerate() {
        let mut replay = Replay::new(trace, &axis.lever.inputs, &[claim.figure]);
        let Some(met) = exactly(trace, &values, &axis.lever, claim.figure, claim.claimed, &mut replay) else {
            continue;
        };
        let places: Vec<Decimal> = met.iter().filter_map(value_of).map(|(value, _)| value).collect();
        if places.is_empty() && met.is_empty() {
            outside.push((index, None));
        }
        for value in places {
            if ends.is_none_or(|(low, high)| value < low || value > high) {
                outside.push((index, Some(value)));
                continue;
            }
            let at = axis.points.partition_point(|point| point.value < value);
            if axis.points.get(at).is_none_or(|point| point.value != value) {
                axis.points.insert(at, Point { value, present: false, claims: Vec::new() });
            }
            axis.points[at].claims.push(index);
        }
    }
}

fn value_of(met: &Met) -> Option<(Decimal, bool)> {
    match met {
        Met::At { value, rounded, .. } => Some((*value, *rounded)),
        Met::Beside { .. } | Met::Every { .. } => None,
    }
}

type Cells = (Vec<Decimal>, Vec<Vec<Option<(Decimal, bool)>>>);

fn table(trace: &Trace, axes: &[SweptAxis], figures: &[NodeId], claims: &[ClaimPoint]) -> Result<Cells, StepError> {
    let moved: Vec<NodeId> = axes.iter().flat_map(|axis| axis.lever.inputs.iter().copied()).collect();
    let mut replay = Replay::new(trace, &moved, figures);
    let mut cells = Vec::new();
    let mut claim_lines: Vec<Vec<Option<(Decimal, bool)>>> = vec![Vec::new(); claims.len()];
    for point in &axes[0].points {
        let first: Vec<(NodeId, Decimal)> = axes[0].lever.at(point.value).collect();
        let Some(second) = axes.get(1) else {
            replay.run(first)?;
            cells.extend(figures.iter().map(|figure| replay.value(*figure)));
            continue;
        };
        for column in &second.points {
            replay.run(first.iter().copied().chain(second.lever.at(column.value)))?;
            cells.extend(figures.iter().map(|figure| replay.value(*figure)));
        }
        for (claim, line) in claims.iter().zip(&mut claim_lines) {
            let values = replay.values().to_vec();
            let mut alone = replay.clone();
            let met = exactly(trace, &values, &second.lever, claim.figure, claim.claimed, &mut alone);
            line.push(met.and_then(|met| met.iter().find_map(value_of)));
        }
    }
    // Without a second axis there are no lines.
    if axes.len() == 1 {
        claim_lines.clear();
    }
    Ok((cells, claim_lines))
}
