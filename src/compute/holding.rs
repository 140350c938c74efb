//! What a declarant must hold at the end of a quarter from 2027, and what may be sold back.
//!
//! Reg. (EU) 2023/956, Art. 22(2) and 23: half of the emissions embedded in all goods imported since the
//! beginning of the year, by default values without mark-up, taking free allocation into account.

use super::law_steps as why;
use super::{certificates, free_allocation_adjustment};
use crate::case::goods::{Assessment, Chain, Emissions};
use crate::quantity::unit::{Certificates, Embedded, Ratio};
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Describe, Fact, Step, StepError};

/// The certificates for a good by its default value without mark-up; none where it has no default value.
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn without_mark_up<L: Ledger>(
    ledger: &mut L,
    case: &Assessment,
    describe: &dyn Describe,
) -> Result<Option<Amount<Certificates, L::Id>>, StepError> {
    let chain: &Chain = case.by_default.as_ref().unwrap_or(&case.chain);
    let Emissions::DefaultValue { total, .. } = chain.emissions else {
        return Ok(None);
    };
    let key = format!("{}holding.", case.key);
    let total: Amount<Embedded, L::Id> =
        ledger::given(ledger, total, describe, || (format!("{key}default_value"), say::default_value()));
    let free = free_allocation_adjustment::specific(ledger, chain, &key, describe)?;
    let net = ledger::difference(ledger, total, free, || Step {
        key: format!("{key}emissions_less_free_allocation"),
        label: say::emissions_less_free_allocation(),
        basis: why::holding_base(),
    })?;
    let per_unit = certificates::certificates_per_unit(ledger, net, case, &key, describe)?;
    let quantity =
        ledger::given(ledger, case.quantity, describe, || (format!("{}quantity", case.key), say::quantity()));
    ledger::product(ledger, per_unit, quantity, || Step {
        key: format!("{key}certificates"),
        label: say::certificates_without_mark_up(),
        basis: why::holding_base(),
    })
    .map(Some)
}

/// The share of the year so far that must be held.
///
/// # Errors
/// A step whose exact result does not fit 28 digits.
pub fn to_hold<L: Ledger>(
    ledger: &mut L,
    so_far: &[Amount<Certificates, L::Id>],
    share: Fact<Ratio>,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Certificates, L::Id>, StepError> {
    let share = ledger::given(ledger, share, describe, || ("rule.holding_share".to_owned(), say::holding_share()));
    let sum = ledger::sum(ledger, so_far, || Step {
        key: format!("{key}imported_since_january"),
        label: say::imported_since_january(),
        basis: why::holding_base(),
    })?;
    ledger::product(ledger, sum, share, || Step {
        key: format!("{key}to_hold"),
        label: say::to_hold(),
        basis: why::holding(),
    })
}
