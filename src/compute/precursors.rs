//! What precursors bring to a complex good: emissions or free allocation, by the mass that enters the
//! process. One walk serves both (Impl. Reg. (EU) 2025/2547, Annex III, B; 2025/2620, equation 4).

use crate::case::goods::{Chain, PrecursorAmount};
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

/// Contributions per unit of good, and of the whole period.
pub struct Parts<I> {
    pub per_unit: Vec<Amount<Embedded, I>>,
    pub in_period: Vec<Amount<Emissions, I>>,
}

/// What a contribution is called and why it counts.
#[derive(Clone, Copy)]
pub struct Words {
    /// The end of its key.
    pub part: &'static str,
    pub label: fn(&Text) -> Text,
    pub basis: fn() -> Basis,
    /// What the masses of the period bring a unit of good.
    pub in_period: Named,
}

/// The end of a figure's key, its label and its reason.
#[derive(Clone, Copy)]
pub struct Named {
    pub end: &'static str,
    pub label: fn() -> Text,
    pub basis: fn() -> Basis,
}

/// Where a chain gives its specific value: embedded emissions, or free allocation.
pub type Specific<L> =
    fn(&mut L, &Chain, &str, &dyn Describe) -> Result<Amount<Embedded, <L as Ledger>::Id>, StepError>;

/// Each precursor's specific value times its amount.
pub fn parts<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    key: &str,
    (words, specific): (Words, Specific<L>),
    describe: &dyn Describe,
) -> Result<Parts<L::Id>, StepError> {
    let mut parts = Parts { per_unit: Vec::new(), in_period: Vec::new() };
    for precursor in &chain.precursors {
        let key = format!("{key}precursors.{}.", precursor.name);
        let value = specific(ledger, &precursor.chain, &key, describe)?;
        let step = || Step {
            key: format!("{key}{}", words.part),
            label: (words.label)(&precursor.label),
            basis: (words.basis)(),
        };
        let (PrecursorAmount::PerUnit(Fact { value: times, .. })
        | PrecursorAmount::InPeriod(Fact { value: times, .. })) = precursor.amount;
        // The free allocation of a long chain has the digits of all its amounts.
        let fits = |value| match exact::multiply(value, times) {
            Ok(part) if part.normalize().scale() <= MOST_DECIMALS => Ok(()),
            Ok(_) => Err(ArithmeticError::TooManyDigits),
            Err(error) => Err(error),
        };
        let value = ledger::shortened(ledger, value, LONG, fits, || {
            (format!("{key}{}", words.part), (words.label)(&precursor.label))
        })?;
        match precursor.amount {
            PrecursorAmount::PerUnit(amount) => {
                let amount = ledger::given(ledger, amount, describe, || {
                    (format!("{key}amount"), say::precursor_amount(&precursor.label))
                });
                parts.per_unit.push(ledger::product(ledger, value, amount, step)?);
            }
            PrecursorAmount::InPeriod(mass) => {
                let mass = ledger::given(ledger, mass, describe, || {
                    (format!("{key}mass"), say::precursor_mass(&precursor.label))
                });
                parts.in_period.push(ledger::product(ledger, mass, value, step)?);
            }
        }
    }
    Ok(parts)
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
