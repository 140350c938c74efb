//! Savings over years, a table for each price path: kinds of price are never on one axis.

use super::Material;
use super::comparisons::price_kind;
use super::years::ranges;
use crate::case::path::{Money, PathPrice, PathPrices};
use crate::outcome::PathSeries;
use crate::report::{Block, Cell, Column, Section, Table};
use crate::text::{Text, messages::report as say};

/// So many comparisons stand side by side.
const COLUMNS: usize = 3;

pub fn section(material: &Material<'_>) -> Option<Section> {
    let (path, outcome) = (material.case.path.as_ref()?, material.outcome.path.as_ref()?);
    if path.prices.is_empty() || material.case.comparisons.is_empty() {
        return None;
    }
    let mut section = Section::new("path", say::path());
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
            .filter(|(_, of_year)| matches!(of_year.price, PathPrice::Between { .. }))
            .map(|(year, _)| *year)
            .collect();
        if !between.is_empty() {
            section.blocks.push(Block::Paragraph(say::between_published_years(ranges(&between))));
        }
    }
    if path.discount.is_some() {
        section.blocks.push(Block::Paragraph(say::discounted_from(path.years[0].to_string())));
    }
    section.blocks.push(Block::Paragraph(say::path_note()));
    Some(section)
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
    columns.extend(comparisons.iter().map(|at| Column::number(say::saving_by_method(label(material, *at)))));
    let mut table = Table::new(columns);
    let years = material.case.path.iter().flat_map(|path| &path.years);
    for (row, year) in years.enumerate() {
        let mut cells = vec![Cell::Text(Text::same(year.to_string())), Cell::Figure(series.prices[row])];
        if deflated {
            cells.push(Cell::Figure(series.in_money_of[row]));
        }
        cells.push(Cell::Figure(series.yuan[row]));
        cells.extend(comparisons.iter().map(|at| Cell::Figure(series.savings[*at][row])));
        table.rows.push(cells);
    }
    table
}

/// All years together.
fn totals(material: &Material<'_>, series: &PathSeries) -> Table {
    let discounted = series.totals.iter().any(|total| total.present_value.is_some());
    let mut columns = vec![Column::text(say::method()), Column::number(say::cumulative_column())];
    if discounted {
        columns.push(Column::number(say::present_value_column()));
    }
    let mut table = Table::new(columns);
    for (at, total) in series.totals.iter().enumerate() {
        let mut cells = vec![Cell::Text(label(material, at)), Cell::Figure(total.cumulative)];
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
