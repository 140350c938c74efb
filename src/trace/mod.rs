//! The trace: every figure with its operation, its inputs, and why the step is taken.
//!
//! The operation is data. One evaluator ([`Operation::evaluate`]) computes it, [`Trace::recheck`]
//! runs it again, and the printers name it, so text and arithmetic cannot drift. Nodes only refer
//! to earlier nodes: a trace is a tree with shared branches, never a cycle.

pub mod ledger;

pub use ledger::{Amount, Describe, Fact, Ledger, Provenance, Silent};

use crate::quantity::{ArithmeticError, Decimal, Dimension, Rounding, Times, Unit, exact, in_per_cent, unit};
use crate::text::{Text, choices};
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// The index of a node in its trace.
pub type NodeId = usize;

/// A handle to a traced figure whose dimension the compiler knows.
#[derive(Clone, Copy, Debug)]
pub struct Figure<D> {
    pub id: NodeId,
    dimension: PhantomData<D>,
}

impl<D> Figure<D> {
    /// A figure of a ledger's amount.
    pub(crate) fn of(id: NodeId) -> Self {
        figure(id)
    }
}

/// How a node's value comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Given,
    Sum,
    Difference,
    Product,
    /// A product, rounded once as stated: of money, whose true value has more digits than anybody pays.
    RoundedProduct(Rounding),
    /// Rounded once, as stated.
    Quotient(Rounding),
    /// A quotient times one hundred, rounded once.
    PerCent(Rounding),
    /// A quotient of money times ten thousand, rounded once: yuan per 10,000 yuan of export value.
    PerTenThousand(Rounding),
    /// The greatest of its inputs.
    Max,
    /// The least of its inputs.
    Min,
    /// Rounded because a text orders it.
    Round(Rounding),
}

impl Operation {
    /// The stable name, as it stands in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Sum => "sum",
            Self::Difference => "difference",
            Self::Product => "product",
            Self::RoundedProduct(_) => "rounded-product",
            Self::Quotient(_) => "quotient",
            Self::PerCent(_) => "per-cent",
            Self::PerTenThousand(_) => "per-ten-thousand",
            Self::Max => "max",
            Self::Min => "min",
            Self::Round(_) => "round",
        }
    }

    /// The rounding that belongs to the step, if it rounds.
    pub fn rounding(self) -> Option<Rounding> {
        match self {
            Self::RoundedProduct(rounding)
            | Self::Quotient(rounding)
            | Self::PerCent(rounding)
            | Self::PerTenThousand(rounding)
            | Self::Round(rounding) => Some(rounding),
            _ => None,
        }
    }

    /// The value of the step.
    #[inline(always)]
    pub fn evaluate(self, inputs: &[(Decimal, Unit)]) -> Result<(Decimal, Unit), ArithmeticError> {
        let mismatch = ArithmeticError::UnitMismatch;
        let same_unit = || -> Result<Unit, ArithmeticError> {
            let (_, first) = *inputs.first().ok_or(mismatch)?;
            inputs.iter().all(|(_, unit)| *unit == first).then_some(first).ok_or(mismatch)
        };
        let pair = || -> Result<[(Decimal, Unit); 2], ArithmeticError> { inputs.try_into().map_err(|_| mismatch) };
        match self {
            Self::Given => Err(mismatch),
            Self::Sum => {
                let unit = same_unit()?;
                let mut total = Decimal::ZERO;
                for (value, _) in inputs {
                    total = exact::add(total, *value)?;
                }
                Ok((total, unit))
            }
            Self::Difference => {
                let unit = same_unit()?;
                let [(a, _), (b, _)] = pair()?;
                Ok((exact::subtract(a, b)?, unit))
            }
            Self::Product => {
                let [(a, a_unit), (b, b_unit)] = pair()?;
                Ok((exact::multiply(a, b)?, a_unit.times(b_unit).ok_or(mismatch)?))
            }
            Self::RoundedProduct(rounding) => {
                let [(a, a_unit), (b, b_unit)] = pair()?;
                Ok((exact::multiply_rounded(a, b, rounding)?, a_unit.times(b_unit).ok_or(mismatch)?))
            }
            Self::Quotient(rounding) => {
                let [(a, a_unit), (b, b_unit)] = pair()?;
                Ok((exact::divide(a, b, rounding)?, a_unit.over(b_unit).ok_or(mismatch)?))
            }
            Self::PerCent(rounding) => {
                same_unit()?;
                let [(a, _), (b, _)] = pair()?;
                let hundredfold = exact::multiply(a, Decimal::ONE_HUNDRED)?;
                Ok((exact::divide(hundredfold, b, rounding)?, Unit::Percent))
            }
            Self::PerTenThousand(rounding) => {
                same_unit()?;
                let [(a, _), (b, _)] = pair()?;
                let multiple = exact::multiply(a, Decimal::from(10_000))?;
                Ok((exact::divide(multiple, b, rounding)?, Unit::SavingPer(unit::Denominator::ExportValue)))
            }
            Self::Max => {
                let unit = same_unit()?;
                let values = inputs.iter().map(|(value, _)| *value);
                Ok((values.max().ok_or(mismatch)?, unit))
            }
            Self::Min => {
                let unit = same_unit()?;
                let values = inputs.iter().map(|(value, _)| *value);
                Ok((values.min().ok_or(mismatch)?, unit))
            }
            Self::Round(rounding) => {
                let [(value, unit)] = <[(Decimal, Unit); 1]>::try_from(inputs).map_err(|_| mismatch)?;
                Ok((exact::round(value, rounding)?, unit))
            }
        }
    }
}

/// Where a number comes from, or why a step is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Stated in the scenario file.
    Scenario(ScenarioPlace),
    /// A row of a reference table.
    Data(DataRow),
    /// A dated parameter of the law.
    Law(LawRow),
    /// A step that a text orders: the document's id, the article, and what it says.
    Article { source: &'static str, at: &'static str, what: Text },
    /// A definition, such as the tonne.
    Definition(Text),
    /// A step that no text orders: what is done, and why.
    Convention(Text),
}

/// A place in a scenario file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScenarioPlace {
    /// The file's own name, without its folder.
    pub file: String,
    pub line: u32,
    /// The place as a TOML path: `method.grid-2023.electricity`.
    pub path: String,
    /// The source the file states.
    pub source: Option<Text>,
    /// The assumption the file states, when the number is not a published fact.
    pub assumption: Option<Text>,
    /// As it stands in the file, where the number was converted into its unit: `530.6 gCO2/kWh`.
    pub written: Option<String>,
    /// The day on which the source was published, where the file says so.
    pub published_on: Option<jiff::civil::Date>,
    /// The names of the claims that the number was worked back from.
    pub from_claims: Vec<String>,
    /// The number is a share or a rate: reports print it as per cent, while it stays a ratio.
    pub rate: bool,
}

impl ScenarioPlace {
    /// The place of a share or a rate.
    #[must_use]
    pub fn as_rate(self) -> Self {
        Self { rate: true, ..self }
    }
}

/// A row of a reference table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataRow {
    pub set: String,
    /// The key of the row, its parts separated by blanks.
    pub row: String,
    /// The line in `data.csv`, counted from 1.
    pub line: u32,
    /// The id of the source in `data/sources.toml`.
    pub source: String,
    /// The source's title.
    pub source_title: Text,
    pub confidence: Confidence,
    /// The day the set was last checked against its sources.
    pub checked: jiff::civil::Date,
    /// The first day on which the row could be used.
    pub known: jiff::civil::Date,
    /// A caveat that belongs to the row.
    pub note: String,
}

choices! {
    /// Whether a value is law.
    pub enum Standing {
        /// It is in force.
        InForce = "in-force",
        /// It is adopted and not yet applicable.
        Adopted = "adopted",
        /// It is proposed and not law.
        Proposed = "proposed",
        /// Nothing orders it; it is our estimate.
        Estimate = "estimate",
    }
}

choices! {
    /// How a value is known to us; the weakest first.
    pub enum LegalConfidence {
        /// Concluded, not read.
        Inferred = "inferred",
        /// Through another text.
        Secondary = "secondary",
        /// Read in the legal text.
        Primary = "primary",
    }
}

/// A dated parameter of the law, as used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawRow {
    /// The path under `data/law/`.
    pub path: String,
    pub title: Text,
    /// The first day of the value.
    pub from: jiff::civil::Date,
    /// The last day, where the value has one.
    pub to: Option<jiff::civil::Date>,
    pub source: String,
    pub source_title: Text,
    pub at: String,
    pub standing: Standing,
    pub confidence: LegalConfidence,
    pub checked: jiff::civil::Date,
    pub note: Option<Text>,
}

/// How far a row of reference data is to be trusted; the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    Low,
    Medium,
    MediumHigh,
    High,
}

impl Confidence {
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "low" => Self::Low,
            "medium" => Self::Medium,
            "medium-high" => Self::MediumHigh,
            "high" => Self::High,
            _ => return None,
        })
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::MediumHigh => "medium-high",
            Self::High => "high",
        }
    }
}

/// One figure.
#[derive(Clone, Debug)]
pub struct Node {
    pub key: String,
    pub label: Text,
    pub operation: Operation,
    pub inputs: Vec<NodeId>,
    pub value: Decimal,
    pub unit: Unit,
    pub basis: Basis,
}

impl Node {
    /// Whether it is a share or a rate that reports print as per cent.
    pub fn is_rate(&self) -> bool {
        self.unit == Unit::One && matches!(&self.basis, Basis::Scenario(place) if place.rate)
    }

    /// Value and unit as they are shown to people.
    pub fn shown(&self) -> (Decimal, Unit) {
        self.shown_at(self.value)
    }

    /// Another value of the figure as it is shown to people.
    pub fn shown_at(&self, value: Decimal) -> (Decimal, Unit) {
        match in_per_cent(value) {
            Ok(per_cent) if self.is_rate() => (per_cent, Unit::Percent),
            _ => (value, self.unit),
        }
    }
}

/// A number before it enters a trace: what `resolve` hands to `compute`.
#[derive(Clone, Debug)]
pub struct Given<D> {
    pub key: String,
    pub value: Decimal,
    pub unit: Unit,
    pub label: Text,
    pub basis: Basis,
    dimension: PhantomData<D>,
}

impl<D: Dimension> Given<D> {
    pub fn new(key: impl Into<String>, value: Decimal, unit: Unit, label: Text, basis: Basis) -> Self {
        debug_assert!(D::holds(unit), "{unit:?} is not a {}", std::any::type_name::<D>());
        Self { key: key.into(), value, unit, label, basis, dimension: PhantomData }
    }
}

/// What a computed figure is called and why it is computed.
#[derive(Clone, Debug)]
pub struct Step {
    pub key: String,
    pub label: Text,
    pub basis: Basis,
}

impl Step {
    /// A step that no legal text orders; `why` says what it does and why that is right.
    pub fn convention(key: impl Into<String>, label: Text, why: Text) -> Self {
        Self { key: key.into(), label, basis: Basis::Convention(why) }
    }
}

/// Why a figure could not be computed: the step and the arithmetic.
#[derive(Clone, Debug)]
pub struct StepError {
    pub key: String,
    pub error: ArithmeticError,
}

impl StepError {
    /// The code of what is wrong, for messages.
    pub fn code(&self) -> &'static str {
        match self.error {
            ArithmeticError::TooManyDigits => "figure-not-exact",
            ArithmeticError::DivisionByZero => "division-by-zero",
            ArithmeticError::UnitMismatch => "units-do-not-fit",
        }
    }
}

/// All figures of a computation, in the order they were computed.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    nodes: Vec<Node>,
    keys: BTreeMap<String, NodeId>,
}

impl Trace {
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// The node with this key.
    pub fn find(&self, key: &str) -> Option<NodeId> {
        self.keys.get(key).copied()
    }

    /// The figure with this key, if there is one of this dimension.
    pub fn again<D: Dimension>(&self, key: &str) -> Option<Figure<D>> {
        self.find(key).filter(|id| D::holds(self.nodes[*id].unit)).map(figure)
    }

    /// A number that is an input. The same key given twice is the same node.
    pub fn given<D: Dimension>(&mut self, given: &Given<D>) -> Figure<D> {
        if let Some(id) = self.find(&given.key) {
            debug_assert_eq!(self.nodes[id].value, given.value, "{}", given.key);
            return figure(id);
        }
        self.push(Node {
            key: given.key.clone(),
            label: given.label.clone(),
            operation: Operation::Given,
            inputs: Vec::new(),
            value: given.value,
            unit: given.unit,
            basis: given.basis.clone(),
        })
    }

    pub fn sum<D: Dimension>(&mut self, step: Step, parts: &[Figure<D>]) -> Result<Figure<D>, StepError> {
        self.step(step, Operation::Sum, parts.iter().map(|part| part.id).collect())
    }

    pub fn difference<D: Dimension>(&mut self, step: Step, a: Figure<D>, b: Figure<D>) -> Result<Figure<D>, StepError> {
        self.step(step, Operation::Difference, vec![a.id, b.id])
    }

    pub fn product<A: Times<B>, B: Dimension>(
        &mut self,
        step: Step,
        a: Figure<A>,
        b: Figure<B>,
    ) -> Result<Figure<A::Product>, StepError> {
        self.step(step, Operation::Product, vec![a.id, b.id])
    }

    /// A figure over another; the units tell whether the quotient is what the caller takes it for.
    pub fn over<A: Dimension, B: Dimension, D: Dimension>(
        &mut self,
        step: Step,
        a: Figure<A>,
        b: Figure<B>,
        rounding: Rounding,
    ) -> Result<Figure<D>, StepError> {
        self.step(step, Operation::Quotient(rounding), vec![a.id, b.id])
    }

    /// Like over like, in per cent.
    pub fn per_cent<D: Dimension>(
        &mut self,
        step: Step,
        a: Figure<D>,
        b: Figure<D>,
        rounding: Rounding,
    ) -> Result<Figure<unit::Percentage>, StepError> {
        self.step(step, Operation::PerCent(rounding), vec![a.id, b.id])
    }

    fn step<D: Dimension>(
        &mut self,
        step: Step,
        operation: Operation,
        inputs: Vec<NodeId>,
    ) -> Result<Figure<D>, StepError> {
        let values: Vec<(Decimal, Unit)> =
            inputs.iter().map(|id| (self.nodes[*id].value, self.nodes[*id].unit)).collect();
        let (value, unit) = operation.evaluate(&values).map_err(|error| StepError { key: step.key.clone(), error })?;
        debug_assert!(D::holds(unit), "{}: {unit:?}", step.key);
        Ok(self.push(Node { key: step.key, label: step.label, operation, inputs, value, unit, basis: step.basis }))
    }

    fn push<D>(&mut self, node: Node) -> Figure<D> {
        figure(self.push_node(node))
    }

    fn push_node(&mut self, node: Node) -> NodeId {
        let id = self.nodes.len();
        let before = self.keys.insert(node.key.clone(), id);
        debug_assert!(before.is_none(), "two figures share the key {}", node.key);
        self.nodes.push(node);
        id
    }

    /// Computes every step again from its inputs; the keys whose value or unit differs.
    pub fn recheck(&self) -> Vec<&str> {
        self.nodes
            .iter()
            .filter(|node| node.operation != Operation::Given)
            .filter(|node| {
                let values: Vec<(Decimal, Unit)> =
                    node.inputs.iter().map(|id| (self.nodes[*id].value, self.nodes[*id].unit)).collect();
                node.operation.evaluate(&values) != Ok((node.value, node.unit))
            })
            .map(|node| node.key.as_str())
            .collect()
    }

    /// A node and all it rests on, in the order of the trace.
    pub fn ancestry(&self, id: NodeId) -> Vec<NodeId> {
        let mut wanted = vec![false; id + 1];
        wanted[id] = true;
        for at in (0..=id).rev() {
            if wanted[at] {
                for input in &self.nodes[at].inputs {
                    wanted[*input] = true;
                }
            }
        }
        (0..=id).filter(|at| wanted[*at]).collect()
    }
}

fn figure<D>(id: NodeId) -> Figure<D> {
    Figure { id, dimension: PhantomData }
}
