//! What precursors bring to a complex good: emissions or free allocation, by the mass that enters the
//! process. One walk serves both (Impl. Reg. (EU) 2025/2547, Annex III, B; 2025/2620, equation 4).

use crate::case::goods::{Chain, Precursor, PrecursorAmount};
use crate::quantity::unit::{Embedded, Emissions};
use crate::quantity::{ArithmeticError, Rounding, exact};
use crate::text::Text;
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Basis, Describe, Fact, Step, StepError};

/// A figure of a chain that would need more digits than can be held.
const LONG: Rounding = Rounding::half_up(10);

/// With more decimals than these a part may not fit beside others in a sum.
const MOST_DECIMALS: u32 = 24;

/// What a precursor brings a unit of what is made of it, or its period.
#[derive(Clone, Copy)]
pub enum Part<I> {
    PerUnit(Amount<Embedded, I>),
    InPeriod(Amount<Emissions, I>),
}

/// Contributions per unit of good, and of the whole period.
#[derive(Clone)]
pub struct Parts<I> {
    pub per_unit: Vec<Amount<Embedded, I>>,
    pub in_period: Vec<Amount<Emissions, I>>,
}

impl<I> Parts<I> {
    pub fn push(&mut self, part: Part<I>) {
        match part {
            Part::PerUnit(part) => self.per_unit.push(part),
            Part::InPeriod(part) => self.in_period.push(part),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.per_unit.is_empty() && self.in_period.is_empty()
    }
}

/// The end of a figure's key, its label and its reason.
#[derive(Clone, Copy)]
pub struct Named {
    pub end: &'static str,
    pub label: fn() -> Text,
    pub basis: fn() -> Basis,
}

/// What a precursor's part is called, by the precursor's name, and why it counts.
pub type PartWords = (fn(&Text) -> Text, fn() -> Basis);

/// A precursor's specific value times its amount; `key` is the beginning of its keys.
pub fn part<L: Ledger>(
    ledger: &mut L,
    precursor: &Precursor,
    value: Amount<Embedded, L::Id>,
    (key, end): (&str, &str),
    (label, basis): PartWords,
    describe: &dyn Describe,
) -> Result<Part<L::Id>, StepError> {
    let step = || Step { key: format!("{key}{end}"), label: label(&precursor.label), basis: basis() };
    let (PrecursorAmount::PerUnit(Fact { value: times, .. }) | PrecursorAmount::InPeriod(Fact { value: times, .. })) =
        precursor.amount;
    // The free allocation of a long chain has the digits of all its amounts.
    let fits = |value| match exact::multiply(value, times) {
        Ok(part) if part.normalize().scale() <= MOST_DECIMALS => Ok(()),
        Ok(_) => Err(ArithmeticError::TooManyDigits),
        Err(error) => Err(error),
    };
    let value = ledger::shortened(ledger, value, LONG, fits, || (format!("{key}{end}"), label(&precursor.label)))?;
    Ok(match precursor.amount {
        PrecursorAmount::PerUnit(amount) => {
            let amount = ledger::given(ledger, amount, describe, || {
                (format!("{key}amount"), say::precursor_amount(&precursor.label))
            });
            Part::PerUnit(ledger::product(ledger, value, amount, step)?)
        }
        PrecursorAmount::InPeriod(mass) => {
            let mass =
                ledger::given(ledger, mass, describe, || (format!("{key}mass"), say::precursor_mass(&precursor.label)));
            Part::InPeriod(ledger::product(ledger, mass, value, step)?)
        }
    })
}

/// What masses and emissions of the period bring a unit of good: their sum over the activity level.
pub fn over_activity_level<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    in_period: &[Amount<Emissions, L::Id>],
    rounding: Rounding,
    (key, words): (&str, Named),
    describe: &dyn Describe,
) -> Result<Option<Amount<Embedded, L::Id>>, StepError> {
    let (Some(activity), false) = (chain.activity_level, in_period.is_empty()) else {
        return Ok(None);
    };
    let Named { end, label, basis } = words;
    let total = match in_period {
        [only] => *only,
        several => ledger::sum(ledger, several, || Step {
            key: format!("{key}{end}_of_period"),
            label: label(),
            basis: basis(),
        })?,
    };
    let activity =
        ledger::given(ledger, activity, describe, || (format!("{key}activity_level"), say::activity_level()));
    ledger::quotient(ledger, total, activity, rounding, || Step {
        key: format!("{key}{end}"),
        label: label(),
        basis: basis(),
    })
    .map(Some)
}
