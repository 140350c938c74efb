//! A trace computed again with some of its figures changed: only what lies between the changed figures and
//! the wanted ones, by the evaluator that made the trace. There is no second implementation of a formula.

use crate::quantity::{Decimal, Unit};
use crate::trace::{NodeId, StepError, Trace};

/// A trace with some of its figures moved.
#[derive(Clone, Debug)]
pub struct Replay<'t> {
    trace: &'t Trace,
    /// What is computed again, in the order of the trace.
    steps: Vec<NodeId>,
    values: Vec<Decimal>,
}

impl<'t> Replay<'t> {
    /// Prepares to move `moved`, in order to see `wanted`. A moved figure that is itself computed is not
    /// computed again: it has the value it is given.
    pub fn new(trace: &'t Trace, moved: &[NodeId], wanted: &[NodeId]) -> Self {
        let depends = dependents(trace, moved);
        let mut needed = vec![false; trace.nodes().len()];
        for figure in wanted {
            for id in trace.ancestry(*figure) {
                needed[id] = true;
            }
        }
        let steps = (0..needed.len()).filter(|id| needed[*id] && depends[*id] && !moved.contains(id)).collect();
        Self { trace, steps, values: trace.nodes().iter().map(|node| node.value).collect() }
    }

    /// Moves figures and computes what follows from them.
    ///
    /// # Errors
    /// A step whose exact result does not fit 28 digits, or that divides by zero.
    pub fn run(&mut self, moved: impl IntoIterator<Item = (NodeId, Decimal)>) -> Result<(), StepError> {
        for (id, value) in moved {
            self.values[id] = value;
        }
        let mut inputs: Vec<(Decimal, Unit)> = Vec::new();
        for id in &self.steps {
            let node = self.trace.node(*id);
            inputs.clear();
            inputs.extend(node.inputs.iter().map(|input| (self.values[*input], self.trace.node(*input).unit)));
            let (value, _) =
                node.operation.evaluate(&inputs).map_err(|error| StepError { key: node.key.clone(), error })?;
            self.values[*id] = value;
        }
        Ok(())
    }

    /// The value of a figure after the last run: right for what was moved, wanted, or between the two.
    pub fn value(&self, id: NodeId) -> Decimal {
        self.values[id]
    }

    /// All values, by figure.
    pub fn values(&self) -> &[Decimal] {
        &self.values
    }
}

/// Which figures depend on some of these, themselves included.
pub fn dependents(trace: &Trace, on: &[NodeId]) -> Vec<bool> {
    let mut depends = vec![false; trace.nodes().len()];
    for (id, node) in trace.nodes().iter().enumerate() {
        depends[id] = on.contains(&id) || node.inputs.iter().any(|input| depends[*input]);
    }
    depends
}
