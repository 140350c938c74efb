//! One good, no file: from a stated good to its report.

use crate::case::goods::Assessment;
use crate::compute::alternatives::{self, ByReading, ByRoute};
use crate::compute::certificates::{self, BreakEven, GoodFigures};
use crate::compute::holding;
use crate::explain::goods::{Assessed, report};
use crate::load::Data;
use crate::quantity::exact;
use crate::reference::goods::Sector;
use crate::reference::{DataError, Library as _};
use crate::report::{Report, Stamp};
use crate::resolve::goods::{Answer, CbamTables, Outcome, Refusal, Unanswered, Words, answer};
use crate::scenario::goods::{Good, Import};
use crate::text::{Text, messages::quote as say};
use crate::trace::{NodeId, StepError, Trace};
use crate::years;

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
    let more = match (&answered.outcome, &figures) {
        (Outcome::Liable(case), Some(figures)) => {
            let words = Words { library: data, statutes: data, statements: answered.statements.clone() };
            match more(&tables, &mut trace, (good, case), figures, &words) {
                Ok(more) => more,
                Err(error) => return Ok(Quoted::Refused(Box::new(Refusal::inexact(&error)))),
            }
        }
        _ => More::default(),
    };
    let years = years::of(good, years, &tables, data, &mut trace)?;
    let assessed = Assessed {
        when: when(good.import),
        calendar: calendar(data, good.import.year())?,
        may_overshoot_little: may_overshoot_little(&tables, &answered, good),
        above_threshold: above_threshold(&tables, &answered, good),
        answer: &answered,
        figures,
        break_even: more.break_even,
        tonne_less: more.tonne_less,
        to_hold: more.to_hold,
        other_routes: more.other_routes,
        other_readings: more.other_readings,
        years,
    };
    let sources = data.sources()?;
    let stamp = Stamp::new(good.known_on, (sources.day(), &sources.version), !data.is_embedded());
    Ok(Quoted::Report(Box::new(report("quote", &assessed, trace, stamp))))
}

/// What a quote says beyond the good's own figures.
#[derive(Default)]
struct More {
    break_even: Vec<BreakEven<NodeId>>,
    tonne_less: Option<(NodeId, Option<NodeId>)>,
    to_hold: Option<NodeId>,
    other_routes: Vec<ByRoute<NodeId>>,
    other_readings: Vec<ByReading<NodeId>>,
}

fn more(
    tables: &CbamTables<'_>,
    trace: &mut Trace,
    (good, case): (&Good, &Assessment),
    figures: &GoodFigures<NodeId>,
    words: &Words<'_>,
) -> Result<More, StepError> {
    let break_even = certificates::break_even_of_own_data(trace, case, figures, words)?;
    let tonne_less = Some(certificates::tonne_less(trace, case, figures, words)?);
    let law = tables.law_of_year(good.import.year(), good.known_on, good.proposal.as_deref());
    let other_routes = alternatives::by_other_routes(trace, case, figures, words)?;
    let to_hold = match (law.holding_share.clone(), holding::without_mark_up(trace, case, words)?) {
        (Ok(share), Some(certificates)) => {
            Some(holding::to_hold(trace, &[certificates], share, &format!("{}holding.", case.key), words)?.id)
        }
        _ => None,
    };
    let other_readings = alternatives::by_other_readings(trace, case, figures, words)?;
    Ok(More { other_readings, break_even, tonne_less, to_hold, other_routes })
}

fn assess(trace: &mut Trace, answered: &Answer, data: &Data) -> Result<Option<GoodFigures<NodeId>>, Refusal> {
    match &answered.outcome {
        Outcome::Exempt(_) => Ok(None),
        Outcome::Liable(case) => {
            let words = Words { library: data, statutes: data, statements: answered.statements.clone() };
            certificates::assess(trace, case, &words).map(Some).map_err(|error| Refusal::inexact(&error))
        }
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

/// Whether the year of this shipment may still be at most 10 % above the threshold.
fn may_overshoot_little(tables: &CbamTables<'_>, answered: &Answer, good: &Good) -> bool {
    let law = tables.law_of_year(good.import.year(), good.known_on, None);
    let (Ok(limit), Ok(overshoot)) = (&law.de_minimis, &law.overshoot) else {
        return false;
    };
    let room = exact::multiply(limit.value, overshoot.share.value).and_then(|room| exact::add(limit.value, room));
    let has_threshold = !matches!(answered.good.sector, Sector::Hydrogen | Sector::Electricity);
    has_threshold && room.is_ok_and(|most| good.quantity.value <= most)
}
