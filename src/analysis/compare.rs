//! Two traces: which inputs differ, which figures, and how the difference of a figure splits into causes.
//!
//! The inputs of the first trace are changed to those of the second one after another, in the order of the
//! first; each part is the figure after a change less the figure before it, so that the parts add up to the
//! whole exactly. Inputs correspond by their place in the formula, whatever they are called.

use super::replay::Replay;
use crate::quantity::{Decimal, exact};
use crate::trace::{NodeId, Operation, StepError, Trace};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct Compared {
    /// Inputs by key that differ, or that one side alone has.
    pub inputs: Vec<(Option<NodeId>, Option<NodeId>)>,
    /// Computed figures that both have, with another value.
    pub figures: Vec<(NodeId, NodeId)>,
    /// How many computed figures only the first, and only the second has.
    pub alone: [usize; 2],
    pub splits: Vec<Split>,
}

/// The difference of a figure and its causes.
#[derive(Clone, Debug)]
pub struct Split {
    pub figure: (NodeId, NodeId),
    /// Second less first.
    pub difference: Decimal,
    pub causes: Vec<Cause>,
}

#[derive(Clone, Copy, Debug)]
pub struct Cause {
    pub kind: CauseKind,
    /// The figure of each side that it is about.
    pub about: (NodeId, NodeId),
    pub part: Decimal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CauseKind {
    /// An input has another value.
    Input,
    /// A figure is computed from other inputs or in another way.
    AnotherWay,
}

/// Compares two traces and splits the difference of the named pairs of figures.
///
/// # Errors
/// A step on the way from one trace to the other whose exact result does not fit 28 digits.
pub fn compare(a: &Trace, b: &Trace, figures: &[(NodeId, NodeId)]) -> Result<Compared, StepError> {
    let mut compared = Compared { inputs: Vec::new(), figures: Vec::new(), alone: [0, 0], splits: Vec::new() };
    let given = |trace: &Trace, id: NodeId| trace.node(id).operation == Operation::Given;
    for (id, node) in a.nodes().iter().enumerate() {
        let other = b.find(&node.key);
        let differs = other.is_some_and(|other| (node.value, node.unit) != (b.node(other).value, b.node(other).unit));
        match other {
            _ if given(a, id) && (other.is_none() || differs) => compared.inputs.push((Some(id), other)),
            Some(other) if differs => compared.figures.push((id, other)),
            None => compared.alone[0] += 1,
            Some(_) => {}
        }
    }
    for (id, node) in b.nodes().iter().enumerate().filter(|(_, node)| a.find(&node.key).is_none()) {
        match node.operation {
            Operation::Given => compared.inputs.push((None, Some(id))),
            _ => compared.alone[1] += 1,
        }
    }
    for pair in figures {
        compared.splits.push(split(a, b, *pair)?);
    }
    Ok(compared)
}

fn split(a: &Trace, b: &Trace, figure: (NodeId, NodeId)) -> Result<Split, StepError> {
    let subtract = |x: Decimal, y: Decimal| {
        exact::subtract(x, y).map_err(|error| StepError { key: a.node(figure.0).key.clone(), error })
    };
    let mut walk = Walk { a, b, pairs: BTreeMap::new(), causes: Vec::new() };
    walk.correspond(figure.0, figure.1);
    let mut changes = walk.causes;
    changes.sort_by_key(|(kind, id, _)| (*kind != CauseKind::Input, *id));
    let mut causes = Vec::new();
    let mut before = a.node(figure.0).value;
    for done in 1..=changes.len() {
        let moved: Vec<NodeId> = changes[..done].iter().map(|(_, id, _)| *id).collect();
        let mut replay = Replay::new(a, &moved, &[figure.0]);
        replay.run(changes[..done].iter().map(|(_, id, other)| (*id, b.node(*other).value)))?;
        let after = replay.value(figure.0);
        let (kind, id, other) = changes[done - 1];
        let part = subtract(after, before)?;
        if !part.is_zero() {
            causes.push(Cause { kind, about: (id, other), part });
        }
        before = after;
    }
    let difference = subtract(b.node(figure.1).value, a.node(figure.0).value)?;
    debug_assert_eq!(before, b.node(figure.1).value, "{}", a.node(figure.0).key);
    Ok(Split { figure, difference, causes })
}

/// Walks down two formulas at once.
struct Walk<'t> {
    a: &'t Trace,
    b: &'t Trace,
    /// Which figure of the second trace each figure of the first stands for.
    pairs: BTreeMap<NodeId, NodeId>,
    causes: Vec<(CauseKind, NodeId, NodeId)>,
}

impl Walk<'_> {
    /// Whether the first figure can take the place of the second; if so, what makes it equal is noted.
    fn correspond(&mut self, a: NodeId, b: NodeId) -> bool {
        let (first, second) = (self.a.node(a), self.b.node(b));
        if first.unit != second.unit {
            return false;
        }
        if let Some(known) = self.pairs.get(&a) {
            // One figure cannot stand for two that differ.
            return self.b.node(*known).value == second.value;
        }
        if first.operation == second.operation && first.inputs.len() == second.inputs.len() {
            let (pairs, causes) = (self.pairs.clone(), self.causes.len());
            let inputs = first.inputs.iter().zip(&second.inputs);
            if inputs.into_iter().all(|(x, y)| self.correspond(*x, *y)) {
                self.pairs.insert(a, b);
                if first.operation == Operation::Given && first.value != second.value {
                    self.causes.push((CauseKind::Input, a, b));
                }
                return true;
            }
            self.pairs = pairs;
            self.causes.truncate(causes);
        }
        self.pairs.insert(a, b);
        self.causes.push((CauseKind::AnotherWay, a, b));
        true
    }
}
