//! What carbon costs and saves, exact and explained figure by figure.
//!
//! A scenario (TOML) states facts; the engine finds what the reference data say for them, computes
//! exact decimals, and returns a report in which every figure knows its formula, its inputs and
//! the data row or the place in the file that it came from.
//!
//! The flow is one way: bytes, [`load`], validate, [`resolve`], [`compute`], [`explain`],
//! [`render`], bytes. Everything that a user can get wrong is found before `compute`.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod case;
pub mod check;
pub mod cli;
pub mod compute;
pub mod consignment;
pub mod diag;
pub mod explain;
pub mod importer;
pub mod law;
pub mod law_difference;
pub mod load;
pub mod outcome;
pub mod portfolio;
pub mod quantity;
pub mod quote;
pub mod reference;
pub mod render;
pub mod report;
pub mod resolve;
pub mod scenario;
pub mod text;
pub mod trace;
pub mod years;

use analysis::names::Names;
use diag::{Diagnostic, Diagnostics, SourceFile};
use explain::Computed;
use load::Data;
use reference::{DataError, Library};
use report::{Report, Stamp};
use scenario::PlacedText;
use scenario::questions::Solve;
use trace::{NodeId, Trace};

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What came of a scenario file.
#[derive(Debug)]
pub struct Evaluation {
    /// The report, if nothing was wrong.
    pub report: Option<Report>,
    /// Mistakes and warnings.
    pub diagnostics: Diagnostics,
}

/// Takes a scenario file all the way to its report.
///
/// # Errors
/// A broken data file. Mistakes in the scenario are not errors: they are in the evaluation.
pub fn evaluate(file: &SourceFile, data: &Data) -> Result<Evaluation, DataError> {
    let mut diagnostics = Diagnostics::default();
    let Some(computed) = computed(file, data, &mut diagnostics)? else {
        return Ok(Evaluation { report: None, diagnostics });
    };
    let claims = computed.claim_points();
    let answers = analysis::answers(&computed.scenario, &claims, data, &computed.trace, &mut diagnostics)?;
    // A question that has a mistake leaves the whole report out: nothing is half said.
    if diagnostics.has_errors() {
        return Ok(Evaluation { report: None, diagnostics });
    }
    let stamp = stamp(&computed, data)?;
    Ok(Evaluation { report: Some(explain::report(computed, &answers, stamp)), diagnostics })
}

/// Asks for the value of an input at which a figure of a scenario equals a target.
///
/// # Errors
/// A broken data file.
pub fn solve(file: &SourceFile, question: &Solve, data: &Data) -> Result<Evaluation, DataError> {
    let mut diagnostics = Diagnostics::default();
    let Some(computed) = computed(file, data, &mut diagnostics)? else {
        return Ok(Evaluation { report: None, diagnostics });
    };
    let mut names = Names { trace: &computed.trace, diagnostics: &mut diagnostics };
    let solved = analysis::solve::answer(question, &mut names);
    let Some(solved) = solved.filter(|_| !diagnostics.has_errors()) else {
        return Ok(Evaluation { report: None, diagnostics });
    };
    let stamp = stamp(&computed, data)?;
    let report = explain::questions::solve::report(&solved, computed, stamp);
    Ok(Evaluation { report: Some(report), diagnostics })
}

/// What came of comparing two files.
#[derive(Debug)]
pub struct Comparison {
    /// The report, if nothing was wrong.
    pub report: Option<Report>,
    /// Mistakes and warnings of each file.
    pub diagnostics: [Diagnostics; 2],
}

/// Compares two scenarios, and splits the difference of figures: those named, as a key or as a key of each,
/// or the headline figures that both have.
///
/// # Errors
/// A broken data file.
pub fn compare(files: [&SourceFile; 2], figures: &[[String; 2]], data: &Data) -> Result<Comparison, DataError> {
    let mut diagnostics = [Diagnostics::default(), Diagnostics::default()];
    let sides = (computed(files[0], data, &mut diagnostics[0])?, computed(files[1], data, &mut diagnostics[1])?);
    let (Some(a), Some(b)) = sides else {
        return Ok(Comparison { report: None, diagnostics });
    };
    let headline = a.headline().into_iter().filter_map(|id| Some((id, b.trace.find(&a.trace.node(id).key)?)));
    let mut pairs: Vec<(NodeId, NodeId)> = if figures.is_empty() { headline.collect() } else { Vec::new() };
    for keys in figures {
        let mut find = |side: usize, trace: &Trace| {
            let key = PlacedText { text: keys[side].clone(), span: 0..0 };
            Names { trace, diagnostics: &mut diagnostics[side] }.figure(&key)
        };
        let (first, second) = (find(0, &a.trace), find(1, &b.trace));
        pairs.extend(first.zip(second));
    }
    if diagnostics.iter().any(Diagnostics::has_errors) {
        return Ok(Comparison { report: None, diagnostics });
    }
    match analysis::compare::compare(&a.trace, &b.trace, &pairs) {
        Ok(compared) => {
            let stamp = stamp(&b, data)?;
            let report = explain::questions::compare::report(&compared, [&a, &b], stamp);
            Ok(Comparison { report: Some(report), diagnostics })
        }
        Err(error) => {
            diagnostics[0].push(Diagnostic::of_step(&error.key, error.code()));
            Ok(Comparison { report: None, diagnostics })
        }
    }
}

/// All figures of a file; nothing, with the mistakes in `diagnostics`.
fn computed(file: &SourceFile, data: &Data, diagnostics: &mut Diagnostics) -> Result<Option<Computed>, DataError> {
    let Some(scenario) = load::scenario(file, diagnostics) else {
        return Ok(None);
    };
    let Some(case) = resolve::resolve(&scenario, data, diagnostics)? else {
        return Ok(None);
    };
    let (outcome, mut trace) = match compute::compute(&case) {
        Ok(found) => found,
        Err(error) => {
            diagnostics.push(Diagnostic::of_step(&error.key, error.code()));
            return Ok(None);
        }
    };
    let goods = consignment::consignment(&scenario, case.path.as_ref(), data, &mut trace, diagnostics)?;
    // A good that is refused leaves the whole report out; its figures would be missed by every question.
    if diagnostics.has_errors() {
        return Ok(None);
    }
    let audits = analysis::audits(&scenario, &mut trace, diagnostics);
    Ok(Some(Computed { scenario, case, outcome, goods, audits, trace }))
}

fn stamp(computed: &Computed, data: &Data) -> Result<Stamp, DataError> {
    let sources = data.sources()?;
    Ok(Stamp::new(computed.scenario.as_known_on, (sources.day(), &sources.version), !data.is_embedded()))
}
