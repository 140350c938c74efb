//! The range of an input, stated or published, around its present value.

use super::names::{Lever, Names, placed};
use crate::diag::Diagnostic;
use crate::quantity::Decimal;
use crate::reference::{DataError, Library};
use crate::resolve::ranges::published;
use crate::scenario::PlacedText;
use crate::scenario::questions::{Bounds, Published, Written};
use crate::text::messages::input as say;
use crate::trace::{Basis, DataRow, ScenarioPlace};
use jiff::civil::Date;

/// Both ends for each input of a lever.
#[derive(Clone, Debug)]
pub struct Range {
    pub low: Vec<Decimal>,
    pub high: Vec<Decimal>,
    pub origin: Origin,
}

/// Where a range comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    Stated {
        low: ScenarioPlace,
        high: ScenarioPlace,
    },
    /// The rows of the first input: where the low and where the high end stands.
    Published {
        which: Published,
        low: DataRow,
        high: DataRow,
    },
}

impl Range {
    /// Whether nothing can move.
    pub fn is_point(&self) -> bool {
        self.low == self.high
    }
}

/// Finds a range; nothing, with the mistakes noted.
///
/// # Errors
/// A broken data file.
pub fn range(
    bounds: &Bounds,
    lever: &Lever,
    keys: &[PlacedText],
    (library, known_on): (&dyn Library, Date),
    names: &mut Names<'_>,
) -> Result<Option<Range>, DataError> {
    let range = match bounds {
        Bounds::Stated { low, high } => {
            let end = |stated: &crate::scenario::Stated<_>| Written {
                value: stated.value,
                unit: Some(stated.unit),
                span: stated.span.clone(),
            };
            let ends = (names.value(&end(low), lever.unit), names.value(&end(high), lever.unit));
            let (Some(at_low), Some(at_high)) = ends else {
                return Ok(None);
            };
            Range {
                low: vec![at_low; lever.inputs.len()],
                high: vec![at_high; lever.inputs.len()],
                origin: Origin::Stated { low: low.place.clone(), high: high.place.clone() },
            }
        }
        Bounds::Published(which, span) => {
            let mut found = Vec::new();
            for (id, key) in lever.inputs.iter().zip(keys) {
                let node = names.trace.node(*id);
                let diagnostic = match &node.basis {
                    Basis::Data(row) => match published(library, row, *which, known_on)? {
                        Some(range) => {
                            found.push(range);
                            continue;
                        }
                        None => Diagnostic::error("no-published-range", say::no_published_range(&key.text, &row.set)),
                    },
                    _ => Diagnostic::error("no-published-range", say::not_from_a_table(&key.text)),
                };
                names.note(placed(diagnostic, span).help(say::state_low_and_high()));
                return Ok(None);
            }
            let low = found.iter().map(|range| range.low).collect();
            let high = found.iter().map(|range| range.high).collect();
            let Some(first) = found.into_iter().next() else {
                return Ok(None);
            };
            Range { low, high, origin: Origin::Published { which: *which, low: first.low_row, high: first.high_row } }
        }
    };
    for ((id, key), (low, high)) in lever.inputs.iter().zip(keys).zip(range.low.iter().zip(&range.high)) {
        let value = names.trace.node(*id).value;
        if value < *low || value > *high {
            let diagnostic = Diagnostic::error("out-of-range", say::value_outside_range(&key.text, value));
            names.note(placed(diagnostic, &key.span).help(say::widen_the_range()));
            return Ok(None);
        }
    }
    Ok(Some(range))
}
