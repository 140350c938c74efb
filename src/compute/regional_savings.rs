//! What a region's cleaner carbon saves per 10,000 yuan of output: the gap in emissions between a
//! reference and the subject, times a carbon price.

use super::money::YuanPrice;
use crate::case::{Comparison, GapInputs, Ranking};
use crate::outcome::{ComparisonOutcome, RankedRegion, Scaled};
use crate::quantity::unit::{CarbonIntensity, Money, SavingRate, TenThousandth, TonnePerKilogram};
use crate::quantity::{Decimal, Unit};
use crate::text::messages::{labels, reasons};
use crate::trace::{Basis, Figure, Given, NodeId, Step, StepError, Trace};

/// The values in yuan that savings are scaled to.
#[derive(Clone, Copy)]
pub struct Scale {
    pub output: Option<Figure<Money>>,
    pub export: Option<Figure<Money>>,
}

/// The gap of one method against one reference, valued at every price and scaled.
pub fn comparison(
    trace: &mut Trace,
    comparison: &Comparison,
    prices: &[YuanPrice],
    scale: Scale,
) -> Result<ComparisonOutcome, StepError> {
    let key = &comparison.key;
    let (gap, _) = gap(trace, key, &comparison.gap)?;
    let savings = savings(trace, key, gap, prices)?;
    let output = scale.output.map(|value| scaled(trace, key, "output", value, gap, &savings)).transpose()?;
    let export = scale.export.map(|value| scaled(trace, key, "export", value, gap, &savings)).transpose()?;
    Ok(ComparisonOutcome {
        gap: gap.id,
        savings: savings.iter().map(|(_, saving)| saving.id).collect(),
        output,
        export,
    })
}

/// Every region of a ranking, the greatest gap first; equal gaps in the order of their codes.
pub fn ranking(trace: &mut Trace, ranking: &Ranking, prices: &[YuanPrice]) -> Result<Vec<RankedRegion>, StepError> {
    let mut ranked = Vec::new();
    for (index, (region, inputs)) in ranking.regions.iter().enumerate() {
        let key = format!("ranking.{}", region.code);
        let (gap, own) = gap(trace, &key, inputs)?;
        let savings = savings(trace, &key, gap, prices)?;
        ranked.push(RankedRegion {
            region: index,
            own,
            gap: gap.id,
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

/// The gap in tonnes per 10,000 yuan, and the node that holds the subject's own value.
fn gap(trace: &mut Trace, key: &str, inputs: &GapInputs) -> Result<(Figure<CarbonIntensity>, NodeId), StepError> {
    match inputs {
        GapInputs::GridElectricity { electricity, subject, reference } => {
            let electricity = trace.given(electricity);
            let subject = trace.given(subject);
            let reference = trace.given(reference);
            let step =
                Step::convention(format!("{key}.factor-gap"), labels::factor_gap(), reasons::reference_less_subject());
            let factor_gap = trace.difference(step, reference, subject)?;
            let step = Step::convention(
                format!("{key}.gap-in-kilograms"),
                labels::gap_in_kilograms(),
                reasons::electricity_times_factor_gap(),
            );
            let kilograms = trace.product(step, electricity, factor_gap)?;
            let tonne = tonne(trace);
            let step = Step::convention(format!("{key}.gap"), labels::gap(), reasons::kilograms_to_tonnes());
            Ok((trace.product(step, kilograms, tonne)?, subject.id))
        }
        GapInputs::CarbonIntensity { subject, reference } => {
            let subject = trace.given(subject);
            let reference = trace.given(reference);
            let step = Step::convention(format!("{key}.gap"), labels::gap(), reasons::reference_less_subject());
            Ok((trace.difference(step, reference, subject)?, subject.id))
        }
        GapInputs::StatedGap { gap } => {
            // The stated gap is the figure itself; its key is that of the comparison.
            let stated = Given::new(format!("{key}.gap"), gap.value, gap.unit, gap.label.clone(), gap.basis.clone());
            let gap = trace.given(&stated);
            Ok((gap, gap.id))
        }
    }
}

/// The definition of the tonne.
pub fn tonne(trace: &mut Trace) -> Figure<TonnePerKilogram> {
    trace.given(&Given::new(
        "definition.tonne-per-kilogram",
        Decimal::new(1, 3),
        Unit::TonnePerKg,
        labels::tonne_per_kilogram(),
        Basis::Definition(reasons::tonne_definition()),
    ))
}

fn ten_thousandth(trace: &mut Trace) -> Figure<TenThousandth> {
    trace.given(&Given::new(
        "definition.ten-thousand-yuan",
        Decimal::new(1, 4),
        Unit::OutputPerMoney,
        labels::ten_thousand_yuan(),
        Basis::Definition(reasons::ten_thousand_definition()),
    ))
}

type NamedSaving<'p> = (&'p str, Figure<SavingRate>);

fn savings<'p>(
    trace: &mut Trace,
    key: &str,
    gap: Figure<CarbonIntensity>,
    prices: &'p [YuanPrice],
) -> Result<Vec<NamedSaving<'p>>, StepError> {
    prices
        .iter()
        .map(|price| {
            let step =
                Step::convention(format!("{key}.{}.saving", price.name), labels::saving(), reasons::gap_times_price());
            Ok((price.name.as_str(), trace.product(step, gap, price.yuan)?))
        })
        .collect()
}

/// Emissions and savings for a value in yuan; `what` is `output` or `export`.
fn scaled(
    trace: &mut Trace,
    key: &str,
    what: &str,
    value: Figure<Money>,
    gap: Figure<CarbonIntensity>,
    savings: &[NamedSaving<'_>],
) -> Result<Scaled, StepError> {
    let units_key = format!("{what}.units-of-10000-yuan");
    let units = match trace.again(&units_key) {
        Some(units) => units,
        None => {
            let ten_thousandth = ten_thousandth(trace);
            let step = Step::convention(units_key, labels::value_in_units(), reasons::value_in_units());
            trace.product(step, value, ten_thousandth)?
        }
    };
    let step =
        Step::convention(format!("{key}.{what}.emissions"), labels::scaled_emissions(), reasons::gap_times_value());
    let emissions = trace.product(step, gap, units)?.id;
    let savings = savings
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
