//! The answer in a few sentences, and what it may be used for.

use super::Material;
use crate::outcome::ComparisonOutcome;
use crate::quantity::{Decimal, shortened};
use crate::report::{Block, Section, with_unit};
use crate::scenario::{Connection, Reading};
use crate::text::{Text, messages::report as say};
use crate::trace::NodeId;

/// The section; `goods` is the answer about goods under CBAM, where there are any.
pub fn section(material: &Material<'_>, goods: Option<Text>) -> Option<Section> {
    let mut section = Section::new("answer", say::answer());
    let mut sentences = Vec::new();
    if let (Some(first), Some(subject)) = (material.outcome.comparisons.first(), &material.case.subject) {
        let comparison = &material.case.comparisons[0];
        let gap = material.trace.node(first.gap);
        let amount = Text::same(shortened(gap.value.abs()));
        let (label, reference) = (&comparison.label, &comparison.reference.name);
        sentences.push(if gap.value >= Decimal::ZERO {
            say::emits_less(label, &subject.name, reference, &amount)
        } else {
            say::emits_more(label, &subject.name, reference, &amount)
        });
        sentences.extend(worth(material, first));
        sentences.extend(spread(material));
    }
    if !sentences.is_empty() {
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
    }
    sentences = super::product::answer(material);
    if !sentences.is_empty() {
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
    }
    section.blocks.extend(goods.map(Block::Paragraph));
    if material.case.subject.is_some() {
        section.blocks.push(Block::Paragraph(reading(material)));
    } else if !material.outcome.checks.is_empty() {
        let agreeing = material.outcome.checks.iter().filter(|check| super::verdicts::agrees(material, check)).count();
        section.blocks.push(Block::Paragraph(say::checks_in_short(agreeing, material.outcome.checks.len())));
    }
    if let Some(notes) = &material.scenario.notes {
        section.blocks.push(Block::Paragraph(notes.clone()));
    }
    (!section.blocks.is_empty()).then_some(section)
}

/// What the gap is worth: at each price while they are few, as a range when they are many.
fn worth(material: &Material<'_>, outcome: &ComparisonOutcome) -> Option<Text> {
    let value = |id: &NodeId| material.trace.node(*id).value;
    if outcome.savings.len() > 3 {
        let low = outcome.savings.iter().min_by_key(|id| value(id))?;
        let high = outcome.savings.iter().max_by_key(|id| value(id))?;
        let show = |id: &NodeId| with_unit(material.trace, *id);
        return Some(say::prices_range(outcome.savings.len(), show(low), show(high)));
    }
    let worths: Vec<Text> = outcome
        .savings
        .iter()
        .zip(material.price_titles())
        .map(|(saving, price)| say::yuan_at(shortened(value(saving).abs()), &price))
        .collect();
    let worths = Text::list(&worths);
    let dearer = value(outcome.savings.first()?) < Decimal::ZERO;
    Some(if dearer { say::costs_per_output(&worths) } else { say::worth_per_output(&worths) })
}

/// How far the methods against the first reference lie apart at the first price.
fn spread(material: &Material<'_>) -> Option<Text> {
    let reference = &material.case.comparisons.first()?.reference;
    let same = material.case.comparisons.iter().zip(&material.outcome.comparisons);
    let comparisons: Vec<&ComparisonOutcome> =
        same.filter(|(comparison, _)| comparison.reference == *reference).map(|(_, outcome)| outcome).collect();
    if comparisons.len() < 2 {
        return None;
    }
    let saving = |outcome: &&ComparisonOutcome| outcome.savings.first().map(|id| (material.trace.node(*id).value, *id));
    let all: Vec<(Decimal, NodeId)> = comparisons.iter().filter_map(saving).collect();
    let low = all.iter().min_by_key(|(value, _)| *value)?;
    let high = all.iter().max_by_key(|(value, _)| *value)?;
    let price = material.price_titles().into_iter().next()?;
    Some(say::methods_range(
        comparisons.len(),
        &reference.name,
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
