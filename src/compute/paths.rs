//! Savings over years along price paths: the money of one year, yuan, each year's saving, their sum and
//! their present value.

use super::interpolation::{Points, on_the_line};
use crate::case::path::{Deflation, Growth, Path, PathPrice, PathPrices};
use crate::outcome::{PathOutcome, PathSeries, PathTotal};
use crate::quantity::Rounding;
use crate::quantity::unit::{CarbonIntensity, CarbonPrice, Ratio, SavingRate};
use crate::text::messages::{labels, reasons};
use crate::trace::ledger::{self, Amount};
use crate::trace::{Basis, Figure, NodeId, Step, StepError, Trace};

/// Factors of growth and discount: no text orders a rounding, ten decimals are far more than prices have.
const FACTOR: Rounding = Rounding::half_up(10);
/// Prices in the money of another year, to the cent.
const CENT: Rounding = Rounding::half_up(2);

type Traced<D> = Amount<D, NodeId>;

/// Follows every price path; `gaps` are the emissions gaps of the comparisons with the beginning of their keys.
pub fn path(trace: &mut Trace, path: &Path, gaps: &[(String, NodeId)]) -> Result<PathOutcome, StepError> {
    let discount = match &path.discount {
        Some(rate) => discount_factors(trace, rate, &path.years)?,
        None => Vec::new(),
    };
    let mut outcome = PathOutcome { discount: discount.iter().map(|factor| factor.id).collect(), series: Vec::new() };
    for prices in &path.prices {
        outcome.series.push(series(trace, path, prices, gaps, &discount)?);
    }
    Ok(outcome)
}

fn series(
    trace: &mut Trace,
    path: &Path,
    prices: &PathPrices,
    gaps: &[(String, NodeId)],
    discount: &[Traced<Ratio>],
) -> Result<PathSeries, StepError> {
    let mut found = PathSeries::default();
    let mut yuan_prices: Vec<Traced<CarbonPrice>> = Vec::new();
    for (year, of_year) in path.years.iter().zip(&prices.years) {
        let key = format!("path.{}.{year}", prices.name);
        let mut price = price(trace, &of_year.price, &key)?;
        found.prices.push(price.id);
        if let Some(deflation) = &of_year.deflation {
            price = deflated(trace, price, deflation, (*year, &key))?;
        }
        found.in_money_of.push(price.id);
        if let Some(rate) = &prices.rate {
            let rate = trace.given(rate);
            let rate = amount(trace, rate);
            price = ledger::product(trace, price, rate, || Step {
                key: format!("{key}.yuan"),
                label: labels::price_in_yuan(&prices.label),
                basis: Basis::Convention(reasons::converted()),
            })?;
        }
        found.yuan.push(price.id);
        yuan_prices.push(price);
    }
    for (comparison, gap) in gaps {
        let node = trace.node(*gap);
        let gap: Traced<CarbonIntensity> = Amount::of(node.value, node.unit, *gap);
        let key = format!("path.{}.{comparison}", prices.name);
        let (savings, total) = savings(trace, &key, gap, (&path.years, &yuan_prices), discount)?;
        found.savings.push(savings);
        found.totals.push(total);
    }
    Ok(found)
}

/// The saving of each year, their sum, and the sum of their present values.
fn savings(
    trace: &mut Trace,
    key: &str,
    gap: Traced<CarbonIntensity>,
    (years, prices): (&[i16], &[Traced<CarbonPrice>]),
    discount: &[Traced<Ratio>],
) -> Result<(Vec<NodeId>, PathTotal), StepError> {
    let mut savings: Vec<Traced<SavingRate>> = Vec::new();
    let mut present: Vec<Traced<SavingRate>> = Vec::new();
    for (at, (year, price)) in years.iter().zip(prices).enumerate() {
        let saving = ledger::product(trace, gap, *price, || Step {
            key: format!("{key}.{year}.saving"),
            label: labels::saving_of_year(year.to_string()),
            basis: Basis::Convention(reasons::gap_times_price()),
        })?;
        savings.push(saving);
        if let Some(factor) = discount.get(at) {
            present.push(ledger::product(trace, saving, *factor, || Step {
                key: format!("{key}.{year}.present_value"),
                label: labels::present_value_of_year(year.to_string()),
                basis: Basis::Convention(reasons::discounted()),
            })?);
        }
    }
    let cumulative = ledger::sum(trace, &savings, || Step {
        key: format!("{key}.cumulative"),
        label: labels::cumulative(),
        basis: Basis::Convention(reasons::sum_of_years()),
    })?;
    let present_value = match present.as_slice() {
        [] => None,
        present => Some(ledger::sum(trace, present, || Step {
            key: format!("{key}.present_value"),
            label: labels::present_value(),
            basis: Basis::Convention(reasons::sum_of_years()),
        })?),
    };
    let total = PathTotal { cumulative: cumulative.id, present_value: present_value.map(|value| value.id) };
    Ok((savings.iter().map(|saving| saving.id).collect(), total))
}

fn price(trace: &mut Trace, price: &PathPrice, key: &str) -> Result<Traced<CarbonPrice>, StepError> {
    match price {
        PathPrice::At(given) => {
            let figure = trace.given(given);
            Ok(amount(trace, figure))
        }
        PathPrice::Between { before, after, left, passed } => {
            let (before, after) = (trace.given(before), trace.given(after));
            let (left, passed) = (trace.given(left), trace.given(passed));
            let points = Points {
                before: amount(trace, before),
                after: amount(trace, after),
                left: amount(trace, left),
                passed: amount(trace, passed),
            };
            on_the_line(trace, points, &format!("{key}.price"), labels::price_of_path)
        }
    }
}

/// A price in the money of another year: times that year's price level, over its own.
fn deflated(
    trace: &mut Trace,
    price: Traced<CarbonPrice>,
    deflation: &Deflation,
    (year, key): (i16, &str),
) -> Result<Traced<CarbonPrice>, StepError> {
    let (from, to) = (trace.given(&deflation.from), trace.given(&deflation.to));
    let (mut from, to) = (amount(trace, from), amount(trace, to));
    if let Some((years, growth)) = &deflation.beyond {
        let last = year - i16::try_from(*years).unwrap_or(0);
        let factor = growth_factor(trace, growth, last, *years)?;
        from = ledger::product(trace, from, factor, || Step {
            key: format!("{key}.price_level"),
            label: labels::price_level_of_year(year.to_string()),
            basis: Basis::Convention(reasons::price_level_beyond()),
        })?;
    }
    let raised = ledger::product(trace, price, to, || Step {
        key: format!("{key}.price_by_level"),
        label: labels::price_of_path(),
        basis: Basis::Convention(reasons::deflated()),
    })?;
    ledger::quotient(trace, raised, from, CENT, || Step {
        key: format!("{key}.deflated"),
        label: labels::deflated_price(),
        basis: Basis::Convention(reasons::deflated()),
    })
}

/// (1 + inflation) to the power of the years after `last`, one year after the other.
fn growth_factor(trace: &mut Trace, growth: &Growth, last: i16, years: u16) -> Result<Traced<Ratio>, StepError> {
    let one = one_plus(trace, growth, "path.inflation.one_plus")?;
    let mut factor = one;
    for passed in 2..=years {
        let year = last + i16::try_from(passed).unwrap_or(0);
        let key = format!("path.inflation.{last}.{year}");
        if let Some(known) = trace.find(&key) {
            let node = trace.node(known);
            factor = Amount::of(node.value, node.unit, known);
            continue;
        }
        let step = |key: String| Step {
            key,
            label: labels::inflation_factor(year.to_string()),
            basis: Basis::Convention(reasons::yearly_factor()),
        };
        let exact = ledger::product(trace, factor, one, || step(format!("{key}.exact")))?;
        factor = ledger::rounded(trace, exact, FACTOR, || step(key.clone()))?;
    }
    Ok(factor)
}

/// 1 in the first year, then divided by one plus the rate for every year that passes.
pub fn discount_factors(trace: &mut Trace, rate: &Growth, years: &[i16]) -> Result<Vec<Traced<Ratio>>, StepError> {
    let Some(first) = years.first() else {
        return Ok(Vec::new());
    };
    let one_plus = one_plus(trace, rate, "path.discount.one_plus")?;
    let whole = trace.given(&rate.whole);
    let mut factor = amount(trace, whole);
    let mut factors = vec![factor];
    for year in first + 1..=years.last().copied().unwrap_or(*first) {
        let key = format!("path.discount.{year}");
        factor = match trace.find(&key) {
            Some(known) => {
                let node = trace.node(known);
                Amount::of(node.value, node.unit, known)
            }
            None => ledger::quotient(trace, factor, one_plus, FACTOR, || Step {
                key: key.clone(),
                label: labels::discount_factor(year.to_string()),
                basis: Basis::Convention(reasons::yearly_factor()),
            })?,
        };
        if years.contains(&year) {
            factors.push(factor);
        }
    }
    Ok(factors)
}

fn one_plus(trace: &mut Trace, growth: &Growth, key: &str) -> Result<Traced<Ratio>, StepError> {
    if let Some(known) = trace.find(key) {
        let node = trace.node(known);
        return Ok(Amount::of(node.value, node.unit, known));
    }
    let (whole, rate) = (trace.given(&growth.whole), trace.given(&growth.rate));
    let (whole, rate) = (amount(trace, whole), amount(trace, rate));
    ledger::plus(trace, whole, rate, || Step {
        key: key.to_owned(),
        label: labels::one_plus_rate(),
        basis: Basis::Convention(reasons::one_plus_rate()),
    })
}

/// A figure of the trace with its value.
fn amount<D: crate::quantity::Dimension>(trace: &Trace, figure: Figure<D>) -> Traced<D> {
    let node = trace.node(figure.id);
    Amount::of(node.value, node.unit, figure.id)
}
