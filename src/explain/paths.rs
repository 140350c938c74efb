//! Savings over years, a table for each price path: kinds of price are never on one axis.

use super::Material;
use super::comparisons::price_kind;
use super::years::ranges;
use crate::case::path::{GrowthFrom, Money, PathPrices, YearValue};
use crate::outcome::{PathScale, PathSeries, ScaledWhat};
use crate::quantity::{Decimal, in_per_cent, shortened};
use crate::report::{Block, Cell, Column, Headline, Section, Table, size_with_unit, with_unit};
use crate::text::{Text, messages::report as say};
use crate::trace::NodeId;

/// So many comparisons stand side by side.
const COLUMNS: usize = 2;

/// The answer of a file whose prices are paths only: the first year, the last year, and the present value.
pub fn answer(material: &Material<'_>) -> Option<Text> {
    if !material.case.prices.is_empty() {
        return None;
    }
    let sentence = sentence(material)?;
    let frozen = material.case.comparisons.first().map(|_| frozen(material, 0))?;
    Some(Text::sentences([&sentence, &frozen]))
}

/// The headline of such a file.
pub fn headline(material: &Material<'_>) -> Option<Headline> {
    let (path, outcome) = (material.case.path.as_ref()?, material.outcome.path.as_ref()?);
    let series = outcome.series.first()?;
    let money = series.money.first()?;
    let total = series.totals.first()?;
    let year = |at: usize| path.years.get(at).map(i16::to_string).unwrap_or_default();
    let negative = money.iter().any(|id| material.trace.node(*id).value < Decimal::ZERO);
    let saved = |at| if negative { say::saved_or_cost_in_year(year(at)) } else { say::saved_in_year(year(at)) };
    let mut figures = vec![(saved(0), *money.first()?), (saved(path.years.len() - 1), *money.last()?)];
    figures.push(match (total.present_value, path.base_year) {
        (Some(value), Some(base)) => (say::present_value_of(base.to_string()), value),
        _ => (say::sum_of_all_years(), total.cumulative),
    });
    Some(Headline { sentence: sentence(material)?, figures })
}

fn sentence(material: &Material<'_>) -> Option<Text> {
    let (path, outcome) = (material.case.path.as_ref()?, material.outcome.path.as_ref()?);
    let (prices, series) = (path.prices.first()?, outcome.series.first()?);
    let comparison = material.case.comparisons.first()?;
    let (money, total) = (series.money.first()?, series.totals.first()?);
    let subject = &material.case.subject.as_ref()?.name;
    let reference = &comparison.reference.name;
    let value = value_words(material, outcome.scales.first()?);
    let (first, last) = (*money.first()?, *money.last()?);
    let year = |at: Option<&i16>| at.map(i16::to_string).unwrap_or_default();
    let (from, to) = (year(path.years.first()), year(path.years.last()));
    let label = say::price_with_kind(&prices.label, kind(prices));
    let negative = |id: NodeId| material.trace.node(id).value < Decimal::ZERO;
    let size = |id| size_with_unit(material.trace, id);
    let in_year = |year, id| if negative(id) { say::costs_in(year, size(id)) } else { say::saves_in(year, size(id)) };
    let sentence = say::headline_path(subject, reference, value, in_year(from, first), in_year(to, last), label);
    Some(match (total.present_value, path.base_year) {
        (Some(value), Some(base)) if negative(value) => {
            say::headline_present_cost(sentence, size(value), base.to_string())
        }
        (Some(value), Some(base)) => say::headline_present_value(sentence, size(value), base.to_string()),
        _ => sentence,
    })
}

/// What the savings over years are of.
fn value_words(material: &Material<'_>, scale: &PathScale) -> Text {
    match scale.what {
        ScaledWhat::TenThousand => say::every_10000_yuan(scale.per.text()),
        ScaledWhat::Export => {
            let export = material.case.export.as_ref();
            let label = export.map(|export| export.label.clone()).unwrap_or_default();
            growing(label, export.and_then(|export| export.growth.as_ref()))
        }
        ScaledWhat::Output => {
            let value = material.outcome.output_value.map(|id| with_unit(material.trace, id)).unwrap_or_default();
            let output = material.case.output.as_ref();
            growing(say::value_of_kind(value, scale.per.text()), output.and_then(|output| output.growth.as_ref()))
        }
    }
}

/// A ratio in per cent.
fn per_cent(ratio: Decimal) -> String {
    let per_cent = in_per_cent(ratio).unwrap_or(ratio);
    format!("{} %", shortened(per_cent))
}

/// A value with the year that it is of and its yearly change, where it has one.
fn growing(value: Text, growth: Option<&GrowthFrom>) -> Text {
    let Some(GrowthFrom { from, growth, .. }) = growth else { return value };
    let (from, rate) = (from.to_string(), growth.rate.value);
    if rate < Decimal::ZERO {
        say::shrinking_value(value, from, per_cent(rate.abs()))
    } else {
        say::growing_value(value, from, per_cent(rate))
    }
}

pub fn section(material: &Material<'_>) -> Option<Section> {
    let (path, outcome) = (material.case.path.as_ref()?, material.outcome.path.as_ref()?);
    if path.prices.is_empty() || material.case.comparisons.is_empty() {
        return None;
    }
    let mut section = Section::new("path", say::path());
    let titled = |prices: &PathPrices| say::price_with_kind(&prices.label, kind(prices));
    section.blocks.extend(super::charts::savings_over_years(material, titled));
    section.blocks.extend(super::charts::paths_by_kind(path, outcome, kind));
    for (prices, series) in path.prices.iter().zip(&outcome.series) {
        section.blocks.push(Block::Paragraph(say::path_of(&prices.label, kind(prices), money(prices))));
        let shown: Vec<usize> = (0..material.case.comparisons.len()).collect();
        for chunk in shown.chunks(COLUMNS) {
            section.blocks.push(Block::Table(yearly(material, prices, series, chunk)));
        }
        section.blocks.push(Block::Table(totals(material, series)));
        let between: Vec<i16> = path
            .years
            .iter()
            .zip(&prices.years)
            .filter(|(_, of_year)| matches!(of_year.price, YearValue::Between { .. }))
            .map(|(year, _)| *year)
            .collect();
        if !between.is_empty() {
            section.blocks.push(Block::Paragraph(say::between_published_years(ranges(&between))));
        }
    }
    let mut notes: Vec<Text> = Vec::new();
    let mut said: Vec<&PathScale> = Vec::new();
    for scale in &outcome.scales {
        if said.iter().any(|other| other.what == scale.what && other.per == scale.per) {
            continue;
        }
        notes.push(match scale.what {
            ScaledWhat::TenThousand => say::path_value_is_ten_thousand(scale.per.text()),
            _ => say::path_value_is(value_words(material, scale)),
        });
        if scale.what != ScaledWhat::TenThousand && scale.units.windows(2).all(|pair| pair[0] == pair[1]) {
            notes.push(say::value_frozen());
        }
        said.push(scale);
    }
    notes.extend((0..material.case.comparisons.len()).map(|at| frozen(material, at)));
    if path.prices.iter().any(|prices| prices.rate.is_some()) {
        notes.push(say::rate_frozen());
    }
    if let (Some(discount), Some(base)) = (&path.discount, path.base_year) {
        notes.push(say::discounted_from(base.to_string(), per_cent(discount.rate.value)));
    }
    section.blocks.push(Block::List(notes));
    Some(section)
}

/// Whether the gap of a comparison stays as it is, said in so many words.
fn frozen(material: &Material<'_>, at: usize) -> Text {
    let comparison = &material.case.comparisons[at];
    let moves =
        material.outcome.path.as_ref().is_some_and(|path| path.gaps.get(at).is_some_and(|gaps| !gaps.is_empty()));
    match (moves, comparison.data_year) {
        (true, _) => say::gap_moves(&comparison.label),
        (false, Some(year)) => say::gap_frozen(&comparison.label, year.to_string()),
        (false, None) => say::gap_frozen_undated(&comparison.label),
    }
}

fn kind(prices: &PathPrices) -> Text {
    match prices.market_kind.as_deref() {
        Some("traded") => say::market_traded(),
        Some("forward") => say::market_forward(),
        Some("forecast") => say::market_forecast(),
        _ => price_kind(prices.kind),
    }
}

/// Whose money the prices are in.
fn money(prices: &PathPrices) -> Text {
    match (prices.money_of, prices.money) {
        (Some(year), _) | (None, Money::Of(year)) => say::money_of_year(year.to_string()),
        (None, Money::Nominal) => say::money_of_each_year(),
        (None, Money::Unclear) => say::base_unclear(),
    }
}

fn yearly(material: &Material<'_>, prices: &PathPrices, series: &PathSeries, comparisons: &[usize]) -> Table {
    let deflated = series.prices != series.in_money_of;
    let unit = series.prices.first().map(|id| material.unit(*id).text()).unwrap_or_default();
    let mut columns = vec![Column::text(say::year()), Column::number(say::price_in(&unit))];
    if deflated {
        columns.push(Column::number(say::price_in_money_of(&unit, prices.money_of.unwrap_or(0).to_string())));
    }
    columns.push(Column::number(say::yuan_per_tonne()));
    let outcome = material.outcome.path.as_ref();
    let gaps = |at: usize| outcome.and_then(|path| path.gaps.get(at)).filter(|gaps| !gaps.is_empty());
    for at in comparisons {
        if let Some(first) = gaps(*at).and_then(|gaps| gaps.first()) {
            columns.push(Column::number(say::gap_column(material.unit(*first).text())));
        }
        let of = series.savings[*at].first().and_then(|id| material.unit(*id).denominator());
        let of = of.map(crate::quantity::Denominator::text).unwrap_or_default();
        columns.push(Column::number(say::saving_by_method(of, label(material, *at))));
    }
    let mut table = Table::new(columns);
    let years = material.case.path.iter().flat_map(|path| &path.years);
    for (row, year) in years.enumerate() {
        let mut cells = vec![Cell::Text(Text::same(year.to_string())), Cell::Figure(series.prices[row])];
        if deflated {
            cells.push(Cell::Figure(series.in_money_of[row]));
        }
        cells.push(Cell::Figure(series.yuan[row]));
        for at in comparisons {
            cells.extend(gaps(*at).map(|gaps| Cell::Figure(gaps[row])));
            cells.push(Cell::Figure(series.savings[*at][row]));
        }
        table.rows.push(cells);
    }
    table
}

/// The first and the last year and all years together, in money.
fn totals(material: &Material<'_>, series: &PathSeries) -> Table {
    let path = material.case.path.as_ref();
    let year = |at: Option<&i16>| at.map(i16::to_string).unwrap_or_default();
    let years = path.map(|path| path.years.as_slice()).unwrap_or_default();
    let discounted = series.totals.iter().any(|total| total.present_value.is_some());
    let mut columns = vec![
        Column::text(say::saved_for_the_value()),
        Column::number(say::first_year_column(year(years.first()))),
        Column::number(say::first_year_column(year(years.last()))),
        Column::number(say::cumulative_column()),
    ];
    if discounted {
        let base = path.and_then(|path| path.base_year).unwrap_or_default();
        columns.push(Column::number(say::present_value_column(base.to_string())));
    }
    let mut table = Table::new(columns);
    for (at, (total, money)) in series.totals.iter().zip(&series.money).enumerate() {
        let figure = |id: Option<&NodeId>| id.map_or(Cell::Empty, |id| Cell::Figure(*id));
        let mut cells = vec![Cell::Text(label(material, at)), figure(money.first()), figure(money.last())];
        cells.push(Cell::Figure(total.cumulative));
        if discounted {
            cells.push(total.present_value.map_or(Cell::Empty, Cell::Figure));
        }
        table.rows.push(cells);
    }
    table
}

/// A comparison's name; with its reference where there are several.
fn label(material: &Material<'_>, at: usize) -> Text {
    let comparison = &material.case.comparisons[at];
    if material.case.references.len() > 1 {
        say::method_against(&comparison.label, &comparison.reference.name)
    } else {
        comparison.label.clone()
    }
}
