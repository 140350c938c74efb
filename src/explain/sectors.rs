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
    let mut groups: Vec<Vec<Found<'_>>> = Vec::new();
    for (comparison, outcome) in material.case.comparisons.iter().zip(&material.outcome.comparisons) {
        let (GapInputs::Sectors { sectors, .. }, Some(found)) = (&comparison.gap, &outcome.sectors) else {
            continue;
        };
        direct |= found.sectors.iter().any(|sector| sector.direct_emissions.is_some());
        let labels: Vec<&Text> = sectors.iter().map(|sector| &sector.label).collect();
        let own = Found { comparison, outcome, found, labels };
        match groups.iter_mut().find(|group| group.iter().all(|other| other.stands_beside(&own))) {
            Some(group) => group.push(own),
            None => groups.push(vec![own]),
        }
    }
    for group in &groups {
        let first = &group[0];
        let (method, reference) = (&first.comparison.label, &first.comparison.reference.name);
        section.blocks.push(Block::Paragraph(match group.len() {
            1 => say::sectors_of(method, reference),
            _ => say::sectors_against(reference),
        }));
        section.blocks.push(Block::Table(per_yuan(material, group)));
        section.blocks.extend(in_all(material, group).map(Block::Table));
    }
    if direct {
        section.blocks.push(Block::Paragraph(say::direct_emissions_stay()));
    }
    (!section.blocks.is_empty()).then_some(section)
}

/// A method by sectors against one reference.
struct Found<'m> {
    comparison: &'m Comparison,
    outcome: &'m ComparisonOutcome,
    found: &'m SectorsOutcome,
    labels: Vec<&'m Text>,
}

impl Found<'_> {
    /// Methods of one sector each share a table, without a total: they are alternatives.
    fn stands_beside(&self, other: &Self) -> bool {
        let one = |found: &Self| found.labels.len() == 1;
        one(self)
            && one(other)
            && self.comparison.reference == other.comparison.reference
            && self.comparison.per == other.comparison.per
            && self.found.emissions.is_some() == other.found.emissions.is_some()
    }
}

/// Each sector per 10,000 yuan, and the mean of all.
fn per_yuan(material: &Material<'_>, group: &[Found<'_>]) -> Table {
    let first = &group[0];
    let of = first.comparison.per.text();
    let direct = group.iter().flat_map(|own| &own.found.sectors).find_map(|sector| sector.direct_emissions);
    let titles = material.price_titles();
    let prices = titles.len().min(PRICES);
    let mut columns = vec![Column::text(say::sector()), Column::number(say::electricity_column(&of))];
    columns.extend(direct.map(|id| Column::number(say::direct_column(material.unit(id).text()))));
    columns.push(Column::number(say::gap_column(material.unit(first.outcome.gap).text())));
    columns.extend(titles.iter().take(prices).map(|price| Column::number(say::saving_column(&of, price))));
    let mut table = Table::new(columns);
    for (label, sector) in rows(group) {
        let mut row = vec![Cell::Text(label.clone()), Cell::Figure(sector.electricity)];
        row.extend(direct.map(|_| sector.direct_emissions.map_or(Cell::Empty, Cell::Figure)));
        row.push(Cell::Figure(sector.gap));
        row.extend(sector.savings.iter().take(prices).map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    if first.labels.len() > 1 {
        let mut row = vec![Cell::Text(say::all_sectors()), Cell::Empty];
        row.extend(direct.map(|_| Cell::Empty));
        row.push(Cell::Figure(first.outcome.gap));
        row.extend(first.outcome.savings.iter().take(prices).map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    table
}

/// The sectors of methods that share a table.
fn rows<'g>(group: &'g [Found<'_>]) -> impl Iterator<Item = (&'g Text, &'g SectorOutcome)> {
    group.iter().flat_map(|own| own.labels.iter().copied().zip(&own.found.sectors))
}

/// Each sector for its value, and a total that adds up; nothing where they have no values.
fn in_all(material: &Material<'_>, group: &[Found<'_>]) -> Option<Table> {
    let first = &group[0];
    let total = first.found.emissions?;
    let titles = material.price_titles();
    let prices = titles.len().min(PRICES);
    let has_value = |(label, sector): (&'_ Text, &SectorOutcome)| {
        Some((label.clone(), sector.value?, sector.emissions?, sector.value_savings.clone()))
    };
    let values: Vec<_> = rows(group).filter_map(has_value).collect();
    let negative = values.iter().any(|(_, _, emissions, _)| material.trace.node(*emissions).value < Decimal::ZERO);
    let value_unit = values.first().map(|(_, value, ..)| material.unit(*value).text()).unwrap_or_default();
    let mut columns = vec![Column::text(say::sector()), Column::number(say::value_column(&value_unit))];
    columns.push(less_emitted(&material.unit(total).text(), negative));
    columns.extend(titles.iter().take(prices).map(|price| saved_at(price, negative)));
    let mut table = Table::new(columns);
    for (label, value, emissions, savings) in values {
        let mut row = vec![Cell::Text(label), Cell::Figure(value), Cell::Figure(emissions)];
        row.extend(savings.iter().take(prices).map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    if first.labels.len() > 1 {
        let mut row = vec![Cell::Text(say::all_sectors()), Cell::Empty, Cell::Figure(total)];
        row.extend(first.found.savings.iter().take(prices).map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    Some(table)
}
