//! One line of a list with all its figures, by the same engine, every step kept.

use super::assessor::{Assessor, Kind, Line};
use super::cells::Problem;
use super::engine::{Engine, Status, inexact, precursors_missing};
use super::importers::{Answer, ImporterYear, ImporterYears};
use super::threads::Watch;
use super::{Failure, First, Options, Setup, columns::Columns, first_pass};
use crate::compute::certificates::assess;
use crate::load::Data;
use crate::load::table::{Block, Blocks, Record, Records, TableFile};
use crate::quantity::Decimal;
use crate::resolve::goods::{Outcome, Words, answer};
use crate::trace::{NodeId, ScenarioPlace, Trace};

/// A line explained.
#[derive(Debug)]
pub struct Explained {
    pub status: Status,
    pub problems: Vec<Problem>,
    /// The importer's year, where the line has figures.
    pub importer: Option<ImporterYear>,
    pub trace: Trace,
    /// The cost, or the certificates where no price is published.
    pub root: Option<NodeId>,
}

/// Explains the line of this number, as an editor counts lines; nothing where no shipment stands there.
///
/// # Errors
/// As for [`super::run`].
pub fn explain(
    tables: &mut [TableFile; 1],
    columns: &Columns,
    (options, data): (&Options, &Data),
    number: u64,
    watch: &dyn Watch,
) -> Result<Option<Explained>, Failure> {
    let columns = std::slice::from_ref(columns);
    let engine = Engine::new(data, options.known_on, &options.assumed)?;
    let First { importers, decisions, .. } = first_pass((tables, columns), options, &engine, watch)?;
    let setup = Setup::new((tables, columns), options, &engine, decisions);
    let mut assessor = setup.assessor();
    let failed = |diagnostic| Failure::Table { table: 0, diagnostic };
    let mut blocks = Blocks::of(&tables[0]).map_err(failed)?;
    let (mut block, mut found) = (Block::default(), None);
    while found.is_none() && blocks.next(&mut block).map_err(failed)? {
        let mut records = Records::of(&block, &tables[0]);
        while let Some(record) = records.next() {
            if record.line == number && assessor.kind(&record, 0) == Kind::Line {
                found = Some(explained(&mut assessor, &record, &importers, tables[0].own_name())?);
            }
        }
    }
    super::unchanged(tables)?;
    assessor.check_data()?;
    Ok(found)
}

fn explained(
    assessor: &mut Assessor<'_>,
    record: &Record<'_>,
    importers: &ImporterYears,
    file: &str,
) -> Result<Explained, Failure> {
    let line = match assessor.read(record, 0) {
        Ok(line) => line,
        Err(outcome) => return Ok(without_figures(outcome.status, outcome.problems.clone())),
    };
    let spelling = assessor.layout(0).importer(record);
    let year = spelling.and_then(|spelling| importers.find(spelling, line.quarter.year));
    let answer =
        year.map_or(Answer { above: true, incomplete: false, unassigned: false }, |year| importers.answer(year));
    let assessed = match assessor.assess(&line, answer) {
        Ok(assessed) => assessed,
        Err(outcome) => return Ok(without_figures(outcome.status, outcome.problems.clone())),
    };
    let importer = year.map(|year| importers.all()[year].clone());
    let unpublished = &assessor.price(line.price).unpublished;
    let unpublished = unpublished.iter().filter(|_| assessed.status == Status::PriceUnpublished);
    let mut problems: Vec<Problem> = unpublished.chain(&line.doubts).cloned().collect();
    // Below the threshold the figures of a line are shown as what it would cost, and rest on the same.
    let reservations = &assessor.good(line.good).rate.reservations;
    problems.extend(reservations.iter().map(|note| Problem::new(note.code, note.text.clone())));
    if assessed.at_most {
        problems.push(precursors_missing());
    }
    let (trace, [cost, certificates, free_allocation]) = match traced(assessor, &line, (file, record.line)) {
        Ok(traced) => traced,
        Err(problem) => return Ok(without_figures(Status::Refused, vec![problem])),
    };
    let root = match (assessed.status, assessed.certificates) {
        (Status::PriceUnpublished, Some(_)) => certificates,
        // What a carbon price paid is worth in certificates depends on their price.
        (Status::PriceUnpublished, None) => free_allocation,
        _ => cost,
    };
    Ok(Explained { status: assessed.status, problems, importer, trace, root: Some(root) })
}

fn without_figures(status: Status, problems: Vec<Problem>) -> Explained {
    Explained { status, problems, importer: None, trace: Trace::default(), root: None }
}

/// Every step of a line, and its cost, certificates and specific embedded free allocation.
fn traced(assessor: &Assessor<'_>, line: &Line, (file, number): (&str, u64)) -> Result<(Trace, [NodeId; 3]), Problem> {
    let (engine, good) = (assessor.engine, assessor.good(line.good));
    let place = |column: &str| ScenarioPlace {
        file: file.to_owned(),
        line: u32::try_from(number).unwrap_or(u32::MAX),
        path: column.to_owned(),
        source: None,
        assumption: None,
        ..Default::default()
    };
    // A published price is found again with its source; without any, one euro stands in for it.
    let price = if assessor.price(line.price).unpublished.is_some() {
        Some(Decimal::ONE)
    } else {
        engine.assumed_for(line.quarter.import())
    };
    let of_line = (line.mass.decimal(), line.quarter.import(), price);
    let stated = engine.good(good.pair.code(), good.pair.origin(), &assessor.claimed(good), of_line, &place);
    let answered = answer(&engine.tables, &stated).map_err(|unanswered| engine.problem(unanswered))?;
    let Outcome::Liable(case) = answered.outcome else { return Err(inexact()) };
    let words = Words { library: engine.data, statutes: engine.data, statements: answered.statements };
    let mut trace = Trace::default();
    let figures = assess(&mut trace, &case, &words).map_err(|_| inexact())?;
    let roots = [figures.cost.id, figures.certificates.id, figures.specific_embedded_free_allocation.id];
    Ok((trace, roots))
}
