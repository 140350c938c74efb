//! Methods side by side, values they are scaled to, regions ranked, and the prices used.

use super::Material;
use crate::case::Price;
use crate::outcome::Scaled;
use crate::report::{Block, Cell, Column, Section, Table};
use crate::scenario::PriceKind;
use crate::text::{Text, messages::report as say};
use crate::trace::NodeId;

/// With more prices than this, prices become the rows of a table.
const PRICE_COLUMNS: usize = 3;

/// A price's name with its kind.
pub fn price_title(price: &Price) -> Text {
    say::price_with_kind(&price.label, price_kind(price.kind))
}

pub fn price_kind(kind: PriceKind) -> Text {
    match kind {
        PriceKind::Official => say::official_price(),
        PriceKind::Market => say::market_price(),
        PriceKind::Scenario => say::scenario_price(),
        PriceKind::Shadow => say::shadow_price(),
        PriceKind::SocialCost => say::social_cost(),
    }
}

/// All methods, for each reference.
pub fn methods(material: &Material<'_>) -> Option<Section> {
    if material.outcome.comparisons.is_empty() {
        return None;
    }
    let mut section = Section::new("methods", say::methods());
    for reference in &material.case.references {
        let rows: Vec<(Text, NodeId, &[NodeId])> = material
            .case
            .comparisons
            .iter()
            .zip(&material.outcome.comparisons)
            .filter(|(comparison, _)| comparison.reference == *reference)
            .map(|(comparison, outcome)| (comparison.label.clone(), outcome.gap, outcome.savings.as_slice()))
            .collect();
        if rows.is_empty() {
            continue;
        }
        let subject = material.case.subject.as_ref().map(|subject| subject.name.clone()).unwrap_or_default();
        section.blocks.push(Block::Paragraph(say::compared_with(&subject, &reference.name)));
        section.blocks.extend(super::charts::methods(material, reference));
        section.blocks.extend(table_of_savings(material, say::method(), &rows));
    }
    if material.case.prices.len() > PRICE_COLUMNS {
        section.blocks.extend(super::charts::by_price(material));
    }
    Some(section)
}

/// Rows with a gap and a saving a price: prices as columns while they are few, as rows when they
/// are many.
fn table_of_savings(material: &Material<'_>, title: Text, rows: &[(Text, NodeId, &[NodeId])]) -> Vec<Block> {
    let titles = material.price_titles();
    let mut tables = Vec::new();
    if titles.len() <= PRICE_COLUMNS {
        let mut columns = vec![Column::text(title), Column::number(say::gap_column())];
        columns.extend(titles.iter().map(|price| Column::number(say::saving_column(price))));
        let mut table = Table::new(columns);
        for (label, gap, savings) in rows {
            let mut row = vec![Cell::Text(label.clone()), Cell::Figure(*gap)];
            row.extend(savings.iter().map(|saving| Cell::Figure(*saving)));
            table.rows.push(row);
        }
        tables.push(Block::Table(table));
        return tables;
    }
    let mut gaps = Table::new(vec![Column::text(title), Column::number(say::gap_column())]);
    for (label, gap, _) in rows {
        gaps.rows.push(vec![Cell::Text(label.clone()), Cell::Figure(*gap)]);
    }
    tables.push(Block::Table(gaps));
    for rows in rows.chunks(PRICE_COLUMNS) {
        let mut columns = vec![Column::text(say::carbon_price())];
        columns.extend(rows.iter().map(|(label, ..)| Column::number(say::saving_by_method(label))));
        let mut table = Table::new(columns);
        for (index, price) in titles.iter().enumerate() {
            let mut row = vec![Cell::Text(price.clone())];
            row.extend(
                rows.iter().map(|(_, _, savings)| savings.get(index).map_or(Cell::Empty, |id| Cell::Figure(*id))),
            );
            table.rows.push(row);
        }
        tables.push(Block::Table(table));
    }
    tables
}

/// The output and the export value, with what each method saves on them.
pub fn scaled(material: &Material<'_>) -> Option<Section> {
    let mut section = Section::new("scaled", say::scaled());
    if let Some(value) = material.outcome.output_value {
        section.blocks.push(Block::Paragraph(say::output_is(super::export::value(material, value))));
        section.blocks.extend(scaled_table(material, |outcome| outcome.output.as_ref()));
    }
    if let (Some(value), Some(export)) = (material.outcome.export_value, &material.case.export) {
        section.blocks.push(Block::Paragraph(say::export_is(&export.label, super::export::value(material, value))));
        section.blocks.extend(scaled_table(material, |outcome| outcome.export.as_ref()));
        let savings = material.outcome.comparisons.iter().flat_map(|outcome| &outcome.savings);
        if savings.clone().all(|id| material.trace.node(*id).value >= crate::quantity::Decimal::ZERO) {
            section.blocks.push(Block::Paragraph(say::export_is_a_ceiling()));
        }
    }
    (!section.blocks.is_empty()).then_some(section)
}

fn scaled_table<'m>(
    material: &'m Material<'_>,
    which: impl Fn(&'m crate::outcome::ComparisonOutcome) -> Option<&'m Scaled>,
) -> Vec<Block> {
    let titles = material.price_titles();
    let several = material.case.references.len() > 1;
    let mut blocks = Vec::new();
    for (start, titles) in titles.chunks(PRICE_COLUMNS).enumerate() {
        let mut columns = vec![Column::text(say::method()), Column::number(say::emissions_column())];
        columns.extend(titles.iter().map(|price| Column::number(say::yuan_column(price))));
        let mut table = Table::new(columns);
        for (comparison, outcome) in material.case.comparisons.iter().zip(&material.outcome.comparisons) {
            let Some(scaled) = which(outcome) else {
                continue;
            };
            let label = if several {
                say::method_against(&comparison.label, &comparison.reference.name)
            } else {
                comparison.label.clone()
            };
            let mut row = vec![Cell::Text(label), Cell::Figure(scaled.emissions)];
            let savings = scaled.savings.iter().skip(start * PRICE_COLUMNS).take(titles.len());
            row.extend(savings.map(|saving| Cell::Figure(*saving)));
            table.rows.push(row);
        }
        if !table.rows.is_empty() {
            blocks.push(Block::Table(table));
        }
    }
    blocks
}

/// Many regions, the greatest gap first.
pub fn ranking(material: &Material<'_>) -> Option<Section> {
    let ranking = material.case.ranking.as_ref()?;
    let mut section = Section::new("ranking", say::ranking());
    section.blocks.push(Block::Paragraph(say::ranked_by(&ranking.method_label, &ranking.reference.name)));
    section.blocks.extend(super::charts::ranking(material));
    let titles = material.price_titles();
    let shown = titles.len().min(PRICE_COLUMNS);
    let own_unit = material.outcome.ranking.first().map(|first| material.unit(first.own).text()).unwrap_or_default();
    let mut columns = vec![
        Column::number(say::rank()),
        Column::text(say::region()),
        Column::number(say::own_value_column(&own_unit)),
        Column::number(say::gap_column()),
    ];
    columns.extend(titles.iter().take(shown).map(|price| Column::number(say::saving_column(price))));
    let mut table = Table::new(columns);
    for (rank, ranked) in material.outcome.ranking.iter().enumerate() {
        let (region, _) = &ranking.regions[ranked.region];
        let is_subject = material.case.subject.as_ref().is_some_and(|subject| subject.code == region.code);
        let name = if is_subject { say::the_subject(&region.name) } else { region.name.clone() };
        let mut row =
            vec![Cell::Number(rank + 1), Cell::Text(name), Cell::Figure(ranked.own), Cell::Figure(ranked.gap)];
        row.extend(ranked.savings.iter().take(shown).map(|saving| Cell::Figure(*saving)));
        table.rows.push(row);
    }
    section.blocks.push(Block::Table(table));
    if !ranking.without_value.is_empty() {
        let names = Text::list(ranking.without_value.iter().map(|region| &region.name));
        section.blocks.push(Block::Paragraph(say::not_ranked(&names)));
    }
    Some(section)
}

/// The carbon prices with their kind, currency, rate and price base.
pub fn prices(material: &Material<'_>) -> Option<Section> {
    if material.case.prices.is_empty() {
        return None;
    }
    let mut section = Section::new("prices", say::prices());
    let mut table = Table::new(vec![
        Column::text(say::carbon_price()),
        Column::text(say::kind()),
        Column::number(say::amount()),
        Column::number(say::rate()),
        Column::number(say::yuan_per_tonne()),
        Column::text(say::money_of()),
    ]);
    for (price, yuan) in material.case.prices.iter().zip(&material.outcome.prices) {
        let kind = match price.market_kind.as_deref() {
            Some("traded") => say::market_traded(),
            Some("forward") => say::market_forward(),
            Some("forecast") => say::market_forecast(),
            _ => price_kind(price.kind),
        };
        let amount = material.trace.find(&price.amount.key);
        let rate = price.rate.as_ref().and_then(|rate| material.trace.find(&rate.key));
        table.rows.push(vec![
            Cell::Text(price.label.clone()),
            Cell::Text(kind),
            amount.map_or(Cell::Empty, Cell::FigureWithUnit),
            rate.map_or(Cell::Empty, Cell::Figure),
            Cell::Figure(*yuan),
            Cell::Text(base_year(price.base_year.as_deref())),
        ]);
    }
    section.blocks.push(Block::Table(table));
    let mut kinds: Vec<PriceKind> = material.case.prices.iter().map(|price| price.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 1 {
        section.blocks.push(Block::Paragraph(say::kinds_differ()));
    }
    let real =
        material.case.prices.iter().any(|price| price.base_year.as_deref().is_some_and(|year| year != "nominal"));
    if real {
        section.blocks.push(Block::Paragraph(say::not_inflated()));
    }
    Some(section)
}

fn base_year(base: Option<&str>) -> Text {
    match base {
        None => say::as_stated(),
        Some("nominal") => say::nominal(),
        Some("unclear") => say::base_unclear(),
        Some(year) => Text::same(year),
    }
}
