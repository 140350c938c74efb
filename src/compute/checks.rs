//! Whether published figures agree with each other.

use super::claims::PER_CENT;
use crate::case::{Check, CheckKind, Part};
use crate::outcome::CheckOutcome;
use crate::quantity::Rounding;
use crate::quantity::unit::{Money, SpecificCost};
use crate::text::messages::{labels, reasons};
use crate::trace::{Figure, Step, StepError, Trace};

/// Money of a year earlier is stated to the whole unit: it comes from growth rates of three digits.
const WHOLE: Rounding = Rounding::half_up(0);
/// A value per unit is shown, not compared: small values must not look like zero.
const MILLIONTH: Rounding = Rounding::half_up(6);

/// Tests one check.
pub fn check(trace: &mut Trace, check: &Check) -> Result<CheckOutcome, StepError> {
    let key = format!("check.{}", check.name);
    match &check.kind {
        CheckKind::Sum { parts, total } => {
            let parts: Vec<Figure<Money>> = parts.iter().map(|part| trace.given(&part.value)).collect();
            let total = trace.given(&total.value);
            against_total(trace, &key, &parts, total)
        }
        CheckKind::Growth { parts, total } => {
            let mut earlier = Vec::new();
            for (index, part) in parts.iter().enumerate() {
                earlier.push(year_earlier(trace, &format!("{key}.part-{}", index + 1), part)?);
            }
            let total = year_earlier(trace, &format!("{key}.total"), total)?;
            against_total(trace, &key, &earlier, total)
        }
        CheckKind::Share { part, whole, published } => {
            let part = trace.given(&part.value);
            let whole = trace.given(&whole.value);
            let rounding = Rounding::half_up(published.value.scale());
            let published = trace.given(published);
            let step =
                Step::convention(format!("{key}.computed"), labels::computed_share(), reasons::share_as_published());
            let computed = trace.per_cent(step, part, whole, rounding)?;
            let step = Step::convention(
                format!("{key}.difference"),
                labels::computed_less_published(),
                reasons::computed_less_published(),
            );
            let difference = trace.difference(step, computed, published)?;
            Ok(CheckOutcome::Share { computed: computed.id, published: published.id, difference: difference.id })
        }
        CheckKind::UnitValue { value, units, low, high } => {
            let value = trace.given(value);
            let units = trace.given(units);
            let low = trace.given(low);
            let high = trace.given(high);
            let step = Step::convention(format!("{key}.computed"), labels::value_per_unit(), reasons::value_per_unit());
            let computed = trace.over::<_, _, SpecificCost>(step, value, units, MILLIONTH)?;
            let step =
                Step::convention(format!("{key}.at-low-end"), labels::value_at_low_end(), reasons::units_times_bound());
            let at_low = trace.product(step, low, units)?;
            let step = Step::convention(
                format!("{key}.at-high-end"),
                labels::value_at_high_end(),
                reasons::units_times_bound(),
            );
            let at_high = trace.product(step, high, units)?;
            Ok(CheckOutcome::UnitValue {
                computed: computed.id,
                low: low.id,
                high: high.id,
                value: value.id,
                at_low: at_low.id,
                at_high: at_high.id,
            })
        }
    }
}

fn year_earlier(trace: &mut Trace, key: &str, part: &Part) -> Result<Figure<Money>, StepError> {
    let value = trace.given(&part.value);
    match &part.growth_factor {
        None => Ok(value),
        Some(factor) => {
            let factor = trace.given(factor);
            let step = Step::convention(
                format!("{key}.year-earlier"),
                labels::year_earlier(&part.label),
                reasons::value_over_growth(),
            );
            trace.over(step, value, factor, WHOLE)
        }
    }
}

fn against_total(
    trace: &mut Trace,
    key: &str,
    parts: &[Figure<Money>],
    total: Figure<Money>,
) -> Result<CheckOutcome, StepError> {
    let step = Step::convention(format!("{key}.sum"), labels::sum_of_parts(), reasons::sum_of_parts());
    let sum = trace.sum(step, parts)?;
    let step = Step::convention(format!("{key}.difference"), labels::sum_less_total(), reasons::sum_less_total());
    let difference = trace.difference(step, sum, total)?;
    let step = Step::convention(format!("{key}.per-cent"), labels::deviation(), reasons::deviation_from_total());
    let per_cent = trace.per_cent(step, difference, total, PER_CENT)?;
    Ok(CheckOutcome::Sum { sum: sum.id, total: total.id, difference: difference.id, per_cent: per_cent.id })
}
