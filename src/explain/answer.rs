//! The answer in a few sentences, and what it may be used for.

use super::Material;
use crate::case::{Comparison, GapInputs};
use crate::outcome::{ComparisonOutcome, Converted};
use crate::quantity::{Decimal, Gas, shortened};
use crate::report::{Block, Section, size_with_unit, with_unit};
use crate::scenario::{Connection, Reading};
use crate::text::{Text, messages::report as say};
use crate::trace::NodeId;

/// Statistics of a year appear two to three years later, and the prices of the meantime are still its own.
const LATER: i16 = 3;

/// So many are named one by one.
const FEW: usize = 3;

/// The section; `goods` is the answer about goods under CBAM, where there are any.
pub fn section(material: &Material<'_>, goods: Option<Text>) -> Option<Section> {
    let mut section = Section::new("answer", say::answer());
    let mut sentences = Vec::new();
    if let (Some(first), Some(subject)) = (material.outcome.comparisons.first(), &material.case.subject) {
        let comparison = &material.case.comparisons[0];
        let gap = material.trace.node(first.gap);
        let amount = Text::same(shortened(gap.value.abs()));
        let (label, reference) = (&comparison.label, &comparison.reference.name);
        let (gas, of) = (gas(comparison.gas), comparison.per.text());
        sentences.push(if gap.value >= Decimal::ZERO {
            say::emits_less(label, &subject.name, reference, &amount, &gas, &of)
        } else {
            say::emits_more(label, &subject.name, reference, &amount, &gas, &of)
        });
        sentences.extend(worth(material, &first.savings, &of));
        let value = |id: &NodeId| material.trace.node(*id).value;
        let (one_for_one, others): (Vec<&Converted>, Vec<&Converted>) =
            first.converted.iter().partition(|converted| value(&converted.gap) == value(&first.gap));
        let kinds = one_for_one.iter().map(|converted| converted.per.text());
        sentences
            .extend(kinds.reduce(|all, next| say::and_of(&all, &next)).map(|kinds| say::also_per_one_for_one(&kinds)));
        for converted in others {
            sentences.extend(read_per_another(material, converted));
        }
        sentences.extend(scaled(material, first));
        sentences.extend(spread(material));
        sentences.extend(later_prices(material, comparison));
    }
    if !sentences.is_empty() {
        section.blocks.push(Block::Paragraph(Text::sentences(&sentences)));
    }
    section.blocks.extend(super::paths::answer(material).map(Block::Paragraph));
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

/// The word for what a gap counts.
pub fn gas(gas: Gas) -> Text {
    match gas {
        Gas::Co2 => say::co2(),
        Gas::Co2e => say::co2e(),
    }
}

/// What the gap is worth: at each price while they are few, as a range when they are many.
fn worth(material: &Material<'_>, savings: &[NodeId], of: &Text) -> Option<Text> {
    let value = |id: &NodeId| material.trace.node(*id).value;
    if savings.len() > FEW {
        let low = savings.iter().min_by_key(|id| value(id))?;
        let high = savings.iter().max_by_key(|id| value(id))?;
        let show = |id: &NodeId| shortened(value(id).abs());
        let count = savings.len();
        return Some(if value(high) < Decimal::ZERO {
            say::prices_range_costs(count, of, show(high), show(low))
        } else {
            say::prices_range(count, of, show(low), show(high))
        });
    }
    if savings.is_empty() {
        return None;
    }
    let worths = at_prices(material, savings);
    Some(if dearer(material, savings) {
        say::costs_per_output(&worths, of)
    } else {
        say::worth_per_output(&worths, of)
    })
}

/// Whether the gap costs more: it has one sign at every price.
fn dearer(material: &Material<'_>, savings: &[NodeId]) -> bool {
    savings.first().is_some_and(|id| material.trace.node(*id).value < Decimal::ZERO)
}

fn at_prices(material: &Material<'_>, savings: &[NodeId]) -> Text {
    let value = |id: &NodeId| material.trace.node(*id).value;
    let dearer = dearer(material, savings);
    let worths: Vec<Text> = savings
        .iter()
        .zip(material.price_titles())
        .map(|(saving, price)| {
            let amount = shortened(value(saving).abs());
            if dearer { say::more_yuan_at(amount, &price) } else { say::yuan_at(amount, &price) }
        })
        .collect();
    Text::list(&worths)
}

/// The same saving per another kind of value, as the file reads it.
fn read_per_another(material: &Material<'_>, converted: &Converted) -> Option<Text> {
    let savings = &converted.savings;
    let worths = (!savings.is_empty() && savings.len() <= FEW).then(|| at_prices(material, savings))?;
    let of = converted.per.text();
    Some(if dearer(material, savings) { say::also_per_costs(of, worths) } else { say::also_per(of, worths) })
}

/// What the export, the output or the sectors come to in all, at the first price.
fn scaled(material: &Material<'_>, first: &ComparisonOutcome) -> Option<Text> {
    let (of, value) = (&material.outcome, |id| with_unit(material.trace, id));
    let export = first.export.as_ref().zip(of.export_value).zip(material.case.export.as_ref());
    let export = export.map(|((scaled, id), export)| {
        (scaled.emissions, &scaled.savings, say::what_and_value(&export.label, value(id)))
    });
    let output = first.output.as_ref().zip(of.output_value).zip(material.case.output.as_ref());
    let output = output.map(|((scaled, id), output)| {
        (scaled.emissions, &scaled.savings, say::what_and_value(output.of.text(), value(id)))
    });
    let sectors = || {
        let found = first.sectors.as_ref()?;
        Some((found.emissions?, &found.savings, sectors_in_all(material)))
    };
    let (emissions, savings, what) = export.or(output).or_else(sectors)?;
    let (saving, price) = (*savings.first()?, material.price_titles().into_iter().next()?);
    let size = |id| size_with_unit(material.trace, id);
    Some(if material.trace.node(emissions).value < Decimal::ZERO {
        say::scaled_more(what, size(emissions), size(saving), price)
    } else {
        say::scaled_less(what, size(emissions), size(saving), price)
    })
}

/// Whose values the first method puts together.
fn sectors_in_all(material: &Material<'_>) -> Text {
    match material.case.comparisons.first().map(|comparison| &comparison.gap) {
        Some(GapInputs::Sectors { sectors, .. }) if sectors.len() == 1 => say::value_of_sector(&sectors[0].label),
        _ => say::values_of_sectors(),
    }
}

/// How far the methods against the first reference, per the same kind of value, lie apart at the first price.
fn spread(material: &Material<'_>) -> Option<Text> {
    let first = material.case.comparisons.first()?;
    let same = material.case.comparisons.iter().zip(&material.outcome.comparisons);
    let comparisons: Vec<&ComparisonOutcome> = same
        .filter(|(comparison, _)| comparison.reference == first.reference && comparison.per == first.per)
        .map(|(_, outcome)| outcome)
        .collect();
    if comparisons.len() < 2 {
        return None;
    }
    let saving = |outcome: &&ComparisonOutcome| outcome.savings.first().map(|id| material.trace.node(*id).value);
    let all: Vec<Decimal> = comparisons.iter().filter_map(saving).collect();
    let (low, high) = (*all.iter().min()?, *all.iter().max()?);
    let price = material.price_titles().into_iter().next()?;
    let (count, reference, of) = (comparisons.len(), &first.reference.name, first.per.text());
    Some(if high < Decimal::ZERO {
        say::methods_range_costs(count, reference, shortened(high.abs()), shortened(low.abs()), &price, of)
    } else {
        say::methods_range(count, reference, shortened(low), shortened(high), &price, of)
    })
}

/// A price of a later year values a gap of an earlier one: nothing is frozen without saying so.
fn later_prices(material: &Material<'_>, comparison: &Comparison) -> Option<Text> {
    let data_year = comparison.data_year?;
    let later = |year: &i16| *year > data_year + LATER;
    let prices = material.case.prices.iter();
    let prices: Vec<(&Text, i16)> =
        prices.filter_map(|price| price.year.filter(later).map(|year| (&price.label, year))).collect();
    let (_, first) = prices.first()?;
    if prices.len() > FEW && prices.iter().all(|(_, year)| year == first) {
        return Some(say::all_if_the_gap_stayed(prices.len(), first.to_string(), data_year.to_string()));
    }
    let named: Vec<Text> = prices.iter().map(|(label, year)| say::price_of_its_year(label, year.to_string())).collect();
    Some(say::if_the_gap_stayed(Text::list(&named), data_year.to_string()))
}

/// Whether the result can be declared, in one plain sentence with the law's reason.
fn reading(material: &Material<'_>) -> Text {
    match (material.scenario.reading, material.scenario.cbam_sector) {
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
            use crate::scenario::CbamSector;
            match sector {
                CbamSector::Cement | CbamSector::Fertilisers | CbamSector::SinteredOre => say::declarable(&by),
                CbamSector::IronAndSteel | CbamSector::Aluminium | CbamSector::Hydrogen => {
                    say::declarable_but_not_charged(&by)
                }
            }
        }
        _ => say::what_if(),
    }
}
