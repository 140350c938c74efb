//! The value of an input at which a figure equals a target: exact where the dependence is piecewise linear,
//! otherwise searched for on a grid of stated decimals. No value and every value are answers.

use super::names::{Lever, Names};
use super::piecewise::{Fraction, Piecewise, Root};
use super::replay::{Replay, dependents};
use crate::diag::Diagnostic;
use crate::quantity::{Decimal, exact};
use crate::scenario::questions::Solve;
use crate::text::messages::input as say;
use crate::trace::{NodeId, StepError, Trace};

/// A quotient with at most so many decimals is given whole.
const WHOLE: u32 = 12;
/// Decimals of one that has more, and of one below 1.
const ROUNDED: u32 = 6;
const ROUNDED_BELOW_ONE: u32 = 10;
/// A search looks at so many values, evenly spread, and then between any two with a change of side.
const PROBES: i128 = 200;
/// A search goes as far as so many times the present value.
const REACH: i64 = 10;
/// Significant digits of the values that a search looks at.
const DIGITS: u32 = 8;

/// What came of a question.
#[derive(Clone, Debug)]
pub struct Solved {
    pub lever: Lever,
    pub figure: NodeId,
    pub target: Decimal,
    pub how: How,
    /// From left to right; none is an answer.
    pub met: Vec<Met>,
}

/// How the values were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The figure does not depend on the input.
    Constant,
    /// Read off the structure: all values there are.
    Exact,
    /// Searched: values between the probes may be missed.
    Searched { from: Decimal, to: Decimal, decimals: u32 },
}

/// Where the figure equals the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// At this value; `figure` is what it gives, which differs from the target where `rounded`.
    At { value: Decimal, rounded: bool, figure: Decimal },
    /// Between two neighbouring values of the search, which lie on both sides of the target.
    Beside { low: Decimal, high: Decimal, at_low: Decimal, at_high: Decimal },
    /// At every value from one to the other; `None` is without end.
    Every { from: Option<Decimal>, to: Option<Decimal> },
}

/// Answers a question of the file or the command line; nothing, with the mistake noted.
pub fn answer(question: &Solve, names: &mut Names<'_>) -> Option<Solved> {
    let lever = names.lever(&question.inputs);
    let figure = names.figure(&question.figure);
    let (lever, figure) = (lever?, figure?);
    let target = names.value(&question.target, names.trace.node(figure).unit)?;
    let within = match &question.within {
        None => None,
        Some((from, to)) => Some((names.value(from, lever.unit)?, names.value(to, lever.unit)?)),
    };
    match solve(names.trace, &lever, figure, target, within) {
        Ok(solved) => Some(solved),
        Err(Unsolved::WhereToSearch) => {
            let diagnostic = Diagnostic::error("where-to-search", say::where_to_search(&question.inputs[0].text));
            names.note(super::names::placed(diagnostic, &question.inputs[0].span).help(say::write_within()));
            None
        }
        Err(Unsolved::Step(error)) => {
            let diagnostic = Diagnostic::of_step(&error.key, error.code());
            names.note(super::names::placed(diagnostic, &question.figure.span));
            None
        }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Unsolved {
    /// The present value is zero and says nothing about how far to look.
    WhereToSearch,
    Step(StepError),
}

/// Solves.
///
/// # Errors
/// Where to search is not known, or a step does not fit 28 digits.
pub fn solve(
    trace: &Trace,
    lever: &Lever,
    figure: NodeId,
    target: Decimal,
    within: Option<(Decimal, Decimal)>,
) -> Result<Solved, Unsolved> {
    let solved = |how, met| Solved { lever: lever.clone(), figure, target, how, met };
    if !dependents(trace, &lever.inputs)[figure] {
        let every = trace.node(figure).value == target;
        return Ok(solved(How::Constant, every.then_some(Met::Every { from: None, to: None }).into_iter().collect()));
    }
    let values: Vec<Decimal> = trace.nodes().iter().map(|node| node.value).collect();
    let mut replay = Replay::new(trace, &lever.inputs, &[figure]);
    if let Some(met) = exactly(trace, &values, lever, figure, target, &mut replay) {
        return Ok(solved(How::Exact, met));
    }
    let (from, to) = match within {
        Some(within) => within,
        None => {
            let present = lever.present(trace).filter(|value| !value.is_zero()).ok_or(Unsolved::WhereToSearch)?;
            let far = exact::multiply(present, Decimal::from(REACH)).map_err(|_| Unsolved::WhereToSearch)?;
            (far.min(Decimal::ZERO), far.max(Decimal::ZERO))
        }
    };
    let (decimals, met) = search(lever, figure, target, (from, to), &mut replay).map_err(Unsolved::Step)?;
    Ok(solved(How::Searched { from, to, decimals }, met))
}

/// All values at which a piecewise linear figure equals the target; nothing where it is not one.
pub fn exactly(
    trace: &Trace,
    values: &[Decimal],
    lever: &Lever,
    figure: NodeId,
    target: Decimal,
    replay: &mut Replay<'_>,
) -> Option<Vec<Met>> {
    let roots = Piecewise::of(trace, values, &lever.inputs, figure)?.roots(target)?;
    roots.into_iter().map(|root| met(root, lever, figure, replay)).collect()
}

fn met(root: Root, lever: &Lever, figure: NodeId, replay: &mut Replay<'_>) -> Option<Met> {
    match root {
        Root::Between(from, to) => {
            let end = |end: Option<Fraction>| match end {
                None => Some(None),
                Some(end) => end.exactly(WHOLE).or_else(|| end.rounded(decimals_of(end))).map(Some),
            };
            Some(Met::Every { from: end(from)?, to: end(to)? })
        }
        Root::At(place) => {
            if let Some(value) = place.exactly(WHOLE)
                && replay.run(lever.at(value)).is_ok()
            {
                return Some(Met::At { value, rounded: false, figure: replay.value(figure) });
            }
            // With fewer decimals the figure itself fits 28 digits.
            (0..=decimals_of(place)).rev().find_map(|decimals| {
                let value = place.rounded(decimals)?;
                replay.run(lever.at(value)).ok()?;
                Some(Met::At { value, rounded: true, figure: replay.value(figure) })
            })
        }
    }
}

fn decimals_of(place: Fraction) -> u32 {
    let small = place.rounded(ROUNDED).is_some_and(|value| value.abs() < Decimal::ONE);
    if small { ROUNDED_BELOW_ONE } else { ROUNDED }
}

/// Looks at values of a grid, and halves between any two that lie on different sides of the target.
fn search(
    lever: &Lever,
    figure: NodeId,
    target: Decimal,
    (from, to): (Decimal, Decimal),
    replay: &mut Replay<'_>,
) -> Result<(u32, Vec<Met>), StepError> {
    let decimals = grid_decimals(from, to);
    let on_grid = |value: Decimal| exact::round(value, crate::quantity::Rounding::half_up(decimals));
    let mut grid = Grid { lever, figure, target, decimals, replay };
    let (Ok(first), Ok(last)) = (on_grid(from), on_grid(to)) else {
        return Ok((decimals, Vec::new()));
    };
    let (first, last) = (grid.position(first), grid.position(last));
    let mut spans: Vec<(i128, i128, std::cmp::Ordering)> = vec![(first, first, grid.side(first)?)];
    for probe in 1..=PROBES {
        let at = first + (last - first) * probe / PROBES;
        let (_, before, side) = spans[spans.len() - 1];
        let here = grid.side(at)?;
        grid.between((before, side), (at, here), &mut spans)?;
    }
    let mut met = Vec::new();
    for (index, (start, end, side)) in spans.iter().enumerate() {
        if side.is_eq() {
            let value = grid.value(*start);
            met.push(if start == end {
                Met::At { value, rounded: false, figure: target }
            } else {
                // Where the search ends the values may go on.
                let (from, to) = ((*start > first).then_some(value), (*end < last).then(|| grid.value(*end)));
                Met::Every { from, to }
            });
        } else if let Some((next, _, other)) = spans.get(index + 1)
            && !other.is_eq()
        {
            let (low, high) = (grid.value(*end), grid.value(*next));
            let (at_low, at_high) = (grid.at(*end)?, grid.at(*next)?);
            met.push(Met::Beside { low, high, at_low, at_high });
        }
    }
    Ok((decimals, met))
}

/// So many decimals that the larger end of the search has the wanted number of digits.
fn grid_decimals(from: Decimal, to: Decimal) -> u32 {
    let largest = from.abs().max(to.abs());
    let mut decimals = 0;
    let mut power = Decimal::ONE;
    let mut whole_digits = 0;
    while power <= largest && whole_digits < DIGITS {
        whole_digits += 1;
        power = exact::multiply(power, Decimal::TEN).unwrap_or(Decimal::MAX);
    }
    decimals += DIGITS - whole_digits;
    let mut scaled = largest;
    // Leading zeros behind the point are no digits.
    while whole_digits == 0 && scaled < Decimal::new(1, 1) && decimals < 2 * DIGITS && !scaled.is_zero() {
        decimals += 1;
        scaled = exact::multiply(scaled, Decimal::TEN).unwrap_or(Decimal::ONE);
    }
    decimals
}

/// Values by their position on a grid of stated decimals, and on which side of the target they lie.
struct Grid<'g, 't> {
    lever: &'g Lever,
    figure: NodeId,
    target: Decimal,
    decimals: u32,
    replay: &'g mut Replay<'t>,
}

/// Positions from one to another that lie on one side.
type Span = (i128, i128, std::cmp::Ordering);

impl Grid<'_, '_> {
    fn position(&self, value: Decimal) -> i128 {
        value.mantissa() * 10_i128.pow(self.decimals - value.scale())
    }

    fn value(&self, position: i128) -> Decimal {
        Decimal::try_from_i128_with_scale(position, self.decimals).unwrap_or_default().normalize()
    }

    fn at(&mut self, position: i128) -> Result<Decimal, StepError> {
        let value = self.value(position);
        self.replay.run(self.lever.at(value))?;
        Ok(self.replay.value(self.figure))
    }

    fn side(&mut self, position: i128) -> Result<std::cmp::Ordering, StepError> {
        Ok(self.at(position)?.cmp(&self.target))
    }

    /// Appends what lies behind `low` up to `high`.
    fn between(
        &mut self,
        low: (i128, std::cmp::Ordering),
        high: (i128, std::cmp::Ordering),
        spans: &mut Vec<Span>,
    ) -> Result<(), StepError> {
        if low.1 == high.1 {
            if let Some(last) = spans.last_mut() {
                last.1 = high.0;
            }
            return Ok(());
        }
        if high.0 - low.0 <= 1 {
            spans.push((high.0, high.0, high.1));
            return Ok(());
        }
        let middle = low.0 + (high.0 - low.0) / 2;
        let middle = (middle, self.side(middle)?);
        self.between(low, middle, spans)?;
        self.between(middle, high, spans)
    }
}
