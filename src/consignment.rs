//! The goods of a scenario: each assessed with the ordinary engine, side by side, with their total and
//! the importer's threshold.

use crate::case::goods::Assessment;
use crate::compute::certificates::{GoodFigures, assess};
use crate::compute::law_steps as why;
use crate::diag::{Diagnostic, Diagnostics};
use crate::explain::consignment::{Consignment, Item};
use crate::load::Data;
use crate::quantity::unit::{Certificates, GoodQuantity, Money};
use crate::quantity::{Rounding, RoundingRule, Unit};
use crate::reference::DataError;
use crate::reference::goods::Sector;
use crate::resolve::goods::{About, CbamTables, Outcome, Refusal, Unanswered, Words, answer};
use crate::scenario::Scenario;
use crate::scenario::goods::Good;
use crate::text::messages::{goods as say, input};
use crate::trace::ledger::{self, Amount, given};
use crate::trace::{Fact, NodeId, Provenance, Step, StepError, Trace};
use std::ops::Range;

/// Assesses every good of a scenario into its trace. Refusals become diagnostics at their place.
///
/// # Errors
/// A broken data file.
pub fn consignment(
    scenario: &Scenario,
    data: &Data,
    trace: &mut Trace,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Consignment>, DataError> {
    if scenario.goods.is_empty() {
        return Ok(None);
    }
    let tables = CbamTables::new(data, data)?;
    if let Some(other) = &scenario.importer_other_mass {
        let first = scenario.goods[0].import.year();
        if let Some(stray) = scenario.goods.iter().find(|good| good.import.year() != first) {
            diagnostics.push(
                Diagnostic::error("importer-years", input::importer_years())
                    .at(stray.quantity.span.clone())
                    .other(other.span.clone(), input::the_importer())
                    .help(input::a_file_a_year()),
            );
        }
    }
    let mut items: Vec<Item> = Vec::new();
    for good in &scenario.goods {
        let answered = match answer(&tables, good) {
            Ok(answered) => answered,
            Err(Unanswered::Refused(refusal)) => {
                diagnostics.push(refusal.diagnostic(Some(place(good, &refusal))));
                continue;
            }
            Err(Unanswered::Broken(error)) => return Err(error),
        };
        let figures = match &answered.outcome {
            Outcome::Exempt(_) => None,
            Outcome::Liable(case) => {
                let words = Words { library: data, statutes: data, statements: answered.statements.clone() };
                // A table of goods states no penalties; a quote of one good does.
                let case = Assessment { penalty: None, ..(**case).clone() };
                match assess(trace, &case, &words) {
                    Ok(figures) => Some(figures),
                    Err(error) => {
                        diagnostics.push(inexact(&error, good.quantity.span.clone()));
                        continue;
                    }
                }
            }
        };
        items.push(Item { label: good.label.clone(), answer: answered, figures });
    }
    let threshold = match threshold(scenario, &tables, data, trace, &items) {
        Ok(threshold) => threshold,
        Err(error) => {
            diagnostics.push(inexact(&error, 0..0));
            None
        }
    };
    // Alternatives side by side have no total; the goods of an importer have.
    let totals = match scenario.importer_other_mass.is_some().then(|| totals(trace, &items)).transpose() {
        Ok(totals) => totals.flatten(),
        Err(error) => {
            diagnostics.push(inexact(&error, 0..0));
            None
        }
    };
    Ok(Some(Consignment { items, totals, threshold }))
}

fn inexact(error: &StepError, span: Range<usize>) -> Diagnostic {
    Diagnostic::inexact(&error.key, error.divides_by_zero()).at(span)
}

/// The place of the input that a refusal is about.
fn place(good: &Good, refusal: &Refusal) -> Range<usize> {
    match refusal.about {
        About::Origin => good.origin.span.clone(),
        About::Quantity => good.quantity.span.clone(),
        About::Route => good.route.as_ref().map_or_else(|| good.code.span.clone(), |route| route.span.clone()),
        About::Paid => good.paid.as_ref().map_or_else(|| good.code.span.clone(), |paid| paid.amount.span.clone()),
        About::Precursor(at) => {
            good.precursors.get(at).map_or_else(|| good.code.span.clone(), |precursor| precursor.code.span.clone())
        }
        About::Code | About::Import | About::Production | About::Emissions | About::Price => good.code.span.clone(),
    }
}

/// Certificates, their whole number, and cost of all goods together.
fn totals(trace: &mut Trace, items: &[Item]) -> Result<Option<[NodeId; 3]>, StepError> {
    let liable: Vec<&GoodFigures<NodeId>> = items.iter().filter_map(|item| item.figures.as_ref()).collect();
    if liable.len() < 2 {
        return Ok(None);
    }
    let certificates: Vec<Amount<Certificates, NodeId>> = liable.iter().map(|figures| figures.certificates).collect();
    let certificates = ledger::sum(trace, &certificates, || Step {
        key: "goods.total.certificates".into(),
        label: say::certificates(),
        basis: why::certificates_by_quantity(),
    })?;
    let up = Rounding { decimals: 0, rule: RoundingRule::Up };
    let whole = ledger::rounded(trace, certificates, up, || Step {
        key: "goods.total.whole_certificates".into(),
        label: say::whole_certificates(),
        basis: why::whole_certificates(),
    })?;
    let costs: Vec<Amount<Money, NodeId>> = liable.iter().map(|figures| figures.cost).collect();
    let cost = ledger::sum(trace, &costs, || Step {
        key: "goods.total.cost".into(),
        label: say::cost(),
        basis: why::certificates_by_price(),
    })?;
    Ok(Some([certificates.id, whole.id, cost.id]))
}

/// Net mass of the four sectors in the year, with the importer's other imports, against 50 t. A file that
/// compares alternatives of one shipment leaves the importer out.
fn threshold(
    scenario: &Scenario,
    tables: &CbamTables<'_>,
    data: &Data,
    trace: &mut Trace,
    items: &[Item],
) -> Result<Option<(NodeId, bool)>, StepError> {
    let Some(other) = &scenario.importer_other_mass else {
        return Ok(None);
    };
    let words = Words { library: data, statutes: data, statements: vec![other.place.clone()] };
    let fact = Fact::<GoodQuantity>::new(other.value, other.unit, Provenance::Stated(0));
    let mut masses = vec![given(trace, fact, &words, || ("goods.importer.other_mass".into(), say::other_imports()))];
    for item in items {
        let counts = !matches!(item.answer.good.sector, Sector::Hydrogen | Sector::Electricity);
        if let (Some(figures), true) = (&item.figures, counts)
            && let Some(mass) = amount_of(trace, figures.quantity_id)
        {
            masses.push(mass);
        }
    }
    let total = ledger::sum(trace, &masses, || Step {
        key: "goods.importer.mass".into(),
        label: say::mass_of_the_year(),
        basis: why::threshold(),
    })?;
    let year = scenario.goods.first().map_or(2026, |good| good.import.year());
    let law = tables.law_of_year(year, scenario.as_known_on, None);
    // Exempt up to and including 50 t (Reg. (EU) 2023/956, Art. 2a and Annex VII).
    Ok(law.de_minimis.as_ref().ok().map(|limit| (total.id, total.value > limit.value)))
}

/// A quantity of the trace again.
fn amount_of(trace: &mut Trace, id: NodeId) -> Option<Amount<GoodQuantity, NodeId>> {
    let node = trace.node(id);
    matches!(node.unit, Unit::GoodQuantity(_)).then(|| Amount::of(node.value, node.unit, id))
}
