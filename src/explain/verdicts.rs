//! Published figures against computed ones, and against each other. A mismatch is shown, never
//! smoothed.

use super::Material;
use super::titles::Titles;
use crate::analysis::audit::Audited;
use crate::case::CheckKind;
use crate::outcome::CheckOutcome;
use crate::quantity::Decimal;
use crate::report::{Block, Cell, Column, Section, Table, with_unit};
use crate::text::{Text, messages::questions, messages::report as say};
use crate::trace::{Basis, NodeId};

/// Each claim with the figure, or the figures, that it is compared with.
pub fn claims(material: &Material<'_>, audits: &[Audited], titles: &Titles) -> Option<Section> {
    if material.outcome.claims.is_empty() && audits.is_empty() {
        return None;
    }
    let mut section = Section::new("claims", say::claims());
    let mut table = Table::new(vec![
        Column::text(say::claim()),
        Column::text(say::compared_by()),
        Column::number(say::claimed()),
        Column::number(say::computed()),
        Column::number(say::difference()),
        Column::number(say::per_cent()),
    ]);
    let mut sources = Vec::new();
    for (claim, outcome) in material.case.claims.iter().zip(&material.outcome.claims) {
        let method = material.case.comparisons.iter().find(|comparison| comparison.key == claim.comparison);
        let price = material.case.prices.iter().find(|price| Some(&price.name) == claim.price.as_ref());
        let by = match (method, price) {
            (Some(method), Some(price)) => say::method_and_price(&method.label, &price.label),
            (Some(method), None) => method.label.clone(),
            _ => Text::default(),
        };
        table.rows.push(vec![
            Cell::Text(claim.statement.clone()),
            Cell::Text(by),
            Cell::FigureWithUnit(outcome.claimed),
            Cell::Figure(outcome.computed),
            Cell::Figure(outcome.difference),
            Cell::Figure(outcome.per_cent),
        ]);
    }
    if !table.rows.is_empty() {
        section.blocks.push(Block::Table(table));
    }
    for audited in audits {
        candidates(material, audited, titles, &mut section);
    }
    let claimed = material.outcome.claims.iter().map(|claim| claim.claimed);
    for claimed in claimed.chain(audits.iter().map(|audited| audited.claimed)) {
        if let Basis::Scenario(place) = &material.trace.node(claimed).basis
            && let Some(source) = &place.source
            && !sources.contains(source)
        {
            sources.push(source.clone());
        }
    }
    section.blocks.push(Block::Paragraph(say::claim_sources(Text::list(&sources))));
    Some(section)
}

/// A claim against its candidates, the nearest first.
fn candidates(material: &Material<'_>, audited: &Audited, titles: &Titles, section: &mut Section) {
    let trace = material.trace;
    let claimed = with_unit(trace, audited.claimed);
    section.blocks.push(Block::Paragraph(questions::candidates(&audited.statement, &claimed)));
    let mut table = Table::new(vec![
        Column::number(say::rank()),
        Column::text(say::compared_by()),
        Column::number(say::computed()),
        Column::number(say::difference()),
        Column::number(say::per_cent()),
    ]);
    for candidate in &audited.candidates {
        table.rows.push(vec![
            Cell::Number(candidate.rank),
            Cell::Text(titles.figure(trace, candidate.figure)),
            Cell::Figure(candidate.figure),
            Cell::Figure(candidate.difference),
            Cell::Figure(candidate.per_cent),
        ]);
    }
    section.blocks.push(Block::Table(table));
}

/// Each test of published figures, in a sentence.
pub fn checks(material: &Material<'_>) -> Option<Section> {
    if material.outcome.checks.is_empty() {
        return None;
    }
    let mut section = Section::new("checks", say::checks());
    let items = material
        .case
        .checks
        .iter()
        .zip(&material.outcome.checks)
        .map(|(check, outcome)| {
            let finding = finding(material, &check.kind, outcome);
            Text::sentences([&introduced(&check.statement), &finding])
        })
        .collect();
    section.blocks.push(Block::List(items));
    Some(section)
}

/// A statement that stands before its finding: with a colon, where it does not end a sentence itself.
fn introduced(statement: &Text) -> Text {
    let with = |text: &str, colon: char| {
        let text = text.trim_end();
        if text.ends_with(['.', '!', '?', ':', '。', '！', '？', '：']) {
            text.to_owned()
        } else {
            format!("{text}{colon}")
        }
    };
    Text::new(with(&statement.en, ':'), with(&statement.zh, '：'))
}

/// Whether a check found that the published figures agree.
pub fn agrees(material: &Material<'_>, outcome: &CheckOutcome) -> bool {
    let value = |id: NodeId| material.trace.node(id).value;
    match *outcome {
        CheckOutcome::Sum { difference, .. } | CheckOutcome::Share { difference, .. } => value(difference).is_zero(),
        CheckOutcome::UnitValue { value: published, at_low, at_high, .. } => {
            (value(at_low)..=value(at_high)).contains(&value(published))
        }
    }
}

fn finding(material: &Material<'_>, kind: &CheckKind, outcome: &CheckOutcome) -> Text {
    let trace = material.trace;
    let show = |id| with_unit(trace, id);
    match outcome {
        CheckOutcome::Sum { sum, total, difference, per_cent } => {
            if trace.node(*difference).value.is_zero() {
                return say::sum_closes(show(*sum));
            }
            let (sum, total, difference, per_cent) = (show(*sum), show(*total), show(*difference), show(*per_cent));
            if matches!(kind, CheckKind::Growth { .. }) {
                say::growth_does_not_close(&sum, &total, &difference, &per_cent)
            } else {
                say::sum_does_not_close(&sum, &total, &difference, &per_cent)
            }
        }
        CheckOutcome::Share { computed, published, difference } => {
            if trace.node(*difference).value.is_zero() {
                say::share_agrees(show(*computed))
            } else {
                say::share_differs(show(*computed), show(*published))
            }
        }
        CheckOutcome::UnitValue { computed, low, high, value, at_low, at_high } => {
            let value: Decimal = trace.node(*value).value;
            if value < trace.node(*at_low).value {
                say::unit_value_too_low(show(*computed), show(*low), show(*high))
            } else if value > trace.node(*at_high).value {
                say::unit_value_too_high(show(*computed), show(*low), show(*high))
            } else {
                say::unit_value_plausible(show(*computed), show(*low), show(*high))
            }
        }
    }
}
