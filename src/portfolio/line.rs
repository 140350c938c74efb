//! One line of a list with all its figures, by the same engine, every step kept.

use super::cells::Problem;
use super::engine::{Engine, Price, Status, counts};
use super::importers::{ImporterYear, Masses};
use super::memo::Key;
use super::reading::{Line, Reading};
use super::records::Lines;
use super::threads::Watch;
use super::{Failure, Options, Setup, columns::Columns, importer_years};
use crate::compute::certificates::assess;
use crate::load::Data;
use crate::load::table::{Block, Blocks, TableFile};
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
    let (importers, _) = importer_years(tables, columns, options, &engine, watch, Masses::Whole)?;
    let setup = Setup::new(tables, columns, options, &engine);
    let mut reading = Reading::new(&setup);
    let failed = |diagnostic| Failure::Table { table: 0, diagnostic };
    let mut blocks = Blocks::of(&tables[0]).map_err(failed)?;
    let (mut block, mut lines, mut found) = (Block::default(), Lines::default(), None);
    while found.is_none() && blocks.next(&mut block, None).map_err(failed)? {
        lines.split(&block, tables[0].delimiter).map_err(|line| Failure::too_long(0, line))?;
        for record in lines.records(&block, 0..lines.len()).filter(|record| record.line == number) {
            let importer = setup.layouts[0].importer.map_or(Key::Short(0), |at| record.key(at));
            let line = reading.line(&record, 0);
            let year = line.as_ref().ok().and_then(|line| importers.find(importer, line.quarter));
            found = Some((line, year.map(|at| importers.all()[at].clone())));
        }
    }
    super::unchanged(tables)?;
    let Some((line, importer)) = found else { return Ok(None) };
    let explained = match line {
        Ok(line) => with_figures(&reading, &line, importer, (tables[0].own_name(), number))?,
        Err(outcome) => refused(outcome.0, outcome.1.clone()),
    };
    reading.finish_block()?;
    Ok(Some(explained))
}

fn refused(status: Status, problems: Vec<Problem>) -> Explained {
    Explained { status, problems, importer: None, trace: Trace::default(), root: None }
}

fn with_figures(
    reading: &Reading<'_>,
    line: &Line,
    importer: Option<ImporterYear>,
    (file, number): (&str, u64),
) -> Result<Explained, Failure> {
    let engine = reading.engine;
    let import = line.quarter.import();
    let mut problems = Vec::new();
    let price = match engine.price(import) {
        // A published price is found again with its source.
        Price::Published(_) => None,
        Price::Assumed(price) => Some(price),
        Price::Unpublished(problem) => {
            problems.push(problem);
            Some(crate::quantity::Decimal::ONE)
        }
    };
    let place = |column: &str| ScenarioPlace {
        file: file.to_owned(),
        line: u32::try_from(number).unwrap_or(u32::MAX),
        path: column.to_owned(),
        source: None,
        assumption: None,
    };
    let good = engine.good(&line.code, &line.origin, &line.claim, (line.mass.decimal(), import, price), &place);
    let answered = match answer(&engine.tables, &good) {
        Ok(answered) => answered,
        Err(unanswered) => return Ok(refused(Status::Refused, vec![engine.problem(unanswered)])),
    };
    let Outcome::Liable(case) = answered.outcome else {
        return Ok(refused(Status::ExemptOrigin, Vec::new()));
    };
    let words = Words { library: engine.data, statutes: engine.data, statements: answered.statements };
    let mut trace = Trace::default();
    let Ok(figures) = assess(&mut trace, &case, &words) else {
        return Ok(refused(Status::Refused, vec![super::engine::inexact()]));
    };
    let below = counts(answered.good.sector) && importer.as_ref().is_some_and(|importer| !importer.above);
    let (status, root) = match (below, problems.is_empty()) {
        (true, _) => (Status::BelowThreshold, figures.cost.id),
        (false, true) => (Status::Liable, figures.cost.id),
        (false, false) if line.claim.depends_on_price() => {
            (Status::PriceUnpublished, figures.specific_embedded_free_allocation.id)
        }
        (false, false) => (Status::PriceUnpublished, figures.certificates.id),
    };
    if figures.at_most {
        problems.push(super::engine::precursors_missing());
    }
    Ok(Explained { status, problems, importer, trace, root: Some(root) })
}
