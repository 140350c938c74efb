//! A product's electricity on several grids.

use super::Material;
use super::comparisons::{less_emitted, saved_at};
use crate::quantity::Decimal;
use crate::report::{Block, Cell, Column, Section, Table, with_unit};
use crate::text::{Text, messages::report as say};

/// The answer in a sentence a process: the subject's grid against the first reference.
pub fn answer(material: &Material<'_>) -> Vec<Text> {
    let (Some(product), Some(outcome)) = (&material.case.product, &material.outcome.product) else {
        return Vec::new();
    };
    let mut sentences = Vec::new();
    if let (Some((subject, _)), Some((reference, _)), Some(first)) =
        (product.grids.first(), product.grids.get(1), outcome.emissions.first())
    {
        let process = &product.processes[0];
        let on_subject = with_unit(material.trace, first[0]);
        let on_reference = with_unit(material.trace, first[1]);
        sentences.push(say::product_answer(
            &product.name,
            &process.label,
            &on_subject,
            &subject.name,
            &on_reference,
            &reference.name,
        ));
    }
    sentences
}

pub fn section(material: &Material<'_>) -> Option<Section> {
    let (Some(product), Some(outcome)) = (&material.case.product, &material.outcome.product) else {
        return None;
    };
    let mut section = Section::new("product", say::product(&product.name));
    section.blocks.extend(super::charts::product(material));
    let mut columns = vec![Column::text(say::process()), Column::number(say::electricity_per_unit())];
    let unit = outcome
        .emissions
        .first()
        .and_then(|grids| grids.first())
        .map(|id| material.unit(*id).text())
        .unwrap_or_default();
    columns.extend(product.grids.iter().map(|(region, _)| Column::number(say::emissions_on_grid(&region.name, &unit))));
    let mut table = Table::new(columns);
    for (process, emissions) in product.processes.iter().zip(&outcome.emissions) {
        let electricity = material.trace.find(&process.electricity.key);
        let mut row = vec![Cell::Text(process.label.clone()), electricity.map_or(Cell::Empty, Cell::FigureWithUnit)];
        row.extend(emissions.iter().map(|id| Cell::Figure(*id)));
        table.rows.push(row);
    }
    section.blocks.push(Block::Table(table));
    section.blocks.extend(gap_tables(material));
    if !outcome.changes.is_empty() {
        section.blocks.push(Block::Paragraph(say::changes()));
        for (grid, (region, _)) in product.grids.iter().enumerate() {
            let mut columns = vec![
                Column::text(say::change_on_grid(&region.name)),
                Column::number(say::electricity_per_unit()),
                Column::number(say::emissions_saved(&unit)),
            ];
            columns
                .extend(material.price_titles().iter().map(|price| Column::number(say::yuan_per_unit_column(price))));
            let mut table = Table::new(columns);
            for (change, found) in product.changes.iter().zip(&outcome.changes) {
                let mut row = vec![
                    Cell::Text(change.label.clone()),
                    Cell::FigureWithUnit(found.electricity),
                    Cell::Figure(found.emissions[grid]),
                ];
                row.extend(found.savings[grid].iter().map(|id| Cell::Figure(*id)));
                table.rows.push(row);
            }
            section.blocks.push(Block::Table(table));
        }
    }
    Some(section)
}

/// Reference grid less subject grid, a unit and in all.
fn gap_tables(material: &Material<'_>) -> Vec<Block> {
    let (Some(product), Some(outcome)) = (&material.case.product, &material.outcome.product) else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    let Some((subject, _)) = product.grids.first() else {
        return blocks;
    };
    for (index, (reference, _)) in product.grids.iter().skip(1).enumerate() {
        let unit = outcome.gaps[0].get(index).map(|gap| material.unit(gap.gap).text()).unwrap_or_default();
        blocks.push(Block::Paragraph(say::product_compared(&subject.name, &reference.name)));
        let mut columns = vec![Column::text(say::process()), Column::number(say::gap_per_unit(&unit))];
        columns.extend(material.price_titles().iter().map(|price| Column::number(say::yuan_per_unit_column(price))));
        let mut table = Table::new(columns);
        for (process, gaps) in product.processes.iter().zip(&outcome.gaps) {
            let mut row = vec![Cell::Text(process.label.clone()), Cell::Figure(gaps[index].gap)];
            row.extend(gaps[index].savings.iter().map(|id| Cell::Figure(*id)));
            table.rows.push(row);
        }
        blocks.push(Block::Table(table));
        let Some(quantity) = product.quantity.as_ref().and_then(|quantity| material.trace.find(&quantity.key)) else {
            continue;
        };
        blocks.push(Block::Paragraph(say::for_the_quantity(with_unit(material.trace, quantity))));
        let totals = || outcome.gaps.iter().filter_map(|gaps| gaps[index].total);
        let negative = totals().any(|id| material.trace.node(id).value < Decimal::ZERO);
        let unit = totals().next().map(|id| material.unit(id).text()).unwrap_or_default();
        let mut columns = vec![Column::text(say::process()), less_emitted(&unit, negative)];
        columns.extend(material.price_titles().iter().map(|price| saved_at(price, negative)));
        let mut table = Table::new(columns);
        for (process, gaps) in product.processes.iter().zip(&outcome.gaps) {
            let gap = &gaps[index];
            let mut row = vec![Cell::Text(process.label.clone()), gap.total.map_or(Cell::Empty, Cell::Figure)];
            row.extend(gap.total_savings.iter().map(|id| Cell::Figure(*id)));
            table.rows.push(row);
        }
        blocks.push(Block::Table(table));
    }
    blocks
}
