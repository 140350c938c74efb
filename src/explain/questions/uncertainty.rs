//! How uncertain figures are, and where it comes from.

use super::sensitivity::origin;
use super::{Asked, column, exact, exact_input, input_value, why};
use crate::analysis::sampling::statistics::{Estimate, SHARES};
use crate::analysis::uncertainty::{Band as InputBand, FigureSpread, Simulated, SpreadOfInput, Spreading};
use crate::quantity::{Decimal, Unit, grouped, in_per_cent, shortened};
use crate::report::chart::{Band, Chart, Fan, Plot, Series, Value};
use crate::report::{Block, Cell, Column, Exactness, Finding, Section, Table, amount, whole_amount, with_unit};
use crate::scenario::questions::{Shape, ValueIs};
use crate::text::Text;
use crate::text::messages::{questions as say, report};
use crate::trace::NodeId;
use std::collections::BTreeMap;

/// The part of the variance that a group brings, alone and in total.
type Shares = Option<(Estimate, Estimate)>;

/// The names of the quantiles, in the order of [`SHARES`].
const NAMES: [&str; SHARES.len()] = ["5", "25", "50", "75", "95"];

pub fn section(simulated: &Simulated, asked: Asked<'_>) -> Section {
    let mut section = Section::new("uncertainty", say::uncertainty());
    let draws = grouped(Decimal::from(simulated.draws));
    let head = [say::drawn(draws, simulated.seed.to_string()), say::band_is_no_forecast()];
    section.blocks.push(Block::Paragraph(Text::sentences(&head)));
    inputs(simulated, asked, &mut section);
    for spread in &simulated.figures {
        figure(spread, simulated, asked, &mut section);
    }
    section.blocks.extend(over_years(simulated, asked));
    shares(simulated, asked, &mut section);
    for band in &simulated.inputs {
        beside(band, asked, &mut section);
    }
    section
}

fn inputs(simulated: &Simulated, asked: Asked<'_>, section: &mut Section) {
    let mut table = Table::new(vec![
        Column::text(say::input()),
        Column::text(say::distribution()),
        Column::number(Text::same("P5")),
        Column::number(Text::same("P50")),
        Column::number(Text::same("P95")),
        Column::number(say::mean()),
    ]);
    let mut reasons = Vec::new();
    for band in &simulated.inputs {
        let title = asked.titles.lever(asked.trace, &band.lever);
        let key = format!("uncertainty.input.{}", band.lever.key(asked.trace));
        let mut row = vec![Cell::Text(title.clone()), Cell::Text(distribution(&band.spread))];
        let statistics = ["p5", "p50", "p95"].into_iter().zip(band.quantiles).chain([("mean", band.mean)]);
        for (name, value) in statistics {
            let key = format!("{key}.{name}");
            let found = exact_input(key, &title, value, (&band.lever, asked.trace));
            row.push(Cell::FindingWithUnit(Finding { exactness: Exactness::Rounded, ..found }));
        }
        table.rows.push(row);
        reasons.extend(match &band.spread {
            SpreadOfInput::LogNormal { stated: None, .. } => vec![say::usual_sigma(&title)],
            SpreadOfInput::LogNormal { stated: Some(sigma), .. } => vec![say::sigma_because(&title, why(&sigma.place))],
            SpreadOfInput::Range { origin: from, .. } => origin(&title, from),
        });
        reasons.extend(median_or_mean(band, &title, asked));
    }
    for ([one, other], value) in &simulated.correlations {
        let [one, other] = [one, other].map(|at| asked.titles.lever(asked.trace, &simulated.inputs[*at].lever));
        reasons.push(say::correlation_because(one, other, shortened(value.value), why(&value.place)));
    }
    section.blocks.push(Block::Table(table));
    section.blocks.push(Block::List(reasons));
    if simulated.inputs.iter().any(|band| band.skew.is_some()) {
        section.blocks.push(Block::Paragraph(say::mean_above_median()));
    }
}

/// Whether the stated price is a median or a mean, and how far the two lie apart.
fn median_or_mean(band: &InputBand, title: &Text, asked: Asked<'_>) -> Option<Text> {
    let (SpreadOfInput::LogNormal { value_is, sigma, .. }, Some(skew)) = (&band.spread, band.skew) else {
        return None;
    };
    let show = |value: Decimal| input_value(&band.lever, asked.trace, value);
    let stated = with_unit(asked.trace, *band.lever.inputs.first()?);
    let (sigma, years, factor) = (grouped(*sigma), grouped(skew.years), grouped(skew.factor));
    let [_, median, _] = band.quantiles;
    Some(match value_is {
        ValueIs::Median => say::value_is_median(title, stated, sigma, years, factor, show(band.mean)),
        ValueIs::Mean => say::value_is_mean(title, stated, sigma, years, factor, show(median)),
    })
}

/// Why the mean of the draws is not the figure itself: inputs that it rests on have other means than stated.
fn why_the_mean_differs(simulated: &Simulated, figure: NodeId, mean: &Estimate, asked: Asked<'_>) -> Option<Text> {
    let trace = asked.trace;
    let rests_on = trace.ancestry(figure);
    let mut inputs = Vec::new();
    for band in simulated.inputs.iter().filter(|band| band.mean_differs) {
        let Some(first) = band.lever.inputs.iter().find(|input| rests_on.contains(input)) else {
            continue;
        };
        let (title, stated) = (asked.titles.lever(trace, &band.lever), with_unit(trace, *first));
        let mean = input_value(&band.lever, trace, band.mean);
        inputs.push(match band.spread {
            SpreadOfInput::LogNormal { .. } => say::mean_of_a_median(title, mean, stated),
            SpreadOfInput::Range { .. } => say::mean_of_a_range(title, mean, stated),
        });
    }
    let node = trace.node(figure);
    let mean = whole_amount(mean.shown, node.unit);
    (!inputs.is_empty()).then(|| say::why_the_mean_differs(mean, amount(node.value, node.unit), Text::list(&inputs)))
}

fn distribution(spread: &SpreadOfInput) -> Text {
    let shown = |sigma: &Decimal| in_per_cent(*sigma).map_or_else(|_| grouped(*sigma), grouped);
    match spread {
        SpreadOfInput::LogNormal { sigma, years, window, .. } if window.is_zero() => {
            say::log_normal(shown(sigma), grouped(*years))
        }
        SpreadOfInput::LogNormal { sigma, years, window, .. } => {
            say::log_normal_window(shown(sigma), grouped(*years), grouped(*window))
        }
        SpreadOfInput::Range { shape: Shape::Uniform, .. } => say::uniform(),
        SpreadOfInput::Range { shape: Shape::Triangular, .. } => say::triangular(),
        SpreadOfInput::Range { .. } => say::normal(),
    }
}

fn figure(spread: &FigureSpread, simulated: &Simulated, asked: Asked<'_>, section: &mut Section) {
    let node = asked.trace.node(spread.figure);
    let title = asked.titles.title(node);
    let (mean, quantiles) = match &spread.result {
        Spreading::Exact => {
            section.blocks.push(Block::Paragraph(say::exactly(&title, whole_amount(node.value, node.unit))));
            return;
        }
        Spreading::Drawn { mean, quantiles, .. } => (mean, quantiles),
    };
    section.blocks.push(Block::Paragraph(column(&title, node.unit)));
    let mut table = Table::new(vec![
        Column::text(say::statistic()),
        Column::number(say::value()),
        Column::number(say::standard_error()),
    ]);
    table.rows.push(vec![Cell::Text(say::at_stated_values()), Cell::Figure(spread.figure), Cell::Empty]);
    let mut put = |name: Text, key: &str, estimate: &Estimate| {
        let key = format!("uncertainty.{}.{key}", node.key);
        let cell = Cell::Finding(sampled(key, &title, *estimate, node.unit));
        table.rows.push(vec![Cell::Text(name), cell, Cell::Text(Text::same(grouped(estimate.standard_error)))]);
    };
    put(say::mean(), "mean", mean);
    for (name, estimate) in NAMES.iter().zip(quantiles) {
        put(Text::same(format!("P{name}")), &format!("p{name}"), estimate);
    }
    section.blocks.push(Block::Table(table));
    section.blocks.extend(why_the_mean_differs(simulated, spread.figure, mean, asked).map(Block::Paragraph));
}

/// The bands of a figure of several years, a chart a figure.
fn over_years(simulated: &Simulated, asked: Asked<'_>) -> Vec<Block> {
    let mut by_figure: BTreeMap<String, BTreeMap<i16, (NodeId, &[Estimate])>> = BTreeMap::new();
    for spread in &simulated.figures {
        if let Spreading::Drawn { quantiles, .. } = &spread.result
            && let Some((key, year)) = asked.titles.year(asked.trace.node(spread.figure))
        {
            by_figure.entry(key).or_default().insert(year, (spread.figure, quantiles));
        }
    }
    let mut charts = Vec::new();
    for (key, years) in by_figure.into_iter().filter(|(_, years)| years.len() > 1) {
        let Some((figure, _)) = years.values().next() else { continue };
        let node = asked.trace.node(*figure);
        let title = asked.titles.of_all_years(node);
        let value = |estimate: &Estimate| Value::Exact(estimate.shown, node.unit);
        let points = |share: usize| {
            let value = move |quantiles: &[Estimate]| quantiles.get(share).map(value);
            years.iter().map(move |(year, (_, quantiles))| (Decimal::from(*year), value(quantiles)))
        };
        let band = |low: usize, high: usize| Band {
            label: Text::same(format!("P{}–P{}", NAMES[low], NAMES[high])),
            points: points(low)
                .zip(points(high))
                .filter_map(|((year, low), (_, high))| Some((year, low?, high?)))
                .collect(),
        };
        let fan = Fan {
            x_axis: report::year(),
            y_axis: column(&node.label, node.unit),
            middle: Series { label: Text::same("P50"), points: points(2).collect() },
            bands: vec![band(0, 4), band(1, 3)],
        };
        let chart =
            Chart { id: format!("uncertainty.{key}"), title: say::band_over_years(&title), plot: Plot::Fan(fan) };
        charts.push(Block::Chart(chart));
    }
    charts
}

fn sampled(key: String, label: &Text, estimate: Estimate, unit: Unit) -> Finding {
    let exactness = Exactness::Sampled { standard_error: estimate.standard_error };
    Finding { key, label: label.clone(), value: estimate.shown, unit, exactness }
}

/// Sobol indices: a row a group of inputs, two columns a figure.
fn shares(simulated: &Simulated, asked: Asked<'_>, section: &mut Section) {
    let drawn: Vec<(&FigureSpread, &[Shares])> = simulated
        .figures
        .iter()
        .filter_map(|spread| match &spread.result {
            Spreading::Drawn { indices, .. } if !indices.is_empty() => Some((spread, indices.as_slice())),
            _ => None,
        })
        .collect();
    if drawn.is_empty() {
        return;
    }
    section.blocks.push(Block::Paragraph(say::shares_of_variance()));
    let mut columns = vec![Column::text(say::input())];
    for (spread, _) in &drawn {
        let title = asked.titles.figure(asked.trace, spread.figure);
        let alone = if drawn.len() > 1 { say::alone_for(&title) } else { say::alone() };
        let total = if drawn.len() > 1 { say::in_total_for(&title) } else { say::in_total() };
        columns.extend([Column::number(alone), Column::number(total)]);
    }
    let mut table = Table::new(columns);
    for (group, inputs) in simulated.groups.iter().enumerate() {
        let levers: Vec<&InputBand> = inputs.iter().map(|input| &simulated.inputs[*input]).collect();
        let titles: Vec<Text> = levers.iter().map(|band| asked.titles.lever(asked.trace, &band.lever)).collect();
        let keys: Vec<String> = levers.iter().map(|band| band.lever.key(asked.trace)).collect();
        let mut row = vec![Cell::Text(Text::list(&titles))];
        for (spread, indices) in &drawn {
            let node = asked.trace.node(spread.figure);
            let title = asked.titles.title(node);
            let key = format!("uncertainty.{}.{}", node.key, keys.join("+"));
            match indices.get(group).copied().flatten() {
                Some((alone, total)) => {
                    row.push(Cell::Finding(sampled(format!("{key}.sobol-first"), &title, alone, Unit::One)));
                    row.push(Cell::Finding(sampled(format!("{key}.sobol-total"), &title, total, Unit::One)));
                }
                None => row.extend([Cell::Empty, Cell::Empty]),
            }
        }
        table.rows.push(row);
    }
    section.blocks.push(Block::Table(table));
}

/// The band of a price beside what others publish for the year.
fn beside(band: &InputBand, asked: Asked<'_>, section: &mut Section) {
    let Some((year, forecasts)) = &band.forecasts else {
        return;
    };
    let title = asked.titles.lever(asked.trace, &band.lever);
    section.blocks.push(Block::Paragraph(say::band_beside_forecasts(year.to_string(), &title)));
    let mut table = Table::new(vec![
        Column::text(say::figure()),
        Column::number(say::from_value()),
        Column::number(say::to_value()),
    ]);
    let [low, _, high] = band.quantiles.map(|value| Cell::Text(Text::same(shortened(value))));
    table.rows.push(vec![Cell::Text(say::this_band()), low, high]);
    let ends = forecasts.iter().map(|forecast| forecast.value);
    let mut put = |title: Text, key: &str, low: Decimal, high: Decimal| {
        let cell = |end: &str, value| {
            Cell::Finding(exact(format!("uncertainty.forecasts.{year}.{key}.{end}"), &title, value, band.lever.unit))
        };
        table.rows.push(vec![Cell::Text(title.clone()), cell("low", low), cell("high", high)]);
    };
    if let (Some(low), Some(high)) = (ends.clone().min(), ends.max()) {
        put(say::forecasts_range(forecasts.len()), "all", low, high);
    }
    for forecast in forecasts {
        let series = forecast.row.row.split(' ').next().unwrap_or_default();
        put(forecast.title.clone(), series, forecast.value, forecast.value);
    }
    section.blocks.push(Block::Table(table));
    section.blocks.push(Block::Paragraph(say::why_they_differ()));
}
