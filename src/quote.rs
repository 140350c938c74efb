//! One good, no file: from a stated good to its report.

use crate::compute::certificates::{self, GoodFigures};
use crate::explain::goods::{Assessed, report};
use crate::load::Data;
use crate::quantity::ArithmeticError;
use crate::reference::goods::Sector;
use crate::reference::{DataError, Library as _};
use crate::report::{Report, Stamp};
use crate::resolve::goods::{About, Answer, CbamTables, Outcome, Refusal, Unanswered, Words, answer};
use crate::scenario::goods::{Good, Import};
use crate::text::{Text, messages::input, messages::quote as say};
use crate::trace::{NodeId, StepError, Trace};

/// What came of a quote.
#[derive(Debug)]
pub enum Quoted {
    Report(Box<Report>),
    /// Something is missing.
    Refused(Box<Refusal>),
}

/// Quotes a good, and the same good in other years.
///
/// # Errors
/// A broken data file.
pub fn quote(good: &Good, years: &[i16], data: &Data) -> Result<Quoted, DataError> {
    let tables = CbamTables::new(data, data)?;
    let answered = match answer(&tables, good) {
        Ok(answered) => answered,
        Err(Unanswered::Refused(refusal)) => return Ok(Quoted::Refused(refusal)),
        Err(Unanswered::Broken(error)) => return Err(error),
    };
    let mut trace = Trace::default();
    let figures = match assess(&mut trace, &answered, data) {
        Ok(figures) => figures,
        Err(refusal) => return Ok(Quoted::Refused(Box::new(refusal))),
    };
    let break_even = match (&answered.outcome, &figures) {
        (Outcome::Liable(case), Some(figures)) => {
            let words = Words { library: data, statutes: data, statements: answered.statements.clone() };
            match certificates::break_even_of_own_data(&mut trace, case, figures, &words) {
                Ok(found) => found,
                Err(error) => return Ok(Quoted::Refused(Box::new(inexact(&error)))),
            }
        }
        _ => Vec::new(),
    };
    let mut path = Vec::new();
    let mut path_notes = Vec::new();
    for year in years {
        path.push((*year, in_year(&tables, good, *year, &mut trace, &mut path_notes, data)?));
    }
    let assessed = Assessed {
        when: when(good.import),
        calendar: calendar(data, good.import.year())?,
        above_threshold: above_threshold(&tables, &answered, good),
        answer: &answered,
        figures,
        break_even,
        path,
        path_notes: path_notes.iter().map(|(note, years)| say::note_of_years(years.join(", "), note)).collect(),
    };
    let stamp = Stamp {
        as_known_on: good.known_on,
        program_version: crate::VERSION.to_owned(),
        data_version: data.sources()?.version.clone(),
        data_overridden: !data.is_embedded(),
    };
    Ok(Quoted::Report(Box::new(report("quote", &assessed, trace, stamp))))
}

fn assess(trace: &mut Trace, answered: &Answer, data: &Data) -> Result<Option<GoodFigures<NodeId>>, Refusal> {
    match &answered.outcome {
        Outcome::Exempt(_) => Ok(None),
        Outcome::Liable(case) => {
            let words = Words { library: data, statutes: data, statements: answered.statements.clone() };
            certificates::assess(trace, case, &words).map(Some).map_err(|error| inexact(&error))
        }
    }
}

fn inexact(error: &StepError) -> Refusal {
    match error.error {
        ArithmeticError::DivisionByZero => {
            Refusal::new("division-by-zero", About::Price, input::divides_by_zero(&error.key))
                .help(input::no_zero_divisor())
        }
        _ => Refusal::new("figure-not-exact", About::Quantity, input::figure_not_exact(&error.key))
            .help(input::fewer_digits()),
    }
}

/// The same good, made and imported in another year; a refusal becomes its reason.
fn in_year(
    tables: &CbamTables<'_>,
    good: &Good,
    year: i16,
    trace: &mut Trace,
    notes: &mut Vec<(Text, Vec<String>)>,
    data: &Data,
) -> Result<Result<GoodFigures<NodeId>, Text>, DataError> {
    let import = match (good.import, year) {
        (Import::Date(_) | Import::Year(_), _) => Import::Year(year),
        (Import::Quarter { quarter, .. }, year) => Import::Quarter { year, quarter },
    };
    let good = Good { key: format!("{year}."), import, production_year: None, ..good.clone() };
    match answer(tables, &good) {
        Ok(answered) => match assess(trace, &answered, data) {
            Ok(Some(figures)) => {
                for note in &answered.notes {
                    match notes.iter_mut().find(|(known, _)| known == note) {
                        Some((_, years)) => years.push(year.to_string()),
                        None => notes.push((note.clone(), vec![year.to_string()])),
                    }
                }
                Ok(Ok(figures))
            }
            Ok(None) => Ok(Err(say::nothing_due())),
            Err(refusal) => Ok(Err(refusal.message)),
        },
        Err(Unanswered::Refused(refusal)) => Ok(Err(refusal.message)),
        Err(Unanswered::Broken(error)) => Err(error),
    }
}

fn when(import: Import) -> Text {
    match import {
        Import::Date(date) => say::on_date(date),
        Import::Quarter { year, quarter } => say::in_quarter(year.to_string(), quarter.to_string()),
        Import::Year(year) => say::in_year(year.to_string()),
    }
}

/// A single shipment can prove "above", never "below"; hydrogen and electricity have no threshold. Exempt
/// up to and including 50 t (Reg. (EU) 2023/956, Art. 2a and Annex VII).
fn above_threshold(tables: &CbamTables<'_>, answered: &Answer, good: &Good) -> Option<bool> {
    let law = tables.law_of_year(good.import.year(), good.known_on, None);
    match (answered.good.sector, &law.de_minimis) {
        (Sector::Hydrogen | Sector::Electricity, _) | (_, Err(_)) => None,
        (_, Ok(limit)) => Some(good.quantity.value > limit.value),
    }
}

/// The dates that an import of a year brings.
fn calendar(data: &Data, year: i16) -> Result<Vec<(String, Text, String)>, DataError> {
    let table = data.table("cbam-calendar")?;
    let mut dates: Vec<(String, Text, String)> = table
        .rows()
        .filter(|row| row.get("counts_from") == "importation")
        .filter(|row| row.get("from_year").parse::<i16>().is_ok_and(|from| from <= year))
        .filter(|row| row.get("to_year").parse::<i16>().map_or(true, |to| year <= to))
        .map(|row| {
            let due_year = year + row.get("year_offset").parse::<i16>().unwrap_or(0);
            let date = format!("{due_year}-{}", row.get("due"));
            let rule = Text::new(row.get("rule_en"), row.get("rule_zh"));
            (date, rule, format!("{}, {}", row.source_id(), row.get("cite")))
        })
        .collect();
    dates.sort_by(|a, b| (&a.0, &a.2).cmp(&(&b.0, &b.2)));
    Ok(dates)
}
