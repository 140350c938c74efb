//! The goods of a scenario: each assessed with the ordinary engine, side by side, with their total and
//! the importer's threshold.

use crate::case::goods::Assessment;
use crate::case::path::Path;
use crate::compute::alternatives::{by_other_readings, by_other_routes};
use crate::compute::certificates::{GoodFigures, assess};
use crate::compute::law_steps as why;
use crate::diag::{Diagnostic, Diagnostics};
use crate::explain::consignment::{Consignment, Item, Replaced};
use crate::load::Data;
use crate::quantity::unit::{Certificates, Money};
use crate::quantity::{Rounding, RoundingRule};
use crate::reference::DataError;
use crate::resolve::goods::{About, CbamTables, Outcome, Refusal, Unanswered, Words, answer};
use crate::scenario::Scenario;
use crate::scenario::goods::{Good, Importer};
use crate::text::messages::{goods as say, input};
use crate::trace::ledger::{self, Amount};
use crate::trace::{NodeId, Step, StepError, Trace};
use crate::{importer, years};
use std::ops::Range;

/// Assesses every good of a scenario into its trace. Refusals become diagnostics at their place.
///
/// # Errors
/// A broken data file.
pub fn consignment(
    scenario: &Scenario,
    path: Option<&Path>,
    data: &Data,
    trace: &mut Trace,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Consignment>, DataError> {
    if scenario.goods.is_empty() {
        return Ok(None);
    }
    let tables = CbamTables::new(data, data)?;
    if let Some(Importer { other_mass: other }) = &scenario.importer {
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
        let (mut other_routes, mut other_readings) = (Vec::new(), Vec::new());
        let figures = match &answered.outcome {
            Outcome::Exempt(_) => None,
            Outcome::Liable(case) => {
                let words = Words { library: data, statutes: data, statements: answered.statements.clone() };
                // Alternatives have no penalties; what an importer owes for the year has.
                let penalty = case.penalty.filter(|_| scenario.importer.is_some());
                let case = Assessment { penalty, ..(**case).clone() };
                let assessed = assess(trace, &case, &words).and_then(|figures| {
                    other_routes = by_other_routes(trace, &case, &figures, &words)?;
                    other_readings = by_other_readings(trace, &case, &figures, &words)?;
                    Ok(figures)
                });
                match assessed {
                    Ok(figures) => Some(figures),
                    Err(error) => {
                        diagnostics.push(Refusal::inexact(&error).diagnostic(Some(good.quantity.span.clone())));
                        continue;
                    }
                }
            }
        };
        let wanted = match (&scenario.path, good.years.as_slice()) {
            (Some(path), []) => &path.years,
            _ => &good.years,
        };
        let mut years = years::of(good, wanted, &tables, data, trace)?;
        let discount = path.and_then(|path| path.discount.as_ref());
        let base_year = path.and_then(|path| path.base_year);
        match years::totals(&years, &good.key, (discount, base_year), trace) {
            Ok(totals) => years.totals = totals,
            Err(error) => {
                diagnostics.push(Refusal::inexact(&error).diagnostic(Some(good.quantity.span.clone())));
            }
        }
        items.push(Item {
            key: good.key.clone(),
            label: good.label.clone(),
            year: good.import.year(),
            quarter: good.import.quarter(),
            answer: answered,
            figures,
            other_routes,
            other_readings,
            years,
        });
    }
    let replaced = match replaced(trace, &scenario.goods, &items) {
        Ok(replaced) => replaced,
        Err(error) => {
            diagnostics.push(Refusal::inexact(&error).diagnostic(Some(0..0)));
            Vec::new()
        }
    };
    let mut consignment = Consignment { items, replaced, totals: None, importer: None };
    // Alternatives side by side have no total; the goods of an importer have.
    if let Some(importer) = &scenario.importer {
        let figures = importer::figures(scenario, importer, &tables, data, trace, &consignment.items);
        let exempt = matches!(&figures, Ok(Some(figures)) if !figures.above);
        match (totals(trace, &consignment.items, exempt), figures) {
            (Ok(totals), Ok(figures)) => {
                consignment.totals = totals;
                consignment.importer = figures;
            }
            (Err(error), _) | (_, Err(error)) => {
                diagnostics.push(Refusal::inexact(&error).diagnostic(Some(importer.other_mass.span.clone())));
            }
        }
    }
    Ok(Some(consignment))
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
/// In an exempt year only goods without a threshold count.
fn totals(trace: &mut Trace, items: &[Item], exempt: bool) -> Result<Option<[NodeId; 3]>, StepError> {
    let liable: Vec<&GoodFigures<NodeId>> = items
        .iter()
        .filter(|item| !(exempt && item.has_threshold()))
        .filter_map(|item| item.figures.as_ref())
        .collect();
    if liable.is_empty() {
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

/// What each good saves, per unit, instead of the one it stands in for.
fn replaced(trace: &mut Trace, goods: &[Good], items: &[Item]) -> Result<Vec<Replaced>, StepError> {
    let at = |key: &str| items.iter().position(|item| item.key == key);
    let mut found = Vec::new();
    for good in goods {
        let Some(other) = &good.instead_of else {
            continue;
        };
        let (Some(this), Some(other)) = (at(&good.key), at(&format!("goods.{}.", other.text))) else {
            continue;
        };
        let both = items[this].figures.as_ref().zip(items[other].figures.as_ref());
        // A good outside CBAM has no cost, and a tonne and a megawatt-hour have no difference.
        let both = both.filter(|(own, replaced)| own.cost_per_unit.unit == replaced.cost_per_unit.unit);
        let at_most = both.is_some_and(|(own, replaced)| own.at_most || replaced.at_most);
        let Some((own, replaced)) = both.filter(|_| !at_most) else {
            found.push(Replaced { this, other, saved: None, at_most });
            continue;
        };
        let saved = ledger::difference(trace, replaced.cost_per_unit, own.cost_per_unit, || Step {
            key: format!("{}saved_per_tonne", good.key),
            label: say::saved_by_alternative(),
            basis: why::other_less_this(),
        })?;
        found.push(Replaced { this, other, saved: Some(saved.id), at_most });
    }
    Ok(found)
}
