//! What follows for the importer of a year: the threshold, penalties, what must be held at the end of each
//! quarter, and what may be sold back.

use crate::compute::holding;
use crate::compute::law_steps as why;
use crate::explain::consignment::{Holding, ImporterFigures, Item};
use crate::load::Data;
use crate::quantity::unit::{Certificates, GoodQuantity, Money, Ratio};
use crate::quantity::{Decimal, Unit, exact};
use crate::resolve::goods::{CbamTables, LawOfYear, Outcome, Words};
use crate::scenario::Scenario;
use crate::scenario::goods::Importer;
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, given};
use crate::trace::{Fact, NodeId, Provenance, Step, StepError, Trace};

/// The figures of an importer; none where the law of the year is not known.
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn figures(
    scenario: &Scenario,
    importer: &Importer,
    tables: &CbamTables<'_>,
    data: &Data,
    trace: &mut Trace,
    items: &[Item],
) -> Result<Option<ImporterFigures>, StepError> {
    let year = scenario.goods.first().map_or(2026, |good| good.import.year());
    let law = tables.law_of_year(year, scenario.as_known_on, None);
    let Ok(limit) = law.de_minimis else {
        return Ok(None);
    };
    let words = Words { library: data, statutes: data, statements: vec![importer.other_mass.place.clone()] };
    let mass = mass_of_year(importer, trace, items, &words)?;
    let limit = given(trace, limit, &words, || ("goods.importer.threshold".into(), say::threshold()));
    // Exempt up to and including 50 t (Reg. (EU) 2023/956, Art. 2a and Annex VII).
    let above = mass.value > limit.value;
    let mut figures = ImporterFigures {
        year,
        mass: mass.id,
        above,
        penalties: None,
        small: None,
        holding: Holding::None,
        without_penalty: Vec::new(),
    };
    // In an exempt year hydrogen and electricity are still owed: they have no threshold.
    let owed: Vec<(usize, &Item)> =
        items.iter().enumerate().filter(|(_, item)| above || !item.has_threshold()).collect();
    if !owed.is_empty() {
        figures.small = if above { small_overshoot(trace, &law, mass, limit, &words)? } else { None };
        figures.penalties = penalties(trace, &law, &owed, figures.small.unwrap_or(false), &words)?;
        figures.without_penalty = owed
            .iter()
            .filter(|(_, item)| item.figures.as_ref().is_some_and(|figures| figures.penalty.is_none()))
            .map(|(at, _)| *at)
            .collect();
        figures.holding = held(trace, &law, (year, importer, limit.value), data, &owed)?;
    }
    Ok(Some(figures))
}

/// Net mass of the four sectors in the year, with the importer's other imports.
fn mass_of_year(
    importer: &Importer,
    trace: &mut Trace,
    items: &[Item],
    words: &Words<'_>,
) -> Result<Amount<GoodQuantity, NodeId>, StepError> {
    let other = &importer.other_mass;
    let fact = Fact::<GoodQuantity>::new(other.value, other.unit, Provenance::Stated(0));
    let mut masses = vec![given(trace, fact, words, || ("goods.importer.other_mass".into(), say::other_imports()))];
    for item in items {
        if let (Some(figures), true) = (&item.figures, item.has_threshold())
            && let Some(mass) = amount_of(trace, figures.quantity_id)
        {
            masses.push(mass);
        }
    }
    ledger::sum(trace, &masses, || Step {
        key: "goods.importer.mass".into(),
        label: say::mass_of_the_year(),
        basis: why::threshold(),
    })
}

/// Whether the overshoot is so small that the penalty may be lowered (Art. 26(2a)).
fn small_overshoot(
    trace: &mut Trace,
    law: &LawOfYear,
    mass: Amount<GoodQuantity, NodeId>,
    limit: Amount<GoodQuantity, NodeId>,
    words: &Words<'_>,
) -> Result<Option<bool>, StepError> {
    let Ok(overshoot) = &law.overshoot else {
        return Ok(None);
    };
    let share =
        given(trace, overshoot.share, words, || ("goods.importer.overshoot_share".into(), say::overshoot_share()));
    let room = ledger::product(trace, limit, share, || Step {
        key: "goods.importer.overshoot".into(),
        label: say::overshoot(),
        basis: why::penalty_multiple(),
    })?;
    let up_to = ledger::plus(trace, limit, room, || Step {
        key: "goods.importer.overshoot_limit".into(),
        label: say::overshoot_limit(),
        basis: why::penalty_multiple(),
    })?;
    Ok(Some(mass.value <= up_to.value))
}

/// The simple penalty for all goods, and the range without authorisation. Where the overshoot is small the
/// lowest multiple is that of Art. 26(2a) for goods under the threshold, and the ordinary one for the rest.
fn penalties(
    trace: &mut Trace,
    law: &LawOfYear,
    owed: &[(usize, &Item)],
    small: bool,
    words: &Words<'_>,
) -> Result<Option<[NodeId; 3]>, StepError> {
    let Ok(penalty) = &law.penalty else {
        return Ok(None);
    };
    let of = |with_threshold: bool| -> Vec<Amount<Money, NodeId>> {
        owed.iter()
            .filter(|(_, item)| item.has_threshold() == with_threshold)
            .filter_map(|(_, item)| item.figures.as_ref()?.penalty.map(|[simple, ..]| simple))
            .collect()
    };
    let (with_threshold, without) = (of(true), of(false));
    let all: Vec<Amount<Money, NodeId>> = with_threshold.iter().chain(&without).copied().collect();
    if all.is_empty() {
        return Ok(None);
    }
    let sum = |trace: &mut Trace, parts: &[Amount<Money, NodeId>], end: &str| {
        ledger::sum(trace, parts, || Step {
            key: format!("goods.importer.penalty.{end}"),
            label: say::penalty_of_declarant(),
            basis: why::penalty(),
        })
    };
    let times = |trace: &mut Trace, amount: Amount<Money, NodeId>, multiple: Fact<Ratio>, end: &str| {
        let label = if end == "highest" { say::highest_multiple() } else { say::lowest_multiple() };
        let multiple = given(trace, multiple, words, || (format!("goods.importer.penalty.{end}_multiple"), label));
        ledger::product(trace, amount, multiple, || Step {
            key: format!("goods.importer.penalty.without_authorisation_{end}"),
            label: say::penalty_without_authorisation(),
            basis: why::penalty_multiple(),
        })
    };
    let simple = sum(trace, &all, "declarant")?;
    let low = match (&law.overshoot, small) {
        (Ok(overshoot), true) if without.is_empty() => times(trace, simple, overshoot.lowest_multiple, "lowest")?,
        (Ok(overshoot), true) => {
            let passed = sum(trace, &with_threshold, "of_goods_under_the_threshold")?;
            let rest = sum(trace, &without, "of_goods_without_threshold")?;
            let lowered = times(trace, passed, overshoot.lowest_multiple, "lowest_under_the_threshold")?;
            let ordinary = times(trace, rest, penalty.lowest_multiple, "lowest_without_threshold")?;
            ledger::plus(trace, lowered, ordinary, || Step {
                key: "goods.importer.penalty.without_authorisation_lowest".into(),
                label: say::penalty_without_authorisation(),
                basis: why::penalty_multiple(),
            })?
        }
        _ => times(trace, simple, penalty.lowest_multiple, "lowest")?,
    };
    let high = times(trace, simple, penalty.highest_multiple, "highest")?;
    Ok(Some([simple.id, low.id, high.id]))
}

/// What must be held at the end of each quarter, from the end of the quarter after the one in which the
/// threshold is passed (Art. 22(2a)); other imports count from January.
fn held(
    trace: &mut Trace,
    law: &LawOfYear,
    (year, importer, limit): (i16, &Importer, Decimal),
    data: &Data,
    owed: &[(usize, &Item)],
) -> Result<Holding, StepError> {
    let Ok(share) = law.holding_share else {
        return Ok(Holding::None);
    };
    let mut by_quarter: Vec<(i8, Amount<Certificates, NodeId>)> = Vec::new();
    let mut masses: Vec<(i8, Decimal)> = vec![(1, importer.other_mass.value)];
    for (at, item) in owed {
        let Outcome::Liable(case) = &item.answer.outcome else {
            continue;
        };
        let words = Words { library: data, statutes: data, statements: item.answer.statements.clone() };
        let Some(quarter) = item.quarter else {
            return Ok(Holding::NoQuarter(*at));
        };
        let Some(certificates) = holding::without_mark_up(trace, case, &words)? else {
            return Ok(Holding::NoDefault(*at));
        };
        by_quarter.push((quarter, certificates));
        if item.has_threshold() {
            masses.push((quarter, case.quantity.value));
        }
    }
    let Some(passed) = quarter_passed(&masses, limit)? else {
        return Ok(Holding::None);
    };
    let words = Words { library: data, statutes: data, statements: Vec::new() };
    let mut held = Vec::new();
    for quarter in passed + 1..=4 {
        let so_far: Vec<Amount<Certificates, NodeId>> =
            by_quarter.iter().filter(|(of, _)| *of <= quarter).map(|(_, certificates)| *certificates).collect();
        let key = format!("goods.importer.{year}Q{quarter}.");
        held.push((quarter, holding::to_hold(trace, &so_far, share, &key, &words)?.id));
    }
    Ok(if held.is_empty() { Holding::NextYear } else { Holding::From(held) })
}

/// The quarter in which the threshold is passed.
fn quarter_passed(masses: &[(i8, Decimal)], limit: Decimal) -> Result<Option<i8>, StepError> {
    let inexact = |error| StepError { key: "goods.importer.mass".into(), error };
    for quarter in 1..=4 {
        let mut so_far = Decimal::ZERO;
        for (_, mass) in masses.iter().filter(|(of, _)| *of <= quarter) {
            so_far = exact::add(so_far, *mass).map_err(inexact)?;
        }
        if so_far > limit {
            return Ok(Some(quarter));
        }
    }
    Ok(None)
}

/// A quantity of the trace again.
fn amount_of(trace: &Trace, id: NodeId) -> Option<Amount<GoodQuantity, NodeId>> {
    let node = trace.node(id);
    let positive = node.value >= Decimal::ZERO;
    (matches!(node.unit, Unit::GoodQuantity(_)) && positive).then(|| Amount::of(node.value, node.unit, id))
}
