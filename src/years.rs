//! The same good in other years of importation.

use crate::compute::certificates::{GoodFigures, assess};
use crate::explain::years::Years;
use crate::load::Data;
use crate::reference::DataError;
use crate::resolve::goods::{CbamTables, Outcome, Refusal, Unanswered, Words, answer};
use crate::scenario::goods::{Good, Import};
use crate::text::{Text, messages::quote as say};
use crate::trace::{NodeId, Trace};

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
    let good = Good { key: format!("{}{year}.", good.key), import, production_year: None, ..good.clone() };
    let answered = match answer(tables, &good) {
        Ok(answered) => answered,
        Err(Unanswered::Refused(refusal)) => return Ok(Err(refusal.message)),
        Err(Unanswered::Broken(error)) => return Err(error),
    };
    let Outcome::Liable(case) = &answered.outcome else {
        return Ok(Err(say::nothing_due()));
    };
    let words = Words { library: data, statutes: data, statements: answered.statements.clone() };
    match assess(trace, case, &words) {
        Ok(figures) => {
            for note in answered.notes {
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
