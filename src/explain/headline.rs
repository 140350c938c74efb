//! The answer at a glance: one sentence and up to three figures.

use super::Material;
use crate::outcome::CheckOutcome;
use crate::quantity::{Decimal, shortened};
use crate::report::Headline;
use crate::text::{Text, messages::labels, messages::report as say};
use crate::trace::NodeId;

/// The most figures that one look takes in.
const FIGURES: usize = 3;

pub fn headline(material: &Material<'_>) -> Headline {
    let mut headline = if material.outcome.comparisons.is_empty() {
        product(material).or_else(|| checks(material)).unwrap_or_default()
    } else if material.case.prices.is_empty() {
        super::paths::headline(material).unwrap_or_default()
    } else {
        comparison(material).unwrap_or_default()
    };
    headline.figures.truncate(FIGURES);
    headline
}

/// The first method: its gap, what it is worth at the first prices, and in all.
fn comparison(material: &Material<'_>) -> Option<Headline> {
    let (comparison, outcome) = material.case.comparisons.iter().zip(&material.outcome.comparisons).next()?;
    let subject = &material.case.subject.as_ref()?.name;
    let reference = &comparison.reference.name;
    let trace = material.trace;
    let titles = material.price_titles();
    let gap = trace.node(outcome.gap).value;
    let amount = shortened(gap.abs());
    let (gas, of) = (super::answer::gas(comparison.gas), comparison.per.text());
    let less = gap >= Decimal::ZERO;
    let sentence = match (outcome.savings.first(), titles.first()) {
        (Some(saving), Some(price)) => {
            let worth = shortened(trace.node(*saving).value.abs());
            let worth = if less { say::worth_at(worth, price) } else { say::cost_at(worth, price) };
            if less {
                say::headline_saves(subject, reference, &amount, &worth, &gas, &of)
            } else {
                say::headline_costs(subject, reference, &amount, &worth, &gas, &of)
            }
        }
        _ if less => say::emits_less(&comparison.label, subject, reference, &amount, &gas, &of),
        _ => say::emits_more(&comparison.label, subject, reference, &amount, &gas, &of),
    };
    let mut figures: Vec<(Text, NodeId)> =
        vec![(if less { labels::gap(&of) } else { labels::gap_of_more(&of) }, outcome.gap)];
    let saved = |price: &Text| if less { say::saved_at(price) } else { say::saved_or_cost_at(price) };
    let savings = outcome.savings.iter().zip(&titles).map(|(id, price)| (saved(price), *id));
    figures.extend(savings.take(FIGURES - 1));
    // With one price there is room for what the export, the output or the sectors save in all.
    let scaled = outcome.export.as_ref().or(outcome.output.as_ref()).map(|scaled| &scaled.savings);
    let in_all = scaled.or(outcome.sectors.as_ref().map(|sectors| &sectors.savings));
    if let Some(id) = in_all.and_then(|savings| savings.first()) {
        figures.truncate(FIGURES - 1);
        figures.push((if less { labels::scaled_saving() } else { labels::scaled_saving_or_cost() }, *id));
    }
    Some(Headline { sentence, figures })
}

/// The first process on the subject's grid and on the first reference's.
fn product(material: &Material<'_>) -> Option<Headline> {
    let sentence = super::product::answer(material).into_iter().next()?;
    let (product, outcome) = (material.case.product.as_ref()?, material.outcome.product.as_ref()?);
    let mut figures: Vec<(Text, NodeId)> = product
        .grids
        .iter()
        .zip(outcome.emissions.first()?)
        .take(2)
        .map(|((region, _), id)| (region.name.clone(), *id))
        .collect();
    figures.extend(outcome.gaps.first().and_then(|gaps| gaps.first()).map(|gap| (labels::product_gap(), gap.gap)));
    Some(Headline { sentence, figures })
}

/// How many published figures agree, and by how much the first that do not are off.
fn checks(material: &Material<'_>) -> Option<Headline> {
    let checks = &material.outcome.checks;
    let agreeing = checks.iter().filter(|check| super::verdicts::agrees(material, check)).count();
    let sentence = (!checks.is_empty()).then(|| say::checks_in_short(agreeing, checks.len()))?;
    let off = checks.iter().filter(|check| !super::verdicts::agrees(material, check)).map(|check| match check {
        CheckOutcome::Sum { difference, .. } => (labels::sum_less_total(), *difference),
        CheckOutcome::Share { difference, .. } => (labels::computed_less_published(), *difference),
        CheckOutcome::UnitValue { computed, .. } => (labels::value_per_unit(), *computed),
    });
    Some(Headline { sentence, figures: off.collect() })
}
