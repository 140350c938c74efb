//! Savings over years along price paths: prices in the money of one year and in yuan, the gap and the value of
//! each year, what they save, the sum and the present value of that.

use super::gaps;
use super::interpolation::{Points, on_the_line};
use super::money::{Worth, YuanPrice};
use super::regional_savings::{units_of, why_read_so};
use crate::case::path::{Course, Deflation, Growth, GrowthFrom, Path, PathPrices, YearValue};
use crate::case::{Case, Comparison, GapInputs};
use crate::outcome::{Outcome, PathOutcome, PathScale, PathSeries, PathTotal, ScaledWhat};
use crate::quantity::unit::{CarbonIntensity, CarbonPrice, Money, Ratio, TenThousandYuan};
use crate::quantity::{Decimal, Denominator, Rounding, Times, Unit};
use crate::text::Text;
use crate::text::messages::{labels, reasons};
use crate::trace::ledger::{self, Amount};
use crate::trace::{Basis, Figure, Given, NodeId, Step, StepError, Trace};

/// Factors of growth and discount: no text orders a rounding, ten decimals are far more than prices have.
const FACTOR: Rounding = Rounding::half_up(10);
/// Grid factors and intensities of later years: two decimals more than published ones have.
const PROJECTED: Rounding = Rounding::half_up(6);
/// Values of later years in units of 10,000 yuan: to the yuan.
const YUAN: Rounding = Rounding::half_up(4);
/// Money, and prices in the money of another year: to the cent.
const CENT: Rounding = Rounding::half_up(2);

type Traced<D> = Amount<D, NodeId>;

/// Follows every price path.
pub fn path(
    trace: &mut Trace,
    case: &Case,
    path: &Path,
    found: &Outcome,
    prices: &[YuanPrice],
    (output, export): (Option<Worth>, Option<Worth>),
) -> Result<PathOutcome, StepError> {
    let discount = match (&path.discount, path.base_year) {
        (Some(rate), base) => discount_factors(trace, rate, base, &path.years)?,
        (None, _) => Vec::new(),
    };
    let mut outcome =
        PathOutcome { discount: discount.iter().map(|factor| factor.id).collect(), ..PathOutcome::default() };
    let mut streams = Vec::new();
    for (comparison, found) in case.comparisons.iter().zip(&found.comparisons) {
        let scale = scale(trace, case, path, comparison, (output, export))?;
        let gaps = gaps_of_years(trace, path, comparison, found.gap, prices)?;
        let moves = !gaps.iter().all(|gap| gap.id == found.gap);
        outcome.gaps.push(if moves { gaps.iter().map(|gap| gap.id).collect() } else { Vec::new() });
        let gaps = read_per(trace, case, comparison, &gaps, scale.outcome.per)?;
        streams.push((comparison.key.as_str(), gaps, scale.units));
        outcome.scales.push(scale.outcome);
    }
    for prices in &path.prices {
        outcome.series.push(series(trace, path, prices, &streams, &discount)?);
    }
    Ok(outcome)
}

/// A comparison over years: the beginning of its keys, its gaps, and the value in each year.
type Stream<'c> = (&'c str, Vec<Traced<CarbonIntensity>>, Vec<Traced<TenThousandYuan>>);

/// What the savings of a comparison are scaled to in each year.
struct YearScale {
    units: Vec<Traced<TenThousandYuan>>,
    outcome: PathScale,
}

/// The output value, else the export value, whichever is of the comparison's kind of value or can be read so;
/// 10,000 yuan in every year where there is none.
fn scale(
    trace: &mut Trace,
    case: &Case,
    path: &Path,
    comparison: &Comparison,
    (output, export): (Option<Worth>, Option<Worth>),
) -> Result<YearScale, StepError> {
    let fits = |of: Denominator| {
        of == comparison.per || case.conversions.iter().any(|own| own.from == comparison.per && own.to == of)
    };
    let output_growth = case.output.as_ref().and_then(|output| output.growth.as_ref());
    let export_growth = case.export.as_ref().and_then(|export| export.growth.as_ref());
    let candidates =
        [(output, "output", ScaledWhat::Output, output_growth), (export, "export", ScaledWhat::Export, export_growth)];
    let chosen = candidates.into_iter().find_map(|(worth, owner, what, growth)| {
        worth.filter(|worth| fits(worth.of)).map(|worth| (worth, owner, what, growth))
    });
    let Some((worth, owner, what, growth)) = chosen else {
        let per = comparison.per;
        let one = trace.given(&Given::new(
            format!("path.ten-thousand-yuan.{}", per.code()),
            Decimal::ONE,
            Unit::TenThousand(per),
            labels::ten_thousand_every_year(per.text()),
            Basis::Definition(reasons::ten_thousand_every_year()),
        ));
        let units = vec![amount(trace, one); path.years.len()];
        let ids = units.iter().map(|unit| unit.id).collect();
        return Ok(YearScale { units, outcome: PathScale { what: ScaledWhat::TenThousand, per, units: ids } });
    };
    let base = units_of(trace, owner, worth)?;
    let base = amount(trace, base);
    let mut units = Vec::new();
    for year in &path.years {
        units.push(match growth {
            None => base,
            Some(growth) => {
                let label = |year: i16| labels::value_of_year(year.to_string());
                grown(trace, base, growth, (*year, YUAN), &format!("{owner}.{year}"), label)?
            }
        });
    }
    let ids = units.iter().map(|unit| unit.id).collect();
    Ok(YearScale { units, outcome: PathScale { what, per: worth.of, units: ids } })
}

/// The gap of each year; the same figure again and again where nothing moves.
fn gaps_of_years(
    trace: &mut Trace,
    path: &Path,
    comparison: &Comparison,
    own: NodeId,
    prices: &[YuanPrice],
) -> Result<Vec<Traced<CarbonIntensity>>, StepError> {
    let node = trace.node(own);
    let frozen: Traced<CarbonIntensity> = Amount::of(node.value, node.unit, own);
    let mut found = Vec::new();
    for (at, year) in path.years.iter().enumerate() {
        let key = format!("path.gaps.{}.{year}", comparison.key);
        let gap = match &comparison.gap {
            GapInputs::CarbonIntensity { subject, reference } if moves(&subject.course) || moves(&reference.course) => {
                let base = gaps::intensity(trace, &subject.value)?;
                let own = in_year(trace, &subject.course, base, (at, *year))?;
                let base = gaps::intensity(trace, &reference.value)?;
                let other = in_year(trace, &reference.course, base, (at, *year))?;
                let gap = gaps::between(trace, format!("{key}.gap"), comparison.per, other, own)?;
                amount(trace, gap)
            }
            GapInputs::GridElectricity { factors, .. } | GapInputs::Sectors { factors, .. }
                if moves(&factors.subject_course) || moves(&factors.reference_course) =>
            {
                let base = trace.given(&factors.subject);
                let own = in_year(trace, &factors.subject_course, base, (at, *year))?;
                let base = trace.given(&factors.reference);
                let other = in_year(trace, &factors.reference_course, base, (at, *year))?;
                let gap = gaps::with_factors(trace, &key, comparison.per, &comparison.gap, (own, other), prices)?;
                amount(trace, gap)
            }
            _ => frozen,
        };
        found.push(gap);
    }
    Ok(found)
}

fn moves<D>(course: &Course<D>) -> bool {
    !matches!(course, Course::Frozen)
}

/// A region's number in a year of the path.
fn in_year<D: Times<Ratio, Product = D>>(
    trace: &mut Trace,
    course: &Course<D>,
    base: Figure<D>,
    (at, year): (usize, i16),
) -> Result<Figure<D>, StepError> {
    match course {
        Course::Frozen => Ok(base),
        Course::Change(growth) => {
            let base = amount(trace, base);
            let key = format!("{}.{year}", growth.key);
            if let Some(known) = trace.again(&key) {
                return Ok(known);
            }
            let label = trace.node(base.id).label.clone();
            let label = |year: i16| labels::of_year(&label, year.to_string());
            let grown = grown(trace, base, growth, (year, PROJECTED), &key, label)?;
            Ok(Figure::of(grown.id))
        }
        Course::Years(years) => match &years[at] {
            YearValue::At(given) => Ok(trace.given(given)),
            between @ YearValue::Between { before, .. } => {
                let key = between_key(&before.key, year);
                if let Some(known) = trace.again(&key) {
                    return Ok(known);
                }
                let label = before.label.clone();
                let found = on_path(trace, between, &key, || labels::of_year(&label, year.to_string()), PROJECTED)?;
                Ok(Figure::of(found.id))
            }
        },
    }
}

/// `region-path.CN.grid-factor.points.2025` -> `region-path.CN.grid-factor.2027`
fn between_key(point: &str, year: i16) -> String {
    let start = point.rsplit_once(".points.").map_or(point, |(start, _)| start);
    format!("{start}.{year}")
}

/// A value times one plus its growth for every year that passes; itself in the year that it is of.
fn grown<D: Times<Ratio, Product = D>>(
    trace: &mut Trace,
    base: Traced<D>,
    growth: &GrowthFrom,
    (year, rounding): (i16, Rounding),
    key: &str,
    label: impl Fn(i16) -> Text,
) -> Result<Traced<D>, StepError> {
    let years = u16::try_from(year - growth.from).unwrap_or(0);
    if years == 0 {
        return Ok(base);
    }
    let factor = growth_factor(trace, &growth.growth, &growth.key, growth.from, years)?;
    ledger::rounded_product(trace, base, factor, rounding, || Step {
        key: key.to_owned(),
        label: label(year),
        basis: Basis::Convention(reasons::grows_yearly()),
    })
}

/// Gaps of years read per the kind of value that is scaled.
fn read_per(
    trace: &mut Trace,
    case: &Case,
    comparison: &Comparison,
    gaps: &[Traced<CarbonIntensity>],
    per: Denominator,
) -> Result<Vec<Traced<CarbonIntensity>>, StepError> {
    let conversion = case.conversions.iter().find(|own| own.from == comparison.per && own.to == per);
    let Some(conversion) = conversion.filter(|_| per != comparison.per) else {
        return Ok(gaps.to_vec());
    };
    let ratio = trace.given(&conversion.ratio);
    let ratio = amount(trace, ratio);
    let mut found = Vec::new();
    for gap in gaps {
        let key = format!("{}-per-{}", trace.node(gap.id).key, per.code());
        found.push(match trace.find(&key) {
            Some(known) => {
                let node = trace.node(known);
                Amount::of(node.value, node.unit, known)
            }
            None => ledger::product(trace, *gap, ratio, || Step {
                key: key.clone(),
                label: labels::gap(per.text()),
                basis: Basis::Convention(why_read_so(conversion.reading)),
            })?,
        });
    }
    Ok(found)
}

fn series(
    trace: &mut Trace,
    path: &Path,
    prices: &PathPrices,
    streams: &[Stream<'_>],
    discount: &[Traced<Ratio>],
) -> Result<PathSeries, StepError> {
    let mut found = PathSeries::default();
    let mut yuan_prices: Vec<Traced<CarbonPrice>> = Vec::new();
    for (year, of_year) in path.years.iter().zip(&prices.years) {
        let key = format!("path.{}.{year}", prices.name);
        let mut price = on_path(trace, &of_year.price, &format!("{key}.price"), labels::price_of_path, CENT)?;
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
    for (comparison, gaps, units) in streams {
        let key = format!("path.{}.{comparison}", prices.name);
        let stream = YearsOf { years: &path.years, gaps, prices: &yuan_prices, units, discount };
        let (savings, money, total) = savings(trace, &key, stream)?;
        found.savings.push(savings);
        found.money.push(money);
        found.totals.push(total);
    }
    Ok(found)
}

/// What the savings of years are made of, each list with an entry a year.
struct YearsOf<'y> {
    years: &'y [i16],
    gaps: &'y [Traced<CarbonIntensity>],
    prices: &'y [Traced<CarbonPrice>],
    units: &'y [Traced<TenThousandYuan>],
    discount: &'y [Traced<Ratio>],
}

/// The saving of each year per 10,000 yuan and for the value of that year, the sum of the latter, and the sum
/// of its present values.
fn savings(trace: &mut Trace, key: &str, of: YearsOf<'_>) -> Result<(Vec<NodeId>, Vec<NodeId>, PathTotal), StepError> {
    let mut savings = Vec::new();
    let mut money: Vec<Traced<Money>> = Vec::new();
    let mut present: Vec<Traced<Money>> = Vec::new();
    for (at, year) in of.years.iter().enumerate() {
        let per = of.gaps[at].unit.denominator().map(Denominator::text).unwrap_or_default();
        let saving = ledger::product(trace, of.gaps[at], of.prices[at], || Step {
            key: format!("{key}.{year}.saving"),
            label: labels::saving_of_year(&per, year.to_string()),
            basis: Basis::Convention(reasons::gap_times_price()),
        })?;
        savings.push(saving.id);
        let in_all = ledger::rounded_product(trace, saving, of.units[at], CENT, || Step {
            key: format!("{key}.{year}.value-saving"),
            label: labels::money_of_year(year.to_string()),
            basis: Basis::Convention(reasons::saving_of_year()),
        })?;
        money.push(in_all);
        if let Some(factor) = of.discount.get(at) {
            present.push(ledger::rounded_product(trace, in_all, *factor, CENT, || Step {
                key: format!("{key}.{year}.present-value"),
                label: labels::present_value_of_year(year.to_string()),
                basis: Basis::Convention(reasons::discounted_to_the_cent()),
            })?);
        }
    }
    let cumulative = ledger::sum(trace, &money, || Step {
        key: format!("{key}.cumulative"),
        label: labels::cumulative(),
        basis: Basis::Convention(reasons::sum_of_years()),
    })?;
    let present_value = match present.as_slice() {
        [] => None,
        present => Some(ledger::sum(trace, present, || Step {
            key: format!("{key}.present-value"),
            label: labels::present_value(),
            basis: Basis::Convention(reasons::sum_of_years()),
        })?),
    };
    let total = PathTotal { cumulative: cumulative.id, present_value: present_value.map(|value| value.id) };
    Ok((savings, money.iter().map(|saving| saving.id).collect(), total))
}

/// The value of a year: stated, or on a straight line between two that are.
fn on_path<D: Times<Ratio, Product = D>>(
    trace: &mut Trace,
    value: &YearValue<D>,
    key: &str,
    label: impl Fn() -> Text,
    rounding: Rounding,
) -> Result<Traced<D>, StepError> {
    match value {
        YearValue::At(given) => {
            let figure = trace.given(given);
            Ok(amount(trace, figure))
        }
        YearValue::Between { before, after, left, passed } => {
            let (before, after) = (trace.given(before), trace.given(after));
            let (left, passed) = (trace.given(left), trace.given(passed));
            let points = Points {
                before: amount(trace, before),
                after: amount(trace, after),
                left: amount(trace, left),
                passed: amount(trace, passed),
            };
            on_the_line(trace, points, key, label, rounding)
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
        let factor = growth_factor(trace, growth, "path.inflation", last, *years)?;
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

/// One plus a yearly rate to the power of the years after `last`, one year after the other.
fn growth_factor(
    trace: &mut Trace,
    growth: &Growth,
    start: &str,
    last: i16,
    years: u16,
) -> Result<Traced<Ratio>, StepError> {
    let one = one_plus(trace, growth, &format!("{start}.one-plus"))?;
    let mut factor = one;
    for passed in 2..=years {
        let year = last + i16::try_from(passed).unwrap_or(0);
        let key = format!("{start}.factor.{last}.{year}");
        if let Some(known) = trace.find(&key) {
            let node = trace.node(known);
            factor = Amount::of(node.value, node.unit, known);
            continue;
        }
        let step = |key: String| Step {
            key,
            label: labels::growth_over(last.to_string(), year.to_string()),
            basis: Basis::Convention(reasons::yearly_factor()),
        };
        let exact = ledger::product(trace, factor, one, || step(format!("{key}.exact")))?;
        factor = ledger::rounded(trace, exact, FACTOR, || step(key.clone()))?;
    }
    Ok(factor)
}

/// 1 in the base year, then divided by one plus the rate for every year that passes: one factor for each of the
/// years, so that the same stream has one present value whichever year it starts in. The base year is the first
/// of the years where none is stated.
pub fn discount_factors(
    trace: &mut Trace,
    rate: &Growth,
    base: Option<i16>,
    years: &[i16],
) -> Result<Vec<Traced<Ratio>>, StepError> {
    let Some(first) = base.or(years.first().copied()) else {
        return Ok(Vec::new());
    };
    let one_plus = one_plus(trace, rate, "path.discount.one-plus")?;
    let whole = trace.given(&rate.whole);
    let mut factor = amount(trace, whole);
    let mut factors = Vec::new();
    // A year before the base year counts more than in full.
    for year in years.iter().filter(|year| **year < first) {
        let passed = u16::try_from(first - year).unwrap_or(0);
        factors.push(growth_factor(trace, rate, "path.discount", *year, passed)?);
    }
    factors.extend(years.contains(&first).then_some(factor));
    for year in first + 1..=years.last().copied().unwrap_or(first) {
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
