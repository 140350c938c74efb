//! The keys that a question names, as figures of the trace; or what is wrong with them.

use crate::diag::{Diagnostic, Diagnostics, nearest};
use crate::quantity::{Decimal, Unit, exact, from_per_cent};
use crate::scenario::PlacedText;
use crate::scenario::questions::Written;
use crate::text::{Text, messages::input as say};
use crate::trace::{Basis, NodeId, Operation, Trace};
use std::ops::Range;

/// Inputs that move together; all have one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    pub inputs: Vec<NodeId>,
    pub unit: Unit,
}

impl Lever {
    /// A value of the inputs as it is shown to people, with its unit: that of a rate as per cent.
    pub fn shown(&self, trace: &Trace, value: Decimal) -> (Decimal, Unit) {
        self.inputs.first().map_or((value, self.unit), |id| trace.node(*id).shown_at(value))
    }

    /// The unit in which values of the inputs are shown.
    pub fn shown_unit(&self, trace: &Trace) -> Unit {
        self.shown(trace, Decimal::ZERO).1
    }

    /// The value of the inputs, where they have one in common.
    pub fn present(&self, trace: &Trace) -> Option<Decimal> {
        let first = trace.node(*self.inputs.first()?).value;
        self.inputs.iter().all(|id| trace.node(*id).value == first).then_some(first)
    }

    /// All inputs at one value.
    pub fn at(&self, value: Decimal) -> impl Iterator<Item = (NodeId, Decimal)> + '_ {
        self.inputs.iter().map(move |id| (*id, value))
    }

    /// The keys, joined for a key of a result.
    pub fn key(&self, trace: &Trace) -> String {
        self.inputs.iter().map(|id| trace.node(*id).key.as_str()).collect::<Vec<_>>().join("+")
    }
}

/// Finds figures by key and notes what is wrong.
#[derive(Debug)]
pub struct Names<'a> {
    pub trace: &'a Trace,
    pub diagnostics: &'a mut Diagnostics,
}

/// As many keys as a help line names.
const NAMED: usize = 12;

impl Names<'_> {
    pub fn note(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A figure of any kind.
    pub fn figure(&mut self, key: &PlacedText) -> Option<NodeId> {
        if let Some(id) = self.trace.find(&key.text) {
            return Some(id);
        }
        let mut diagnostic = placed(Diagnostic::error("no-such-figure", say::no_such_figure(&key.text)), &key.span);
        for near in nearest(&key.text, self.trace.nodes().iter().map(|node| node.key.as_str())) {
            diagnostic = diagnostic.help(say::did_you_mean(near));
        }
        self.note(diagnostic.help(say::how_to_list_figures()));
        None
    }

    /// Figures; none if one of them is not there.
    pub fn figures(&mut self, keys: &[PlacedText]) -> Option<Vec<NodeId>> {
        let found: Vec<Option<NodeId>> = keys.iter().map(|key| self.figure(key)).collect();
        found.into_iter().collect()
    }

    /// Inputs that move together.
    pub fn lever(&mut self, keys: &[PlacedText]) -> Option<Lever> {
        let found: Vec<Option<NodeId>> = keys.iter().map(|key| self.input(key)).collect();
        let inputs = found.into_iter().collect::<Option<Vec<NodeId>>>()?;
        let unit = self.trace.node(*inputs.first()?).unit;
        for (id, key) in inputs.iter().zip(keys) {
            let own = self.trace.node(*id).unit;
            if own != unit {
                self.note(
                    placed(Diagnostic::error("wrong-unit", say::other_unit_than_first(own.text())), &key.span)
                        .other(keys[0].span.clone(), say::the_first_input())
                        .help(say::remove_the_key(&key.text)),
                );
                return None;
            }
        }
        Some(Lever { inputs, unit })
    }

    fn input(&mut self, key: &PlacedText) -> Option<NodeId> {
        let id = self.figure(key)?;
        let node = self.trace.node(id);
        let diagnostic = match (&node.operation, &node.basis) {
            (Operation::Given, Basis::Definition(_) | Basis::Convention(_) | Basis::Article { .. }) => {
                Diagnostic::error("not-an-input", say::fixed_by_definition(&key.text)).help(say::name_an_input())
            }
            (Operation::Given, _) => return Some(id),
            _ => Diagnostic::error("not-an-input", say::computed_not_given(&key.text))
                .help(say::rests_on(self.inputs_of(&[id]))),
        };
        self.note(placed(diagnostic, &key.span));
        None
    }

    /// The inputs that figures rest on, for a help line.
    fn inputs_of(&self, figures: &[NodeId]) -> Text {
        let mut keys: Vec<&str> = Vec::new();
        for id in figures.iter().flat_map(|figure| self.trace.ancestry(*figure)) {
            let node = self.trace.node(id);
            let movable = matches!(node.basis, Basis::Scenario(_) | Basis::Data(_) | Basis::Law(_));
            if node.operation == Operation::Given && movable && !keys.contains(&node.key.as_str()) {
                keys.push(&node.key);
            }
        }
        let more = keys.len() > NAMED;
        keys.truncate(NAMED);
        keys.extend(more.then_some("…"));
        Text::words(&keys)
    }

    /// Warns about inputs that move none of the figures.
    pub fn should_move(&mut self, lever: &Lever, keys: &[PlacedText], figures: &[NodeId]) {
        let depends = super::replay::dependents(self.trace, &lever.inputs);
        if let (false, Some(key)) = (figures.iter().any(|figure| depends[*figure]), keys.first()) {
            let diagnostic = Diagnostic::warning("no-effect", say::no_effect(&key.text));
            let help = say::name_another_input(self.inputs_of(figures));
            self.note(placed(diagnostic, &key.span).help(help));
        }
    }

    /// A value in the unit that is needed.
    pub fn value(&mut self, written: &Written, unit: Unit) -> Option<Decimal> {
        let message = match written.unit {
            None => return Some(written.value),
            Some(Unit::Percent) if unit == Unit::One => return from_per_cent(written.value).ok(),
            Some(own) => match own.power_to(unit) {
                // A number that ten times ten makes too long is wrong in any unit.
                Some(power) => match exact::shifted(written.value, power) {
                    Ok(value) => return Some(value),
                    Err(_) => say::too_many_digits(written.value),
                },
                None if own == Unit::One => say::unit_missing(),
                None => say::wrong_unit(own.text()),
            },
        };
        self.note(
            placed(Diagnostic::error("wrong-unit", message), &written.span)
                .help(say::write_like(format!("\"… {}\"", unit.text().en))),
        );
        None
    }
}

/// A question of the command line has no place in the file.
pub fn placed(diagnostic: Diagnostic, span: &Range<usize>) -> Diagnostic {
    if span.is_empty() { diagnostic } else { diagnostic.at(span.clone()) }
}
