//! A trace as a flat list of float operations, for many draws at once. A rounding that a text orders is
//! part of the formula and is done here too.

use super::float;
use crate::analysis::replay::dependents;
use crate::quantity::{Rounding, RoundingRule};
use crate::trace::{NodeId, Operation, Trace};

/// So many draws are computed side by side.
pub const LANES: usize = 128;

/// One value a draw.
pub type Lanes = [f64; LANES];

/// The figures of a trace that depend on some inputs, compiled.
#[derive(Clone, Debug)]
pub struct Tape {
    /// What the registers hold before the first step: constants; the inputs are put in for each draw.
    start: Vec<Lanes>,
    steps: Vec<Step>,
    /// The registers of the inputs, in the order given.
    pub inputs: Vec<usize>,
    /// The registers of the figures, in the order given.
    pub figures: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Step {
    operation: Operation,
    inputs: Vec<usize>,
    /// Behind all inputs.
    output: usize,
}

impl Tape {
    /// Compiles what lies between inputs and figures.
    pub fn of(trace: &Trace, inputs: &[NodeId], figures: &[NodeId]) -> Self {
        let depends = dependents(trace, inputs);
        let mut needed = vec![false; trace.nodes().len()];
        for id in figures.iter().flat_map(|figure| trace.ancestry(*figure)).filter(|id| depends[*id]) {
            needed[id] = true;
            for input in &trace.node(id).inputs {
                needed[*input] = true;
            }
        }
        for id in inputs.iter().chain(figures) {
            needed[*id] = true;
        }
        let mut register = vec![usize::MAX; needed.len()];
        let mut tape = Self { start: Vec::new(), steps: Vec::new(), inputs: Vec::new(), figures: Vec::new() };
        for (id, node) in trace.nodes().iter().enumerate().filter(|(id, _)| needed[*id]) {
            register[id] = tape.start.len();
            tape.start.push([float(node.value); LANES]);
            if depends[id] && !inputs.contains(&id) {
                let inputs = node.inputs.iter().map(|input| register[*input]).collect();
                tape.steps.push(Step { operation: node.operation, inputs, output: register[id] });
            }
        }
        tape.inputs = inputs.iter().map(|id| register[*id]).collect();
        tape.figures = figures.iter().map(|id| register[*id]).collect();
        tape
    }

    /// Registers to run in.
    pub fn registers(&self) -> Vec<Lanes> {
        self.start.clone()
    }

    /// Computes the figures from the inputs that stand in the registers.
    pub fn run(&self, registers: &mut [Lanes]) {
        for step in &self.steps {
            let (before, rest) = registers.split_at_mut(step.output);
            let out = &mut rest[0];
            let a = &before[step.inputs[0]];
            let others = &step.inputs[1..];
            match step.operation {
                Operation::Given => {}
                Operation::Sum => fold(out, a, before, others, |x, y| x + y),
                Operation::Difference => fold(out, a, before, others, |x, y| x - y),
                Operation::Product => fold(out, a, before, others, |x, y| x * y),
                Operation::RoundedProduct(rounding) => {
                    fold(out, a, before, others, |x, y| x * y);
                    round(out, rounding);
                }
                Operation::Max => fold(out, a, before, others, f64::max),
                Operation::Min => fold(out, a, before, others, f64::min),
                Operation::Quotient(rounding) => {
                    fold(out, a, before, others, |x, y| x / y);
                    round(out, rounding);
                }
                Operation::PerCent(rounding) => {
                    fold(out, a, before, others, |x, y| 100.0 * x / y);
                    round(out, rounding);
                }
                Operation::PerTenThousand(rounding) => {
                    fold(out, a, before, others, |x, y| 10_000.0 * x / y);
                    round(out, rounding);
                }
                Operation::Round(rounding) => {
                    *out = *a;
                    round(out, rounding);
                }
            }
        }
    }
}

fn fold(out: &mut Lanes, first: &Lanes, registers: &[Lanes], others: &[usize], step: impl Fn(f64, f64) -> f64) {
    *out = *first;
    for other in others {
        for (x, y) in out.iter_mut().zip(&registers[*other]) {
            *x = step(*x, *y);
        }
    }
}

fn round(values: &mut Lanes, rounding: Rounding) {
    let scale = libm::exp10(f64::from(rounding.decimals));
    for value in values {
        let scaled = *value * scale;
        *value = match rounding.rule {
            RoundingRule::HalfUp => libm::round(scaled),
            // A whole number that floats have pushed up by a hair stays what it is.
            RoundingRule::Up => libm::copysign(libm::ceil(libm::fabs(scaled) - 1e-9), scaled),
        } / scale;
    }
}
