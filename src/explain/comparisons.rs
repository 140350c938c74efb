//! Methods side by side, values they are scaled to, regions ranked, and the prices used.

use super::Material;
use crate::analysis::candidacy;
use crate::case::{Comparison, Price};
use crate::outcome::{ComparisonOutcome, Scaled};
use crate::quantity::{Decimal, Denominator, shortened};
use crate::report::{Block, Cell, Column, Section, Table, with_unit};
use crate::scenario::{ConversionReading, PriceKind};
use crate::text::{Text, messages::report as say};
use crate::trace::{Basis, NodeId};

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

/// A row of methods: its words, its gap, and its saving at each price.
struct MethodRow<'m> {
    label: Text,
    gap: NodeId,
    savings: &'m [NodeId],
}

/// All methods, for each reference and for each kind of value that figures are per.
pub fn methods(material: &Material<'_>) -> Option<Section> {
    if material.outcome.comparisons.is_empty() {
        return None;
    }
    let mut section = Section::new("methods", say::methods());
    let subject = material.case.subject.as_ref().map(|subject| subject.name.clone()).unwrap_or_default();
    let mut negative = false;
    for reference in &material.case.references {
        let of_reference = || {
            let all = material.case.comparisons.iter().zip(&material.outcome.comparisons);
            all.filter(|(comparison, _)| comparison.reference == *reference)
        };
        if of_reference().next().is_none() {
            continue;
        }
        section.blocks.push(Block::Paragraph(say::compared_with(&subject, &reference.name)));
        let kinds = material.denominators(reference);
        for per in &kinds {
            let of_kind = || of_reference().filter(|(comparison, _)| comparison.per == *per);
            if kinds.len() > 1 {
                section.blocks.push(Block::Paragraph(say::per_10000_yuan_of(per.text())));
            }
            section.blocks.extend(super::charts::methods(material, reference, *per));
            let rows: Vec<MethodRow<'_>> = of_kind()
                .map(|(comparison, outcome)| MethodRow {
                    label: comparison.label.clone(),
                    gap: outcome.gap,
                    savings: &outcome.savings,
                })
                .collect();
            negative |= rows.iter().any(|row| material.trace.node(row.gap).value < Decimal::ZERO);
            section.blocks.extend(table_of_savings(material, *per, &rows));
            section.blocks.extend(splits(material, of_kind()));
        }
    }
    if negative {
        section.blocks.push(Block::Paragraph(say::minus_is_more(&subject)));
    }
    if material.case.prices.len() > PRICE_COLUMNS {
        section.blocks.extend(super::charts::by_price(material));
    }
    Some(section)
}

/// What of each gap is the grids' and what the electricity's, where each side has its own electricity.
fn splits<'c>(
    material: &Material<'_>,
    comparisons: impl Iterator<Item = (&'c Comparison, &'c ComparisonOutcome)>,
) -> Option<Block> {
    let show = |id| with_unit(material.trace, id);
    let items: Vec<Text> = comparisons
        .filter_map(|(comparison, outcome)| {
            let split = outcome.split?;
            let parts = say::split_of(show(outcome.gap), show(split.grid), show(split.electricity));
            Some(say::introduced(&comparison.label, &parts))
        })
        .collect();
    (!items.is_empty()).then_some(Block::List(items))
}

/// Rows with a gap, a saving a price and the age of their data: prices as columns while they are few, as rows
/// when they are many.
fn table_of_savings(material: &Material<'_>, per: Denominator, rows: &[MethodRow<'_>]) -> Vec<Block> {
    let titles = material.price_titles();
    let of = per.text();
    let unit = rows.first().map(|row| material.unit(row.gap).text()).unwrap_or_default();
    let youngest = |row: &MethodRow<'_>| {
        let age = candidacy::age(material.trace, row.gap);
        let undated = age.undated > 0 || age.youngest.is_none();
        Cell::Text(if undated { say::not_dated() } else { Text::same(age.youngest.unwrap_or_default().to_string()) })
    };
    let dated = material.case.claims.iter().any(|claim| claim.published_on.is_some())
        || material.scenario.questions.audits.iter().any(|audit| audit.published_on.is_some());
    let mut tables = Vec::new();
    let few = titles.len() <= PRICE_COLUMNS;
    let mut columns = vec![Column::text(say::method()), Column::number(say::gap_column(&unit))];
    if few {
        columns.extend(titles.iter().map(|price| Column::number(say::saving_column(&of, price))));
    }
    columns.extend(dated.then(|| Column::text(say::youngest_source())));
    let mut table = Table::new(columns);
    for row in rows {
        let mut cells = vec![Cell::Text(row.label.clone()), Cell::Figure(row.gap)];
        if few {
            cells.extend(row.savings.iter().map(|saving| Cell::Figure(*saving)));
        }
        cells.extend(dated.then(|| youngest(row)));
        table.rows.push(cells);
    }
    tables.push(Block::Table(table));
    if few {
        return tables;
    }
    for rows in rows.chunks(PRICE_COLUMNS) {
        let mut columns = vec![Column::text(say::carbon_price())];
        columns.extend(rows.iter().map(|row| Column::number(say::saving_by_method(&of, &row.label))));
        let mut table = Table::new(columns);
        for (index, price) in titles.iter().enumerate() {
            let mut cells = vec![Cell::Text(price.clone())];
            cells.extend(rows.iter().map(|row| row.savings.get(index).map_or(Cell::Empty, |id| Cell::Figure(*id))));
            table.rows.push(cells);
        }
        tables.push(Block::Table(table));
    }
    tables
}

/// How figures per one kind of value are read per another, each with its reason.
pub fn conversions(material: &Material<'_>) -> Option<Section> {
    let items: Vec<Text> = material
        .case
        .conversions
        .iter()
        .map(|conversion| {
            let (from, to) = (conversion.from.text(), conversion.to.text());
            let why = match &conversion.ratio.basis {
                Basis::Scenario(place) => place.assumption.clone().unwrap_or_default(),
                _ => Text::default(),
            };
            match conversion.reading {
                ConversionReading::ValueAddedRatio => {
                    say::conversion_by_ratio(from, to, shortened(conversion.ratio.value))
                }
                ConversionReading::WholeChain => say::conversion_whole_chain(from, to, why),
                ConversionReading::SameValue => say::conversion_same_value(from, to, why),
            }
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let mut section = Section::new("conversions", say::conversions());
    section.blocks.push(Block::List(items));
    section.blocks.push(Block::Paragraph(say::conversion_is_a_reading()));
    Some(section)
}

/// The output and the export value, with what each method saves on them.
pub fn scaled(material: &Material<'_>) -> Option<Section> {
    let mut section = Section::new("scaled", say::scaled());
    if let (Some(value), Some(output)) = (material.outcome.output_value, &material.case.output) {
        let tables = scaled_table(material, |outcome| outcome.output.as_ref());
        if !tables.is_empty() {
            let value = super::export::value(material, value);
            section.blocks.push(Block::Paragraph(say::output_is(value, output.of.text())));
            section.blocks.extend(tables);
        }
    }
    if let (Some(value), Some(export)) = (material.outcome.export_value, &material.case.export) {
        section.blocks.push(Block::Paragraph(say::export_is(&export.label, super::export::value(material, value))));
        section.blocks.extend(scaled_table(material, |outcome| outcome.export.as_ref()));
        let savings = material.outcome.comparisons.iter().flat_map(|outcome| &outcome.savings);
        if savings.clone().all(|id| material.trace.node(*id).value >= Decimal::ZERO) {
            section.blocks.push(Block::Paragraph(say::export_is_a_ceiling()));
        }
    }
    (!section.blocks.is_empty()).then_some(section)
}

fn scaled_table<'m>(
    material: &'m Material<'_>,
    which: impl Fn(&'m ComparisonOutcome) -> Option<&'m Scaled>,
) -> Vec<Block> {
    let titles = material.price_titles();
    let several = material.case.references.len() > 1;
    let all = || material.outcome.comparisons.iter().filter_map(&which);
    let negative = all().any(|scaled| material.trace.node(scaled.emissions).value < Decimal::ZERO);
    let unit = all().next().map(|scaled| material.unit(scaled.emissions).text()).unwrap_or_default();
    let mut blocks = Vec::new();
    for (start, titles) in titles.chunks(PRICE_COLUMNS).enumerate() {
        let mut columns = vec![Column::text(say::method()), less_emitted(&unit, negative)];
        columns.extend(titles.iter().map(|price| saved_at(price, negative)));
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

/// A column of emissions avoided; where some are not, its title says what a minus means.
pub fn less_emitted(unit: &Text, negative: bool) -> Column {
    Column::number(if negative { say::emissions_column_signed(unit) } else { say::emissions_column(unit) })
}

/// A column of money saved at a price; where some is not, its title says what a minus means.
pub fn saved_at(price: &Text, negative: bool) -> Column {
    Column::number(if negative { say::yuan_column_signed(price) } else { say::yuan_column(price) })
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
    let gap_unit = material.outcome.ranking.first().map(|first| material.unit(first.gap).text()).unwrap_or_default();
    let of = ranking.per.text();
    let mut columns = vec![
        Column::number(say::rank()),
        Column::text(say::region()),
        Column::number(say::own_value_column(&own_unit)),
        Column::number(say::gap_column(&gap_unit)),
    ];
    columns.extend(titles.iter().take(shown).map(|price| Column::number(say::saving_column(&of, price))));
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
