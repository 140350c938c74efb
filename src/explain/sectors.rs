//! Sectors of a method, a row each, and all of them together.

use super::Material;
use super::comparisons::{less_emitted, saved_at};
use crate::case::{Comparison, GapInputs};
use crate::outcome::{ComparisonOutcome, SectorOutcome, SectorsOutcome};
use crate::quantity::Decimal;
use crate::report::{Block, Cell, Column, Section, Table};
use crate::text::{Text, messages::report as say};

/// So many prices stand side by side.
const PRICES: usize = 3;

pub fn section(material: &Material<'_>) -> Option<Section> {
    let mut section = Section::new("sectors", say::sectors());
    let mut direct = false;
    for (comparison, outcome) in material.case.comparisons.iter().zip(&material.outcome.comparisons) {
        let (GapInputs::Sectors { sectors, .. }, Some(found)) = (&comparison.gap, &outcome.sectors) else {
            continue;
        };
        direct |= found.sectors.iter().any(|sector| sector.direct_emissions.is_some());
        let labels: Vec<&Text> = sectors.iter().map(|sector| &sector.label).collect();
        section.blocks.push(Block::Paragraph(say::sectors_of(&comparison.label, &comparison.reference.name)));
        section.blocks.push(Block::Table(per_yuan(material, comparison, outcome, found, &labels)));
        section.blocks.extend(in_all(material, found, &labels).map(Block::Table));
    }
    if direct {
        section.blocks.push(Block::Paragraph(say::direct_emissions_stay()));
    }
    (!section.blocks.is_empty()).then_some(section)
}

/// Each sector per 10,000 yuan, and the mean of all.
fn per_yuan(
    material: &Material<'_>,
    comparison: &Comparison,
    outcome: &ComparisonOutcome,
    found: &SectorsOutcome,
    labels: &[&Text],
) -> Table {
    let of = comparison.per.text();
    let direct = found.sectors.iter().find_map(|sector| sector.direct_emissions);
    let titles = material.price_titles();
    let prices = titles.len().min(PRICES);
    let mut columns = vec![Column::text(say::sector()), Column::number(say::electricity_column(&of))];
    columns.extend(direct.map(|id| Column::number(say::direct_column(material.unit(id).text()))));
    columns.push(Column::number(say::gap_column(material.unit(outcome.gap).text())));
    columns.extend(titles.iter().take(prices).map(|price| Column::number(say::saving_column(&of, price))));
    let mut table = Table::new(columns);
    for (label, sector) in labels.iter().zip(&found.sectors) {
        let mut row = vec![Cell::Text((*label).clone()), Cell::Figure(sector.electricity)];
        row.extend(direct.map(|_| sector.direct_emissions.map_or(Cell::Empty, Cell::Figure)));
        row.push(Cell::Figure(sector.gap));
        row.extend(sector.savings.iter().take(prices).map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    if found.sectors.len() > 1 {
        let mut row = vec![Cell::Text(say::all_sectors()), Cell::Empty];
        row.extend(direct.map(|_| Cell::Empty));
        row.push(Cell::Figure(outcome.gap));
        row.extend(outcome.savings.iter().take(prices).map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    table
}

/// Each sector for its value, and a total that adds up; nothing where they have no values.
fn in_all(material: &Material<'_>, found: &SectorsOutcome, labels: &[&Text]) -> Option<Table> {
    let total = found.emissions?;
    let titles = material.price_titles();
    let prices = titles.len().min(PRICES);
    let has_value = |sector: &SectorOutcome| Some((sector.value?, sector.emissions?));
    let values: Vec<_> = found.sectors.iter().filter_map(has_value).collect();
    let negative = values.iter().any(|(_, emissions)| material.trace.node(*emissions).value < Decimal::ZERO);
    let value_unit = values.first().map(|(value, _)| material.unit(*value).text()).unwrap_or_default();
    let mut columns = vec![Column::text(say::sector()), Column::number(say::value_column(&value_unit))];
    columns.push(less_emitted(&material.unit(total).text(), negative));
    columns.extend(titles.iter().take(prices).map(|price| saved_at(price, negative)));
    let mut table = Table::new(columns);
    for ((label, sector), (value, emissions)) in labels.iter().zip(&found.sectors).zip(&values) {
        let mut row = vec![Cell::Text((*label).clone()), Cell::Figure(*value), Cell::Figure(*emissions)];
        row.extend(sector.value_savings.iter().take(prices).map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    if found.sectors.len() > 1 {
        let mut row = vec![Cell::Text(say::all_sectors()), Cell::Empty, Cell::Figure(total)];
        row.extend(found.savings.iter().take(prices).map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    Some(table)
}
