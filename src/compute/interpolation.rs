//! A price between the two years of a path that have one.

use crate::case::goods::{Between, CertificatePriceInputs};
use crate::quantity::unit::{CertificatePrice, Ratio};
use crate::quantity::{Rounding, Times};
use crate::text::messages::goods as say;
use crate::text::messages::reasons;
use crate::text::{Text, period};
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Basis, Describe, LawRow, Step, StepError};

/// To the cent, as prices are published.
const BETWEEN: Rounding = Rounding::half_up(2);

/// The price of a certificate: known, or in equal steps between two years of a path.
pub fn certificate_price<L: Ledger>(
    ledger: &mut L,
    price: &CertificatePriceInputs,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<CertificatePrice, L::Id>, StepError> {
    match price {
        CertificatePriceInputs::Known(price) => Ok(ledger::given(ledger, *price, describe, || {
            (format!("{key}certificate_price"), known_price(&describe.basis(price.provenance)))
        })),
        CertificatePriceInputs::Between(between) => between_years(ledger, between, key, describe),
    }
}

/// A price that the law sets for a period is named with it.
fn known_price(basis: &Basis) -> Text {
    match basis {
        Basis::Law(LawRow { from, to: Some(to), .. }) => say::certificate_price_of(period::between(*from, *to)),
        _ => say::certificate_price(),
    }
}

/// The price of a certificate between two years.
fn between_years<L: Ledger>(
    ledger: &mut L,
    between: &Between,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<CertificatePrice, L::Id>, StepError> {
    let key = format!("{key}certificate_price");
    let points = Points {
        before: ledger::given(ledger, between.before, describe, || (format!("{key}.before"), say::price_before())),
        after: ledger::given(ledger, between.after, describe, || (format!("{key}.after"), say::price_after())),
        left: ledger::given(ledger, between.left, describe, || (format!("{key}.years_left"), say::years_left())),
        passed: ledger::given(ledger, between.passed, describe, || {
            (format!("{key}.years_passed"), say::years_passed())
        }),
    };
    on_the_line(ledger, points, &key, say::certificate_price, BETWEEN)
}

/// Two points in time, and the years from each to the one wanted.
pub struct Points<D, I> {
    pub before: Amount<D, I>,
    pub after: Amount<D, I>,
    pub left: Amount<Ratio, I>,
    pub passed: Amount<Ratio, I>,
}

/// (before x years left + after x years passed) / years between.
pub fn on_the_line<L: Ledger, D: Times<Ratio, Product = D>>(
    ledger: &mut L,
    points: Points<D, L::Id>,
    key: &str,
    label: impl Fn() -> Text,
    rounding: Rounding,
) -> Result<Amount<D, L::Id>, StepError> {
    let step = |end: &str| Step {
        key: format!("{key}{end}"),
        label: label(),
        basis: Basis::Convention(reasons::interpolated()),
    };
    let first = ledger::product(ledger, points.before, points.left, || step(".before_weighted"))?;
    let second = ledger::product(ledger, points.after, points.passed, || step(".after_weighted"))?;
    let both = ledger::plus(ledger, first, second, || step(".weighted"))?;
    let years = ledger::plus(ledger, points.left, points.passed, || Step {
        key: format!("{key}.years"),
        label: say::years_between(),
        basis: Basis::Convention(reasons::interpolated()),
    })?;
    ledger::quotient(ledger, both, years, rounding, || step(""))
}
