//! The same good in other years of importation.

use crate::case::path::Growth;
use crate::compute::certificates::{GoodFigures, assess};
use crate::compute::paths;
use crate::explain::years::Years;
use crate::load::Data;
use crate::reference::DataError;
use crate::resolve::goods::{CbamTables, Note, Outcome, Refusal, Unanswered, Words, answer};
use crate::scenario::goods::{Good, Import, PrecursorStatement};
use crate::text::Text;
use crate::text::messages::{goods as words, reasons, refusals};
use crate::trace::ledger;
use crate::trace::{Basis, NodeId, Step, StepError, Trace};

/// Assesses a good for each year, made and imported in it; a refusal becomes its reason.
///
/// # Errors
/// A broken data file.
pub fn of(
    good: &Good,
    years: &[i16],
    tables: &CbamTables<'_>,
    data: &Data,
    trace: &mut Trace,
) -> Result<Years, DataError> {
    let mut found = Years::default();
    for year in years {
        let figures = in_year(good, *year, tables, data, (trace, &mut found.notes))?;
        found.years.push((*year, figures));
    }
    Ok(found)
}

/// The cost of all years per unit of good, and its present value where a discount rate is stated; nothing
/// where a year has no figure.
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn totals(
    years: &Years,
    key: &str,
    (discount, base_year): (Option<&Growth>, Option<i16>),
    trace: &mut Trace,
) -> Result<Option<(NodeId, Option<NodeId>)>, StepError> {
    let mut costs = Vec::new();
    for (_, figures) in &years.years {
        match figures {
            Ok(figures) => costs.push(figures.cost_per_unit),
            Err(_) => return Ok(None),
        }
    }
    if costs.is_empty() {
        return Ok(None);
    }
    let of: Vec<i16> = years.years.iter().map(|(year, _)| *year).collect();
    let cumulative = ledger::sum(trace, &costs, || Step {
        key: format!("{key}all_years.cost_per_tonne"),
        label: words::cost_of_all_years(),
        basis: Basis::Convention(reasons::sum_of_years()),
    })?;
    let Some(discount) = discount else {
        return Ok(Some((cumulative.id, None)));
    };
    let factors = paths::discount_factors(trace, discount, base_year, &of)?;
    let mut present = Vec::new();
    for ((year, cost), factor) in of.iter().zip(&costs).zip(factors) {
        present.push(ledger::product(trace, *cost, factor, || Step {
            key: format!("{key}{year}.present_value"),
            label: words::present_value_of_cost(),
            basis: Basis::Convention(reasons::discounted()),
        })?);
    }
    let present = ledger::sum(trace, &present, || Step {
        key: format!("{key}all_years.present_value"),
        label: words::present_value_of_cost(),
        basis: Basis::Convention(reasons::sum_of_years()),
    })?;
    Ok(Some((cumulative.id, Some(present.id))))
}

fn in_year(
    good: &Good,
    year: i16,
    tables: &CbamTables<'_>,
    data: &Data,
    (trace, notes): (&mut Trace, &mut Vec<(Text, Vec<i16>)>),
) -> Result<Result<GoodFigures<NodeId>, Text>, DataError> {
    let import = match good.import {
        Import::Date(date) => Import::Quarter { year, quarter: (date.month() - 1) / 3 + 1 },
        Import::Quarter { quarter, .. } => Import::Quarter { year, quarter },
        Import::Year(_) => Import::Year(year),
    };
    if has_verified_free_allocation(good) && year != good.import.year() {
        return Ok(Err(refusals::other_years_need_their_own()));
    }
    let good = Good { key: format!("{}{year}.", good.key), import, production_year: None, ..good.clone() };
    let answered = match answer(tables, &good) {
        Ok(answered) => answered,
        Err(Unanswered::Refused(refusal)) => return Ok(Err(refusal.message)),
        Err(Unanswered::Broken(error)) => return Err(error),
    };
    let case = match &answered.outcome {
        Outcome::Liable(case) => case,
        Outcome::Exempt(reason) => return Ok(Err(reason.clone())),
    };
    let words = Words { library: data, statutes: data, statements: answered.statements.clone() };
    match assess(trace, case, &words) {
        Ok(figures) => {
            for Note { text: note, .. } in answered.notes {
                match notes.iter_mut().find(|(known, _)| *known == note) {
                    Some((_, years)) => years.push(year),
                    None => notes.push((note, vec![year])),
                }
            }
            Ok(Ok(figures))
        }
        Err(error) => Ok(Err(Refusal::inexact(&error).message)),
    }
}

/// A verified free allocation holds the CBAM factor of its own year.
fn has_verified_free_allocation(good: &Good) -> bool {
    fn of(precursors: &[PrecursorStatement]) -> bool {
        precursors.iter().any(|precursor| precursor.free_allocation.is_some() || of(&precursor.precursors))
    }
    good.free_allocation.is_some() || of(&good.precursors)
}
