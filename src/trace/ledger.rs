//! One computation, two ledgers: a [`Trace`] keeps every figure with its words; [`Silent`] keeps
//! nothing, so that millions of assessments cost only their arithmetic. The steps are the same code.

use super::{Basis, Node, NodeId, Operation, Step, StepError, Trace};
use crate::quantity::ArithmeticError;
use crate::quantity::unit::{Percentage, SavingRate};
use crate::quantity::{Decimal, Dimension, Rounding, Times, Unit};
use crate::text::{Text, messages::reasons};
use std::fmt::Debug;
use std::marker::PhantomData;

/// Where figures are entered.
pub trait Ledger {
    /// What names a figure in this ledger.
    type Id: Copy + Debug;

    /// Enters an input.
    fn enter(&mut self, value: Decimal, unit: Unit, words: impl FnOnce() -> Step) -> Self::Id;

    /// Enters a computed figure.
    fn enter_step(
        &mut self,
        operation: Operation,
        inputs: &[Self::Id],
        figure: (Decimal, Unit),
        words: impl FnOnce() -> Step,
    ) -> Self::Id;
}

/// A ledger that keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Ledger for Silent {
    type Id = ();

    fn enter(&mut self, _: Decimal, _: Unit, _: impl FnOnce() -> Step) {}

    fn enter_step(&mut self, _: Operation, _: &[()], _: (Decimal, Unit), _: impl FnOnce() -> Step) {}
}

impl Ledger for Trace {
    type Id = NodeId;

    fn enter(&mut self, value: Decimal, unit: Unit, words: impl FnOnce() -> Step) -> NodeId {
        let Step { key, label, basis } = words();
        if let Some(id) = self.find(&key) {
            return id;
        }
        self.push_node(Node { key, label, operation: Operation::Given, inputs: Vec::new(), value, unit, basis })
    }

    fn enter_step(
        &mut self,
        operation: Operation,
        inputs: &[NodeId],
        (value, unit): (Decimal, Unit),
        words: impl FnOnce() -> Step,
    ) -> NodeId {
        let Step { key, label, basis } = words();
        self.push_node(Node { key, label, operation, inputs: inputs.to_vec(), value, unit, basis })
    }
}

/// A figure in some ledger whose dimension the compiler knows.
#[derive(Clone, Copy, Debug)]
pub struct Amount<D, I> {
    pub value: Decimal,
    pub unit: Unit,
    pub id: I,
    dimension: PhantomData<D>,
}

impl<D: Dimension, I> Amount<D, I> {
    /// A figure that is in a ledger already.
    pub fn of(value: Decimal, unit: Unit, id: I) -> Self {
        debug_assert!(D::holds(unit), "{unit:?}");
        Self { value, unit, id, dimension: PhantomData }
    }
}

/// A number with where it comes from, small enough to copy: what `resolve` hands to `compute` when
/// there may be millions.
#[derive(Clone, Copy, Debug)]
pub struct Fact<D> {
    pub value: Decimal,
    pub unit: Unit,
    pub provenance: Provenance,
    dimension: PhantomData<D>,
}

impl<D: Dimension> Fact<D> {
    pub fn new(value: Decimal, unit: Unit, provenance: Provenance) -> Self {
        debug_assert!(D::holds(unit), "{unit:?} is not a {}", std::any::type_name::<D>());
        Self { value, unit, provenance, dimension: PhantomData }
    }
}

/// Where a fact comes from; [`Describe`] puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// A value of a law file, by its position.
    Law { path: &'static str, position: u16 },
    /// A row of a reference table, by its position.
    Row { table: &'static str, row: u32 },
    /// Something the user stated, by its position in the case.
    Stated(u16),
    /// A definition or a rule of law that sets the number: zero for exempt precursors, one for the whole.
    Rule(RuleOfLaw),
}

/// Numbers that a rule itself sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleOfLaw {
    /// The base value itself, to which a mark-up is added.
    Whole,
    /// Nothing was stated to have been given back.
    NothingGivenBack,
    /// Precursors from the EU or an exempt origin count zero.
    ExemptPrecursor,
    /// The actual values of the good hold the emissions of its precursors already.
    IncludedInGood,
    /// Electricity has no free allocation.
    NoFreeAllocationForElectricity,
    /// Nothing is deducted once the CBAM factor is zero.
    NoFreeAllocationLeft,
    /// Certificates of a good are never negative.
    Floor,
    /// Emissions attributed to a process are never negative.
    AttributedNotNegative,
    /// Years between two dates of a price path.
    YearsApart,
    /// A terajoule is 1,000 gigajoules.
    Terajoule,
}

/// Puts provenance into words.
pub trait Describe {
    fn basis(&self, provenance: Provenance) -> Basis;
}

/// Enters a fact.
pub fn given<L: Ledger, D: Dimension>(
    ledger: &mut L,
    fact: Fact<D>,
    describe: &dyn Describe,
    words: impl FnOnce() -> (String, Text),
) -> Amount<D, L::Id> {
    let id = ledger.enter(fact.value, fact.unit, || {
        let (key, label) = words();
        Step { key, label, basis: describe.basis(fact.provenance) }
    });
    amount(fact.value, fact.unit, id)
}

/// The product of two figures.
pub fn product<L: Ledger, A: Times<B>, B: Dimension>(
    ledger: &mut L,
    a: Amount<A, L::Id>,
    b: Amount<B, L::Id>,
    words: impl Fn() -> Step,
) -> Result<Amount<A::Product, L::Id>, StepError> {
    step(ledger, Operation::Product, &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

/// The product of two figures, rounded once.
pub fn rounded_product<L: Ledger, A: Times<B>, B: Dimension>(
    ledger: &mut L,
    a: Amount<A, L::Id>,
    b: Amount<B, L::Id>,
    rounding: Rounding,
    words: impl Fn() -> Step,
) -> Result<Amount<A::Product, L::Id>, StepError> {
    step(ledger, Operation::RoundedProduct(rounding), &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

/// The sum of figures.
pub fn sum<L: Ledger, D: Dimension>(
    ledger: &mut L,
    parts: &[Amount<D, L::Id>],
    words: impl Fn() -> Step,
) -> Result<Amount<D, L::Id>, StepError> {
    let ids: Vec<L::Id> = parts.iter().map(|part| part.id).collect();
    let values: Vec<(Decimal, Unit)> = parts.iter().map(|part| (part.value, part.unit)).collect();
    step(ledger, Operation::Sum, &ids, &values, words)
}

/// The sum of two figures, without a list.
pub fn plus<L: Ledger, D: Dimension>(
    ledger: &mut L,
    a: Amount<D, L::Id>,
    b: Amount<D, L::Id>,
    words: impl Fn() -> Step,
) -> Result<Amount<D, L::Id>, StepError> {
    step(ledger, Operation::Sum, &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

/// The difference of two figures.
pub fn difference<L: Ledger, D: Dimension>(
    ledger: &mut L,
    a: Amount<D, L::Id>,
    b: Amount<D, L::Id>,
    words: impl Fn() -> Step,
) -> Result<Amount<D, L::Id>, StepError> {
    step(ledger, Operation::Difference, &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

/// The greater of two figures.
pub fn greater<L: Ledger, D: Dimension>(
    ledger: &mut L,
    a: Amount<D, L::Id>,
    b: Amount<D, L::Id>,
    words: impl Fn() -> Step,
) -> Result<Amount<D, L::Id>, StepError> {
    step(ledger, Operation::Max, &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

/// The lesser of two figures.
pub fn lesser<L: Ledger, D: Dimension>(
    ledger: &mut L,
    a: Amount<D, L::Id>,
    b: Amount<D, L::Id>,
    words: impl Fn() -> Step,
) -> Result<Amount<D, L::Id>, StepError> {
    step(ledger, Operation::Min, &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

/// A figure that is rounded, as a step of its own, only where `fits` says that what is computed from it would need more
/// digits than can be held.
pub fn shortened<L: Ledger, D: Dimension>(
    ledger: &mut L,
    a: Amount<D, L::Id>,
    rounding: Rounding,
    fits: impl Fn(Decimal) -> Result<(), ArithmeticError>,
    key: impl Fn() -> (String, Text),
) -> Result<Amount<D, L::Id>, StepError> {
    match fits(a.value) {
        Err(ArithmeticError::TooManyDigits) => rounded(ledger, a, rounding, || {
            let (key, label) = key();
            Step { key: format!("{key}_shortened"), label, basis: Basis::Convention(reasons::too_many_digits()) }
        }),
        _ => Ok(a),
    }
}

/// A figure rounded as a text orders.
pub fn rounded<L: Ledger, D: Dimension>(
    ledger: &mut L,
    a: Amount<D, L::Id>,
    rounding: Rounding,
    words: impl Fn() -> Step,
) -> Result<Amount<D, L::Id>, StepError> {
    step(ledger, Operation::Round(rounding), &[a.id], &[(a.value, a.unit)], words)
}

/// A figure over another; the units tell whether the quotient is what the caller takes it for.
pub fn quotient<L: Ledger, A: Dimension, B: Dimension, D: Dimension>(
    ledger: &mut L,
    a: Amount<A, L::Id>,
    b: Amount<B, L::Id>,
    rounding: Rounding,
    words: impl Fn() -> Step,
) -> Result<Amount<D, L::Id>, StepError> {
    step(ledger, Operation::Quotient(rounding), &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

/// Like over like, in per cent.
pub fn per_cent<L: Ledger, D: Dimension>(
    ledger: &mut L,
    a: Amount<D, L::Id>,
    b: Amount<D, L::Id>,
    rounding: Rounding,
    words: impl Fn() -> Step,
) -> Result<Amount<Percentage, L::Id>, StepError> {
    step(ledger, Operation::PerCent(rounding), &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

/// Like over like, per ten thousand.
pub fn per_ten_thousand<L: Ledger, D: Dimension>(
    ledger: &mut L,
    a: Amount<D, L::Id>,
    b: Amount<D, L::Id>,
    rounding: Rounding,
    words: impl Fn() -> Step,
) -> Result<Amount<SavingRate, L::Id>, StepError> {
    step(ledger, Operation::PerTenThousand(rounding), &[a.id, b.id], &[(a.value, a.unit), (b.value, b.unit)], words)
}

// Each caller names its operation: inlined, the match on it is decided when the program is compiled.
#[inline(always)]
fn step<L: Ledger, D: Dimension>(
    ledger: &mut L,
    operation: Operation,
    ids: &[L::Id],
    values: &[(Decimal, Unit)],
    words: impl Fn() -> Step,
) -> Result<Amount<D, L::Id>, StepError> {
    match operation.evaluate(values) {
        Ok((value, unit)) => {
            debug_assert!(D::holds(unit), "{unit:?}");
            let id = ledger.enter_step(operation, ids, (value, unit), words);
            Ok(amount(value, unit, id))
        }
        Err(error) => Err(StepError { key: words().key, error }),
    }
}

fn amount<D, I>(value: Decimal, unit: Unit, id: I) -> Amount<D, I> {
    Amount { value, unit, id, dimension: PhantomData }
}
