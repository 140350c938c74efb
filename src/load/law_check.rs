//! Is a parameter of the law sound? What the look-up by day relies on.

use crate::law::{LawFile, LawKind, LawValue};
use crate::reference::{DataError, Sources};
use crate::trace::Standing;

/// Notes all problems of one file.
pub fn check_law(law: &LawFile, sources: &Sources, problems: &mut Vec<DataError>) {
    let mut problem =
        |message: String| problems.push(DataError { file: format!("law/{}.toml", law.path), line: None, message });
    if law.kind == LawKind::Steps && !law.open {
        problem("steps need `open = true`: the last one holds until it is amended".into());
    }
    for value in &law.values {
        let from = value.from;
        if !sources.by_id.contains_key(&value.source) {
            problem(format!("the value from {from} cites no known source: {:?}", value.source));
        }
        if let Some(day) = sources.day().filter(|day| *day < value.known) {
            problem(format!("the value from {from} is known on {}, after the day of the data, {day}", value.known));
        }
        match (law.kind, value.to) {
            (LawKind::Periods, Some(to)) if to < from => {
                problem(format!("the period from {from} ends before, on {to}"))
            }
            (LawKind::Periods, _) | (_, None) => {}
            (_, Some(_)) => problem(format!("the value from {from} has an end, which only periods have")),
        }
        if (value.standing == Standing::Proposed) != value.proposal.is_some() {
            problem(format!("the value from {from}: a proposal, and nothing else, names its proposal"));
        }
    }
    for (earlier, later) in pairs_of_one_standing(&law.values) {
        // Two values of one day are told apart by the day on which they were known.
        if (later.from, later.known) <= (earlier.from, earlier.known) {
            problem(format!("the values from {} and {} are not in order", earlier.from, later.from));
        } else if law.kind == LawKind::Periods && earlier.to.is_none_or(|to| later.from <= to) {
            problem(format!("the periods from {} and {} overlap", earlier.from, later.from));
        }
    }
}

/// Each value with the next that competes with it: of the same standing and the same proposal.
fn pairs_of_one_standing(values: &[LawValue]) -> Vec<(&LawValue, &LawValue)> {
    let same = |a: &LawValue, b: &LawValue| a.standing == b.standing && a.proposal == b.proposal;
    let next = |at: usize| values[at + 1..].iter().find(|later| same(&values[at], later));
    (0..values.len()).filter_map(|at| Some((&values[at], next(at)?))).collect()
}
