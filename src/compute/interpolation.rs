//! A price between the two years of a path that have one.

use crate::case::goods::{Between, CertificatePriceInputs};
use crate::quantity::Rounding;
use crate::quantity::unit::CertificatePrice;
use crate::text::messages::goods as say;
use crate::text::messages::reasons;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Basis, Describe, Step, StepError};

/// No text orders a rounding; ten decimals lose nothing.
const BETWEEN: Rounding = Rounding::half_up(10);

/// The price of a certificate: known, or in equal steps between two years of a path.
pub fn certificate_price<L: Ledger>(
    ledger: &mut L,
    price: &CertificatePriceInputs,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<CertificatePrice, L::Id>, StepError> {
    match price {
        CertificatePriceInputs::Known(price) => Ok(ledger::given(ledger, *price, describe, || {
            (format!("{key}certificate_price"), say::certificate_price())
        })),
        CertificatePriceInputs::Between(between) => between_years(ledger, between, key, describe),
    }
}

/// (price before x years left + price after x years passed) / years between.
fn between_years<L: Ledger>(
    ledger: &mut L,
    between: &Between,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<CertificatePrice, L::Id>, StepError> {
    let key = format!("{key}certificate_price");
    let step = |end: &str| Step {
        key: format!("{key}{end}"),
        label: say::certificate_price(),
        basis: Basis::Convention(reasons::interpolated()),
    };
    let before = ledger::given(ledger, between.before, describe, || (format!("{key}.before"), say::price_before()));
    let after = ledger::given(ledger, between.after, describe, || (format!("{key}.after"), say::price_after()));
    let left = ledger::given(ledger, between.left, describe, || (format!("{key}.years_left"), say::years_left()));
    let passed =
        ledger::given(ledger, between.passed, describe, || (format!("{key}.years_passed"), say::years_passed()));
    let first = ledger::product(ledger, before, left, || step(".before_weighted"))?;
    let second = ledger::product(ledger, after, passed, || step(".after_weighted"))?;
    let both = ledger::plus(ledger, first, second, || step(".weighted"))?;
    let years = ledger::plus(ledger, left, passed, || Step {
        key: format!("{key}.years"),
        label: say::years_between(),
        basis: Basis::Convention(reasons::interpolated()),
    })?;
    ledger::quotient(ledger, both, years, BETWEEN, || step(""))
}
