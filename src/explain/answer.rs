//! The answer in a few sentences, and what it may be used for.

use super::Material;
use crate::outcome::ComparisonOutcome;
use crate::quantity::{Decimal, grouped};
use crate::report::{Block, Section, with_unit};
use crate::scenario::{Connection, Reading};
use crate::text::{Text, messages::report as say};

pub fn section(material: &Material<'_>) -> Section {
    let mut section = Section::new("answer", say::answer());
    let mut sentences = Vec::new();
    if let (Some(first), Some(subject)) = (material.outcome.comparisons.first(), &material.case.subject) {
        let comparison = &material.case.comparisons[0];
        let gap = material.trace.node(first.gap);
        let amount = Text::same(grouped(gap.value.abs()));
        let (label, reference) = (&comparison.label, &comparison.reference.name);
        sentences.push(if gap.value >= Decimal::ZERO {
            say::emits_less(label, &subject.name, reference, &amount)
        } else {
            say::emits_more(label, &subject.name, reference, &amount)
        });
        let worths: Vec<Text> = first
            .savings
            .iter()
            .zip(material.price_titles())
            .map(|(saving, price)| say::yuan_at(grouped(material.trace.node(*saving).value), &price))
            .collect();
        sentences.push(say::worth_per_output(Text::list(&worths)));
        sentences.extend(spread(material));
    }
    if !sentences.is_empty() {
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
    }
    sentences = super::product::answer(material);
    if !sentences.is_empty() {
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
    }
    if material.case.subject.is_some() {
        section.blocks.push(Block::Paragraph(reading(material)));
    }
    if let Some(notes) = &material.scenario.notes {
        section.blocks.push(Block::Paragraph(notes.clone()));
    }
    section
}

/// How far the methods lie apart at the first price.
fn spread(material: &Material<'_>) -> Option<Text> {
    let comparisons = &material.outcome.comparisons;
    if comparisons.len() < 2 {
        return None;
    }
    let saving = |outcome: &ComparisonOutcome| outcome.savings.first().map(|id| (material.trace.node(*id).value, *id));
    let all: Vec<(Decimal, usize)> = comparisons.iter().filter_map(saving).collect();
    let low = all.iter().min_by_key(|(value, _)| *value)?;
    let high = all.iter().max_by_key(|(value, _)| *value)?;
    let price = material.price_titles().into_iter().next()?;
    Some(say::methods_range(
        comparisons.len(),
        with_unit(material.trace, low.1),
        with_unit(material.trace, high.1),
        &price,
    ))
}

/// Whether the result can be declared, in one plain sentence with the law's reason.
fn reading(material: &Material<'_>) -> Text {
    match (material.scenario.reading, material.scenario.sector) {
        (Reading::Declarable, Some(sector)) => {
            let connection = material
                .scenario
                .own_regions
                .iter()
                .find(|own| material.scenario.subject.as_ref().is_some_and(|subject| subject.code == own.code))
                .and_then(|own| own.connection);
            let by = match connection {
                Some(Connection::PowerPurchaseAgreement) => say::by_agreement(),
                _ => say::by_direct_line(),
            };
            use crate::scenario::Sector;
            match sector {
                Sector::Cement | Sector::Fertilisers | Sector::SinteredOre => say::declarable(&by),
                Sector::IronAndSteel | Sector::Aluminium | Sector::Hydrogen => say::declarable_but_not_charged(&by),
            }
        }
        _ => say::what_if(),
    }
}
