//! A published figure against the computed one.

use super::regional_savings::{gap_key, saving_key};
use crate::case::{Claim, ClaimValue};
use crate::outcome::ClaimOutcome;
use crate::quantity::{Dimension, Rounding};
use crate::text::messages::{labels, reasons};
use crate::trace::{Given, Step, StepError, Trace};

/// How precisely a deviation is stated: hundredths of a per cent.
pub const PER_CENT: Rounding = Rounding::half_up(2);

/// Compares; nothing where the figure that the claim names was not computed.
pub fn claim(trace: &mut Trace, claim: &Claim) -> Result<Option<ClaimOutcome>, StepError> {
    let start = &claim.comparison;
    let price = claim.price.as_deref().unwrap_or_default();
    let saving =
        claim.converted_to.map_or_else(|| format!("{start}.{price}.saving"), |per| saving_key(start, price, per));
    let gap = claim.converted_to.map_or_else(|| format!("{start}.gap"), |per| gap_key(start, per));
    match &claim.value {
        ClaimValue::Saving(claimed) => compare(trace, &claim.name, claimed, &saving),
        ClaimValue::Gap(claimed) => compare(trace, &claim.name, claimed, &gap),
        ClaimValue::ExportSaving(claimed) => {
            compare(trace, &claim.name, claimed, &format!("{start}.{price}.export-saving"))
        }
    }
}

fn compare<D: Dimension>(
    trace: &mut Trace,
    name: &str,
    claimed: &Given<D>,
    computed: &str,
) -> Result<Option<ClaimOutcome>, StepError> {
    let Some(computed) = trace.again::<D>(computed) else {
        return Ok(None);
    };
    let claimed = trace.given(claimed);
    let step = Step::convention(
        format!("claim.{name}.difference"),
        labels::computed_less_claimed(),
        reasons::computed_less_claimed(),
    );
    let difference = trace.difference(step, computed, claimed)?;
    let step = Step::convention(format!("claim.{name}.per-cent"), labels::deviation(), reasons::deviation());
    let per_cent = trace.per_cent(step, difference, claimed, PER_CENT)?;
    Ok(Some(ClaimOutcome {
        claimed: claimed.id,
        computed: computed.id,
        difference: difference.id,
        per_cent: per_cent.id,
    }))
}
