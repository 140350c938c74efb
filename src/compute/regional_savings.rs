//! What a region's cleaner carbon saves per 10,000 yuan: the gap in emissions between a reference and the
//! subject, times a carbon price; read per another kind of value where the file says how, and scaled.

use super::gaps::{self, Gap};
use super::money::{Worth, YuanPrice};
use crate::case::{Comparison, Conversion, ConversionReading, Ranking};
use crate::outcome::{ComparisonOutcome, Converted, RankedRegion, Scaled};
use crate::quantity::unit::{CarbonIntensity, SavingRate, TenThousandYuan, TenThousandth};
use crate::quantity::{Decimal, Denominator, Unit};
use crate::text::Text;
use crate::text::messages::{labels, reasons};
use crate::trace::{Basis, Figure, Given, Step, StepError, Trace};

/// The values in yuan that savings are scaled to.
#[derive(Clone, Copy)]
pub struct Scale {
    pub output: Option<Worth>,
    pub export: Option<Worth>,
}

/// A gap per one kind of value with what it saves.
struct Saving<'p> {
    per: Denominator,
    gap: Figure<CarbonIntensity>,
    savings: Vec<NamedSaving<'p>>,
}

pub type NamedSaving<'p> = (&'p str, Figure<SavingRate>);

/// The gap of one method against one reference, valued at every price, converted and scaled.
pub fn comparison(
    trace: &mut Trace,
    comparison: &Comparison,
    conversions: &[Conversion],
    prices: &[YuanPrice],
    scale: Scale,
) -> Result<ComparisonOutcome, StepError> {
    let (key, per) = (&comparison.key, comparison.per);
    let Gap { gap, split, sectors, .. } = gaps::gap(trace, key, per, &comparison.gap, prices)?;
    let own = Saving { per, gap, savings: savings(trace, key, per, gap, prices)? };
    let mut readings = Vec::new();
    for conversion in conversions.iter().filter(|conversion| conversion.from == per) {
        readings.push(converted(trace, key, &own, conversion)?);
    }
    let mut scaled_to = |worth: Option<Worth>, what: &str| -> Result<Option<Scaled>, StepError> {
        let Some(worth) = worth else { return Ok(None) };
        let fitting = std::iter::once(&own).chain(&readings).find(|reading| reading.per == worth.of);
        fitting.map(|reading| scaled(trace, key, what, worth, reading)).transpose()
    };
    let output = scaled_to(scale.output, "output")?;
    let export = scaled_to(scale.export, "export")?;
    let ids = |savings: &[NamedSaving<'_>]| savings.iter().map(|(_, saving)| saving.id).collect();
    Ok(ComparisonOutcome {
        gap: gap.id,
        savings: ids(&own.savings),
        converted: readings
            .iter()
            .map(|reading| Converted { per: reading.per, gap: reading.gap.id, savings: ids(&reading.savings) })
            .collect(),
        output,
        export,
        split,
        sectors,
    })
}

/// Every region of a ranking, the greatest gap first; equal gaps in the order of their codes.
pub fn ranking(trace: &mut Trace, ranking: &Ranking, prices: &[YuanPrice]) -> Result<Vec<RankedRegion>, StepError> {
    let mut ranked = Vec::new();
    for (index, (region, inputs)) in ranking.regions.iter().enumerate() {
        let key = format!("ranking.{}", region.code);
        let found = gaps::gap(trace, &key, ranking.per, inputs, prices)?;
        let savings = savings(trace, &key, ranking.per, found.gap, prices)?;
        ranked.push(RankedRegion {
            region: index,
            own: found.own,
            gap: found.gap.id,
            savings: savings.iter().map(|(_, saving)| saving.id).collect(),
        });
    }
    ranked.sort_by(|a, b| {
        let (gap_a, gap_b) = (trace.node(a.gap).value, trace.node(b.gap).value);
        let code = |each: &RankedRegion| &ranking.regions[each.region].0.code;
        gap_b.cmp(&gap_a).then_with(|| code(a).cmp(code(b)))
    });
    Ok(ranked)
}

/// The definition of ten thousand yuan of a kind of value.
pub fn ten_thousandth(trace: &mut Trace, of: Denominator) -> Figure<TenThousandth> {
    trace.given(&Given::new(
        format!("definition.ten-thousand-yuan.{}", of.code()),
        Decimal::new(1, 4),
        Unit::TenThousandPerYuan(of),
        labels::ten_thousand_yuan(of.text()),
        Basis::Definition(reasons::ten_thousand_definition()),
    ))
}

/// What a gap saves at every price.
pub fn savings<'p>(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    gap: Figure<CarbonIntensity>,
    prices: &'p [YuanPrice],
) -> Result<Vec<NamedSaving<'p>>, StepError> {
    prices
        .iter()
        .map(|price| {
            let label = labels::saving(per.text());
            let step = Step::convention(format!("{key}.{}.saving", price.name), label, reasons::gap_times_price());
            Ok((price.name.as_str(), trace.product(step, gap, price.yuan)?))
        })
        .collect()
}

/// A gap and its savings, read per another kind of value.
fn converted<'p>(
    trace: &mut Trace,
    key: &str,
    own: &Saving<'p>,
    conversion: &Conversion,
) -> Result<Saving<'p>, StepError> {
    let per = conversion.to;
    let ratio = trace.given(&conversion.ratio);
    let step = Step::convention(gap_key(key, per), labels::gap(per.text()), why_read_so(conversion.reading));
    let gap = trace.product(step, own.gap, ratio)?;
    let mut savings = Vec::new();
    for (price, saving) in &own.savings {
        let step =
            Step::convention(saving_key(key, price, per), labels::saving(per.text()), why_read_so(conversion.reading));
        savings.push((*price, trace.product(step, *saving, ratio)?));
    }
    Ok(Saving { per, gap, savings })
}

/// Why a figure per one kind of value is read per another.
pub fn why_read_so(reading: ConversionReading) -> Text {
    match reading {
        ConversionReading::ValueAddedRatio => reasons::by_value_added_ratio(),
        ConversionReading::WholeChain => reasons::by_whole_chain(),
        ConversionReading::SameValue => reasons::by_same_value(),
    }
}

/// The key of a gap that is read per another kind of value.
pub fn gap_key(key: &str, per: Denominator) -> String {
    format!("{key}.gap-per-{}", per.code())
}

/// The key of a saving that is read per another kind of value.
pub fn saving_key(key: &str, price: &str, per: Denominator) -> String {
    format!("{key}.{price}.saving-per-{}", per.code())
}

/// Emissions and savings for a value in yuan; `what` is `output` or `export`.
fn scaled(trace: &mut Trace, key: &str, what: &str, worth: Worth, reading: &Saving<'_>) -> Result<Scaled, StepError> {
    let units = units_of(trace, what, worth)?;
    let step =
        Step::convention(format!("{key}.{what}.emissions"), labels::scaled_emissions(), reasons::gap_times_value());
    let emissions = trace.product(step, reading.gap, units)?.id;
    let savings = reading
        .savings
        .iter()
        .map(|(price, saving)| {
            let step = Step::convention(
                format!("{key}.{price}.{what}-saving"),
                labels::scaled_saving(),
                reasons::saving_times_value(),
            );
            Ok(trace.product(step, *saving, units)?.id)
        })
        .collect::<Result<_, StepError>>()?;
    Ok(Scaled { emissions, savings })
}

/// A value in units of 10,000 yuan.
pub fn units_of(trace: &mut Trace, what: &str, worth: Worth) -> Result<Figure<TenThousandYuan>, StepError> {
    let units_key = format!("{what}.units-of-10000-yuan");
    if let Some(units) = trace.again(&units_key) {
        return Ok(units);
    }
    let ten_thousandth = ten_thousandth(trace, worth.of);
    let step = Step::convention(units_key, labels::value_in_units(), reasons::value_in_units());
    trace.product(step, worth.yuan, ten_thousandth)
}
