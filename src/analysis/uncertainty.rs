//! How uncertain figures are: the stated spreads of inputs, drawn at random through the trace.

use super::names::{Lever, Names, placed};
use super::ranges::{Origin, Range, range};
use super::replay::dependents;
use super::sampling::correlation::{Matrix, cholesky, groups, identity};
use super::sampling::float;
use super::sampling::monte_carlo::{Model, threads};
use super::sampling::spread::{Due, Marginal};
use super::sampling::statistics::{Estimate, share, significant, summary};
use super::sampling::tape::Tape;
use crate::diag::Diagnostic;
use crate::quantity::{Currency, Decimal, Unit};
use crate::reference::{DataError, Library};
use crate::resolve::ranges::{Forecast, forecasts};
use crate::scenario::Stated;
use crate::scenario::questions::{Shape, Spread, Uncertain, Uncertainty, ValueIs};
use crate::text::messages::input as say;
use crate::trace::{NodeId, Trace};
use jiff::civil::Date;

/// The sigma of a price where the file states none.
pub const USUAL_SIGMA: Decimal = Decimal::from_parts(40, 0, 0, false, 2);
/// Digits of what is known in closed form.
const DIGITS: usize = 3;

#[derive(Debug)]
pub struct Simulated {
    pub draws: u32,
    pub seed: u64,
    pub inputs: Vec<Band>,
    pub figures: Vec<FigureSpread>,
    /// Inputs by their position, linked by correlations; independent between groups.
    pub groups: Vec<Vec<usize>>,
    /// Correlations that the file states, with their assumption or source.
    pub correlations: Vec<([usize; 2], Stated<crate::quantity::unit::Ratio>)>,
}

/// An uncertain input with what is known of it in closed form.
#[derive(Debug)]
pub struct Band {
    pub lever: Lever,
    pub spread: SpreadOfInput,
    /// P5, P50 and P95 of the first input of the lever.
    pub quantiles: [Decimal; 3],
    /// The mean of the first input of the lever, and whether it is another than the value stated.
    pub mean: Decimal,
    pub mean_differs: bool,
    /// Of a log-normal price that can move: its mean over its median, exp(sigma^2 t / 2), and t in years.
    pub skew: Option<Skew>,
    /// Forecasts of others for a year.
    pub forecasts: Option<(i16, Vec<Forecast>)>,
}

/// How far the mean of a log-normal price lies above its median.
#[derive(Clone, Copy, Debug)]
pub struct Skew {
    /// The mean over the median.
    pub factor: Decimal,
    /// Years to the price; of a window, to its beginning and a third of its length.
    pub years: Decimal,
}

/// The distribution of an input, for words.
#[derive(Debug)]
pub enum SpreadOfInput {
    LogNormal {
        value_is: ValueIs,
        sigma: Decimal,
        stated: Option<Stated<crate::quantity::unit::Ratio>>,
        years: Decimal,
        window: Decimal,
    },
    Range {
        shape: Shape,
        origin: Origin,
    },
}

/// What came of a figure.
#[derive(Debug)]
pub struct FigureSpread {
    pub figure: NodeId,
    pub result: Spreading,
}

#[derive(Debug)]
pub enum Spreading {
    /// Nothing that it rests on can move: its value in the trace.
    Exact,
    Drawn {
        mean: Estimate,
        /// P5, P25, P50, P75 and P95.
        quantiles: Vec<Estimate>,
        /// First order and total, for each group; nothing with one group only.
        indices: Vec<Option<(Estimate, Estimate)>>,
    },
}

/// An input that was found, on its way into the model.
struct Drawn<'q> {
    asked: &'q Uncertain,
    lever: Lever,
    marginals: Vec<Marginal>,
    spread: SpreadOfInput,
    forecasts: Option<(i16, Vec<Forecast>)>,
}

/// Answers; nothing, with the mistakes noted.
///
/// # Errors
/// A broken data file.
pub fn answer(
    question: &Uncertainty,
    library: &dyn Library,
    known_on: Date,
    names: &mut Names<'_>,
) -> Result<Option<Simulated>, DataError> {
    let figures = names.figures(&question.figures);
    let mut drawn: Vec<Drawn<'_>> = Vec::new();
    let mut complete = true;
    for asked in &question.inputs {
        match input(asked, library, known_on, names)? {
            Some(found) => {
                if let Some(figures) = &figures {
                    names.should_move(&found.lever, &asked.inputs, figures);
                }
                complete &= once(&drawn, &found, names);
                drawn.push(found);
            }
            None => complete = false,
        }
    }
    let matrix = correlations(question, &drawn, names);
    let (Some(figures), Some((matrix, stated)), true) = (figures, matrix, complete) else {
        return Ok(None);
    };
    let Some(triangle) = cholesky(&matrix) else {
        let place = question.correlations.first().map_or(&question.span, |first| &first.value.span);
        let diagnostic = Diagnostic::error("not-positive-definite", say::not_positive_definite());
        names.note(placed(diagnostic, place).help(say::mend_correlations()));
        return Ok(None);
    };
    let Some(figures) = simulate(question, &drawn, &figures, (&matrix, triangle), names) else {
        return Ok(None);
    };
    let groups = groups(&matrix);
    let inputs = drawn.into_iter().map(|each| band(each, names.trace)).collect::<Option<Vec<Band>>>();
    Ok(inputs.map(|inputs| Simulated {
        draws: question.draws,
        seed: question.seed,
        inputs,
        figures,
        groups,
        correlations: stated,
    }))
}

fn band(drawn: Drawn<'_>, trace: &Trace) -> Option<Band> {
    let first = drawn.marginals.first()?;
    let [low, median, high] = [0.05, 0.5, 0.95].map(|share| match first {
        // Without a spread the digits are those of the input.
        Marginal::Point(_) => drawn.lever.inputs.first().map(|id| trace.node(*id).value),
        spread => significant(spread.quantile(share), DIGITS),
    });
    let quantiles = [low?, median?, high?];
    let stated = trace.node(*drawn.lever.inputs.first()?).value;
    let (mean, mean_differs) = match first {
        Marginal::Point(_) => (stated, false),
        spread => {
            let mean = significant(spread.mean(), DIGITS)?;
            (mean, Some(mean) != significant(float(stated), DIGITS))
        }
    };
    let skew = match (first.mean_over_median(), &drawn.spread) {
        (Some(factor), SpreadOfInput::LogNormal { years, window, .. }) => Some(Skew {
            factor: significant(factor, DIGITS + 1)?,
            years: significant(Due::new(*years, *window).years(), DIGITS)?.normalize(),
        }),
        _ => None,
    };
    Some(Band {
        lever: drawn.lever,
        spread: drawn.spread,
        quantiles,
        mean,
        mean_differs,
        skew,
        forecasts: drawn.forecasts,
    })
}

/// An input cannot be drawn twice.
fn once(drawn: &[Drawn<'_>], found: &Drawn<'_>, names: &mut Names<'_>) -> bool {
    for (id, key) in found.lever.inputs.iter().zip(&found.asked.inputs) {
        if drawn.iter().any(|other| other.lever.inputs.contains(id)) {
            let diagnostic = Diagnostic::error("duplicate-name", say::drawn_twice(&key.text));
            names.note(placed(diagnostic, &key.span).help(say::draw_it_once()));
            return false;
        }
    }
    true
}

fn input<'q>(
    asked: &'q Uncertain,
    library: &dyn Library,
    known_on: Date,
    names: &mut Names<'_>,
) -> Result<Option<Drawn<'q>>, DataError> {
    let Some(lever) = names.lever(&asked.inputs) else {
        return Ok(None);
    };
    let present: Vec<Decimal> = lever.inputs.iter().map(|id| names.trace.node(*id).value).collect();
    let (marginals, spread) = match &asked.spread {
        Spread::LogNormal { value_is, sigma, years, window, .. } => {
            for (value, key) in present.iter().zip(&asked.inputs) {
                if *value <= Decimal::ZERO {
                    let diagnostic = Diagnostic::error("out-of-range", say::median_must_be_positive(&key.text));
                    names.note(placed(diagnostic, &key.span).help(say::check_sign()));
                    return Ok(None);
                }
            }
            let per_year = sigma.as_ref().map_or(USUAL_SIGMA, |sigma| sigma.value);
            let due = Due::new(*years, *window);
            let marginals =
                present.iter().map(|value| Marginal::log_normal(*value, *value_is, per_year, due)).collect();
            let spread = SpreadOfInput::LogNormal {
                value_is: *value_is,
                sigma: per_year,
                stated: sigma.clone(),
                years: *years,
                window: *window,
            };
            (marginals, spread)
        }
        Spread::Range { shape, bounds } => {
            let found = range(bounds, &lever, &asked.inputs, (library, known_on), names)?;
            let Some(Range { low, high, origin }) = found else {
                return Ok(None);
            };
            let ends = low.iter().zip(&high).zip(&present);
            let marginals = ends.map(|((low, high), mode)| Marginal::in_range(*shape, *low, *mode, *high)).collect();
            (marginals, SpreadOfInput::Range { shape: *shape, origin })
        }
    };
    let forecasts = match &asked.forecasts {
        None => None,
        Some((year, span)) => {
            let in_euro = matches!(
                lever.unit,
                Unit::CertificatePrice | Unit::Price(Currency::EUR) | Unit::PerEmissions(Currency::EUR)
            );
            let found = if in_euro { forecasts(library, *year, known_on)? } else { Vec::new() };
            if found.is_empty() {
                let diagnostic = if in_euro {
                    Diagnostic::error("no-published-value", say::no_forecasts(year.to_string()))
                } else {
                    Diagnostic::error("wrong-unit", say::forecasts_need_euro(&asked.inputs[0].text))
                };
                names.note(placed(diagnostic, span).help(say::remove_the_key("forecasts_for")));
                return Ok(None);
            }
            Some((*year, found))
        }
    };
    Ok(Some(Drawn { asked, lever, marginals, spread, forecasts }))
}

type Stateds = Vec<([usize; 2], Stated<crate::quantity::unit::Ratio>)>;

/// The correlations of all inputs: those that the file states, and those between times of one path.
fn correlations(question: &Uncertainty, drawn: &[Drawn<'_>], names: &mut Names<'_>) -> Option<(Matrix, Stateds)> {
    let mut matrix = identity(drawn.len());
    for (i, one) in drawn.iter().enumerate() {
        for (j, other) in drawn.iter().enumerate().take(i) {
            let (Some((path, sigma, due)), Some((other_path, other_sigma, other_due))) = (walk(one), walk(other))
            else {
                continue;
            };
            if path != other_path {
                continue;
            }
            if sigma != other_sigma {
                let key = &one.asked.inputs[0];
                let diagnostic = Diagnostic::error("two-sigmas", say::two_sigmas(path));
                names.note(placed(diagnostic, &key.span).help(say::write_one_sigma()));
                return None;
            }
            let correlation = due.correlation(other_due);
            (matrix[i][j], matrix[j][i]) = (correlation, correlation);
        }
    }
    let mut stated = Vec::new();
    let mut complete = true;
    for correlation in &question.correlations {
        let places = correlation.between.each_ref().map(|key| {
            let place =
                names.trace.find(&key.text).and_then(|id| drawn.iter().position(|d| d.lever.inputs.contains(&id)));
            if place.is_none() {
                let drawn: Vec<&str> = question.inputs.iter().map(|input| input.inputs[0].text.as_str()).collect();
                let diagnostic = Diagnostic::error("not-drawn", say::not_drawn(&key.text));
                names.note(placed(diagnostic, &key.span).help(say::one_of(crate::text::Text::words(&drawn))));
            }
            place
        });
        let [Some(i), Some(j)] = places else {
            complete = false;
            continue;
        };
        if i == j {
            let key = &correlation.between[1];
            let diagnostic = Diagnostic::error("duplicate-name", say::duplicate_name(&key.text));
            names.note(placed(diagnostic, &key.span).help(say::remove_one_of_the_two()));
            complete = false;
            continue;
        }
        (matrix[i][j], matrix[j][i]) = (float(correlation.value.value), float(correlation.value.value));
        stated.push(([i, j], correlation.value.clone()));
    }
    complete.then_some((matrix, stated))
}

/// The path of an input, its sigma, and when it is due.
fn walk<'d>(drawn: &'d Drawn<'_>) -> Option<(&'d str, Decimal, Due)> {
    match (&drawn.asked.spread, &drawn.spread) {
        (Spread::LogNormal { path: Some(path), years, window, .. }, SpreadOfInput::LogNormal { sigma, .. }) => {
            Some((path, *sigma, Due::new(*years, *window)))
        }
        _ => None,
    }
}

fn simulate(
    question: &Uncertainty,
    drawn: &[Drawn<'_>],
    figures: &[NodeId],
    (matrix, triangle): (&Matrix, Matrix),
    names: &mut Names<'_>,
) -> Option<Vec<FigureSpread>> {
    let trace = names.trace;
    let inputs: Vec<NodeId> = drawn.iter().flat_map(|each| each.lever.inputs.iter().copied()).collect();
    let model = Model {
        tape: Tape::of(trace, &inputs, figures),
        levers: drawn.iter().map(|each| each.marginals.clone()).collect(),
        triangle,
        groups: groups(matrix),
        seed: question.seed,
    };
    let moves = moving(trace, drawn);
    let any = figures.iter().any(|figure| moves[*figure]);
    let count = usize::try_from(question.draws).unwrap_or(usize::MAX);
    let (draws, indices) = if any {
        let several = model.groups.len() > 1;
        let indices = if several { model.indices(count, threads()) } else { Vec::new() };
        (model.draws(count, threads()), indices)
    } else {
        (Vec::new(), Vec::new())
    };
    let mut spreads = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        let result = if moves[*figure] {
            summary(&draws[at]).map(|(mean, quantiles)| {
                let shares = indices.get(at).map(Vec::as_slice).unwrap_or_default();
                let indices = shares.iter().map(|each| each.and_then(|each| share(each.first).zip(share(each.total))));
                Spreading::Drawn { mean, quantiles, indices: indices.collect() }
            })
        } else {
            Some(Spreading::Exact)
        };
        let Some(result) = result else {
            let key = &question.figures[at];
            let diagnostic = Diagnostic::error("not-finite", say::draws_not_finite(&key.text));
            names.note(placed(diagnostic, &key.span).help(say::narrow_the_ranges()));
            return None;
        };
        spreads.push(FigureSpread { figure: *figure, result });
    }
    Some(spreads)
}

/// Which figures depend on an input that can move.
fn moving(trace: &Trace, drawn: &[Drawn<'_>]) -> Vec<bool> {
    let random: Vec<NodeId> = drawn
        .iter()
        .flat_map(|each| each.lever.inputs.iter().zip(&each.marginals))
        .filter(|(_, marginal)| !matches!(marginal, Marginal::Point(_)))
        .map(|(id, _)| *id)
        .collect();
    dependents(trace, &random)
}
