//! What follows for the importer of a year: the threshold, penalties, what must be held at the end of each
//! quarter, and what may be sold back.

use crate::compute::holding;
use crate::compute::law_steps as why;
use crate::explain::consignment::{ImporterFigures, Item};
use crate::load::Data;
use crate::quantity::unit::{Certificates, GoodQuantity, Money, Ratio};
use crate::quantity::{Decimal, Unit};
use crate::reference::goods::Sector;
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
    let mut figures = ImporterFigures { year, mass: mass.id, above, penalties: None, small: None, holding: Vec::new() };
    if above {
        let small = small_overshoot(trace, &law, mass, limit, &words)?;
        figures.small = small;
        figures.penalties = penalties(trace, &law, items, small.unwrap_or(false), &words)?;
        figures.holding = held(trace, &law, year, data, items)?;
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
        let counts = !matches!(item.answer.good.sector, Sector::Hydrogen | Sector::Electricity);
        if let (Some(figures), true) = (&item.figures, counts)
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

/// The simple penalty for all goods, and the range without authorisation.
fn penalties(
    trace: &mut Trace,
    law: &LawOfYear,
    items: &[Item],
    small: bool,
    words: &Words<'_>,
) -> Result<Option<[NodeId; 3]>, StepError> {
    let Ok(penalty) = &law.penalty else {
        return Ok(None);
    };
    let simple: Vec<Amount<Money, NodeId>> =
        items.iter().filter_map(|item| item.figures.as_ref()?.penalty.map(|[simple, ..]| simple)).collect();
    if simple.is_empty() {
        return Ok(None);
    }
    let simple = ledger::sum(trace, &simple, || Step {
        key: "goods.importer.penalty.declarant".into(),
        label: say::penalty_of_declarant(),
        basis: why::penalty(),
    })?;
    let lowest: Fact<Ratio> = match (&law.overshoot, small) {
        (Ok(overshoot), true) => overshoot.lowest_multiple,
        _ => penalty.lowest_multiple,
    };
    let mut times = |multiple: Fact<Ratio>, end: &str| -> Result<NodeId, StepError> {
        let label = if end == "lowest" { say::lowest_multiple() } else { say::highest_multiple() };
        let multiple = given(trace, multiple, words, || (format!("goods.importer.penalty.{end}_multiple"), label));
        let amount = ledger::product(trace, simple, multiple, || Step {
            key: format!("goods.importer.penalty.without_authorisation_{end}"),
            label: say::penalty_without_authorisation(),
            basis: why::penalty_multiple(),
        })?;
        Ok(amount.id)
    };
    let (low, high) = (times(lowest, "lowest")?, times(penalty.highest_multiple, "highest")?);
    Ok(Some([simple.id, low, high]))
}

/// What must be held at the end of each quarter; nothing before 2027, and nothing where a good has no
/// quarter of importation or no default value.
fn held(
    trace: &mut Trace,
    law: &LawOfYear,
    year: i16,
    data: &Data,
    items: &[Item],
) -> Result<Vec<(i8, NodeId)>, StepError> {
    let Ok(share) = law.holding_share else {
        return Ok(Vec::new());
    };
    let mut by_quarter: Vec<(i8, Amount<Certificates, NodeId>)> = Vec::new();
    for item in items {
        let Outcome::Liable(case) = &item.answer.outcome else {
            continue;
        };
        let words = Words { library: data, statutes: data, statements: item.answer.statements.clone() };
        let Some(quarter) = item.quarter else {
            return Ok(Vec::new());
        };
        let Some(certificates) = holding::without_mark_up(trace, case, &words)? else {
            return Ok(Vec::new());
        };
        by_quarter.push((quarter, certificates));
    }
    let words = Words { library: data, statutes: data, statements: Vec::new() };
    let mut held = Vec::new();
    for quarter in 1..=4 {
        let so_far: Vec<Amount<Certificates, NodeId>> =
            by_quarter.iter().filter(|(of, _)| *of <= quarter).map(|(_, certificates)| *certificates).collect();
        if so_far.is_empty() {
            continue;
        }
        let key = format!("goods.importer.{year}Q{quarter}.");
        held.push((quarter, holding::to_hold(trace, &so_far, share, &key, &words)?.id));
    }
    Ok(held)
}

/// A quantity of the trace again.
fn amount_of(trace: &Trace, id: NodeId) -> Option<Amount<GoodQuantity, NodeId>> {
    let node = trace.node(id);
    let positive = node.value >= Decimal::ZERO;
    (matches!(node.unit, Unit::GoodQuantity(_)) && positive).then(|| Amount::of(node.value, node.unit, id))
}
