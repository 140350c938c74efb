//! The gap in emissions per 10,000 yuan between a reference and the subject: reference less subject, positive
//! where the subject is cleaner.

use super::money::YuanPrice;
use super::sectors;
use crate::case::{Electricity, EmissionsAndGdp, GapInputs, IntensityParts, IntensityValue};
use crate::outcome::{SectorsOutcome, SplitOutcome};
use crate::quantity::unit::{
    CarbonIntensity, ElectricityIntensity, GridFactor, KilogramIntensity, Ratio, TonnePerKilogram,
};
use crate::quantity::{Decimal, Denominator, Dimension, Rounding, Unit};
use crate::text::Text;
use crate::text::messages::{labels, reasons};
use crate::trace::{Basis, Figure, Given, NodeId, Step, StepError, Trace};

/// Emissions over a value, and electricity over a price: no text orders a rounding; eight decimals are far
/// more than the inputs have.
pub const QUOTIENT: Rounding = Rounding::half_up(8);

/// A gap with what it consists of.
pub struct Gap {
    pub gap: Figure<CarbonIntensity>,
    /// The subject's own value: its factor, its intensity, or the gap itself where there is none.
    pub own: NodeId,
    pub split: Option<SplitOutcome>,
    pub sectors: Option<SectorsOutcome>,
}

/// The gap of a method; its keys begin with `key`.
pub fn gap(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    inputs: &GapInputs,
    prices: &[YuanPrice],
) -> Result<Gap, StepError> {
    match inputs {
        GapInputs::GridElectricity { electricity, factors } => {
            // What is used comes before what it is multiplied with, as a reader expects it.
            let (used, other) = match electricity {
                Electricity::Both(used) => (used, None),
                Electricity::Each { subject, reference } => (subject, Some(reference)),
            };
            trace.given(used);
            if let Some(other) = other {
                trace.given(other);
            }
            let subject = trace.given(&factors.subject);
            let reference = trace.given(&factors.reference);
            by_electricity(trace, key, per, electricity, subject, reference)
        }
        GapInputs::Sectors { sectors, factors } => {
            let subject = trace.given(&factors.subject);
            let reference = trace.given(&factors.reference);
            let found = sectors::gap(trace, key, per, sectors, (subject, reference), prices)?;
            Ok(Gap { gap: found.0, own: subject.id, split: None, sectors: Some(found.1) })
        }
        GapInputs::CarbonIntensity { subject, reference } => {
            let subject = intensity(trace, &subject.value)?;
            let reference = intensity(trace, &reference.value)?;
            let gap = between(trace, format!("{key}.gap"), per, reference, subject)?;
            Ok(Gap { gap, own: subject.id, split: None, sectors: None })
        }
        GapInputs::StatedGap { gap } => {
            // The stated gap is the figure itself; its key is that of the comparison.
            let stated = Given::new(format!("{key}.gap"), gap.value, gap.unit, gap.label.clone(), gap.basis.clone());
            let gap = trace.given(&stated);
            Ok(Gap { gap, own: gap.id, split: None, sectors: None })
        }
        GapInputs::ImpliedGap { claimed, price } => {
            let claimed = trace.given(claimed);
            // The price was found when the file was read.
            let price = prices.iter().find(|own| own.name == *price).or(prices.first());
            let Some(price) = price else {
                return Err(StepError { key: key.to_owned(), error: crate::quantity::ArithmeticError::UnitMismatch });
            };
            let step = Step::convention(format!("{key}.gap"), labels::implied_gap(per.text()), reasons::implied_gap());
            let gap = trace.over(step, claimed, price.yuan, QUOTIENT)?;
            Ok(Gap { gap, own: gap.id, split: None, sectors: None })
        }
    }
}

/// The gap of a method by electricity with other grid factors than its own, as in a later year.
pub fn with_factors(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    inputs: &GapInputs,
    (subject, reference): (Figure<GridFactor>, Figure<GridFactor>),
    prices: &[YuanPrice],
) -> Result<Figure<CarbonIntensity>, StepError> {
    match inputs {
        GapInputs::GridElectricity { electricity, .. } => {
            Ok(by_electricity(trace, key, per, electricity, subject, reference)?.gap)
        }
        GapInputs::Sectors { sectors, .. } => {
            Ok(sectors::gap(trace, key, per, sectors, (subject, reference), prices)?.0)
        }
        other => Ok(gap(trace, key, per, other, prices)?.gap),
    }
}

fn by_electricity(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    electricity: &Electricity,
    subject: Figure<GridFactor>,
    reference: Figure<GridFactor>,
) -> Result<Gap, StepError> {
    match electricity {
        Electricity::Both(electricity) => {
            let electricity = trace.given(electricity);
            let gap = same_electricity(trace, key, per, electricity, (subject, reference))?;
            Ok(Gap { gap, own: subject.id, split: None, sectors: None })
        }
        Electricity::Each { subject: used, reference: other } => {
            let (used, other) = (trace.given(used), trace.given(other));
            let of = per.text();
            let side = |trace: &mut Trace, side: &str, electricity, factor, label: Text| {
                let step =
                    Step::convention(format!("{key}.{side}-emissions"), label, reasons::electricity_times_own_factor());
                trace.product(step, electricity, factor)
            };
            let own = side(trace, "subject", used, subject, labels::subject_emissions(&of))?;
            let others = side(trace, "reference", other, reference, labels::reference_emissions(&of))?;
            let step = Step::convention(
                format!("{key}.gap-in-kilograms"),
                labels::gap_in_kilograms(&of),
                reasons::reference_less_subject(),
            );
            let kilograms = trace.difference(step, others, own)?;
            let gap = in_tonnes(trace, format!("{key}.gap"), labels::gap(&of), kilograms)?;
            let split = split(trace, key, per, (used, other), (subject, reference))?;
            Ok(Gap { gap, own: own.id, split: Some(split), sectors: None })
        }
    }
}

/// The same electricity on two grids, in tonnes.
fn same_electricity(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    electricity: Figure<ElectricityIntensity>,
    (subject, reference): (Figure<GridFactor>, Figure<GridFactor>),
) -> Result<Figure<CarbonIntensity>, StepError> {
    let step = Step::convention(format!("{key}.factor-gap"), labels::factor_gap(), reasons::reference_less_subject());
    let factor_gap = trace.difference(step, reference, subject)?;
    let of = per.text();
    let step = Step::convention(
        format!("{key}.gap-in-kilograms"),
        labels::gap_in_kilograms(&of),
        reasons::electricity_times_factor_gap(),
    );
    let kilograms = trace.product(step, electricity, factor_gap)?;
    in_tonnes(trace, format!("{key}.gap"), labels::gap(&of), kilograms)
}

/// What of a gap is the grids' and what the electricity's: each with the mean of the other, so that the two add
/// up exactly and neither side is preferred.
fn split(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    (used, other): (Figure<ElectricityIntensity>, Figure<ElectricityIntensity>),
    (subject, reference): (Figure<GridFactor>, Figure<GridFactor>),
) -> Result<SplitOutcome, StepError> {
    let half = half(trace);
    let step = |end: &str, label: Text, why: Text| Step::convention(format!("{key}.{end}"), label, why);
    let both = trace.sum(step("electricity-of-both", labels::of_both(), reasons::mean_of_both()), &[used, other])?;
    let mean_electricity =
        trace.product(step("mean-electricity", labels::mean_electricity(), reasons::mean_of_both()), both, half)?;
    let both = trace.sum(step("factors-of-both", labels::of_both(), reasons::mean_of_both()), &[subject, reference])?;
    let mean_factor = trace.product(step("mean-factor", labels::mean_factor(), reasons::mean_of_both()), both, half)?;
    let factors = trace.difference(
        step("factor-gap", labels::factor_gap(), reasons::reference_less_subject()),
        reference,
        subject,
    )?;
    let use_gap = trace.difference(
        step("electricity-gap", labels::electricity_gap(), reasons::reference_less_subject()),
        other,
        used,
    )?;
    let grid = trace.product(
        step("by-grid-in-kilograms", labels::by_grid(per.text()), reasons::split_by_means()),
        mean_electricity,
        factors,
    )?;
    let grid = in_tonnes(trace, format!("{key}.by-grid"), labels::by_grid(per.text()), grid)?;
    let using = trace.product(
        step("by-electricity-in-kilograms", labels::by_electricity(per.text()), reasons::split_by_means()),
        use_gap,
        mean_factor,
    )?;
    let using = in_tonnes(trace, format!("{key}.by-electricity"), labels::by_electricity(per.text()), using)?;
    Ok(SplitOutcome { grid: grid.id, electricity: using.id })
}

/// Reference less subject.
pub fn between(
    trace: &mut Trace,
    key: String,
    per: Denominator,
    reference: Figure<CarbonIntensity>,
    subject: Figure<CarbonIntensity>,
) -> Result<Figure<CarbonIntensity>, StepError> {
    let step = Step::convention(key, labels::gap(per.text()), reasons::reference_less_subject());
    trace.difference(step, reference, subject)
}

fn in_tonnes(
    trace: &mut Trace,
    key: String,
    label: Text,
    kilograms: Figure<KilogramIntensity>,
) -> Result<Figure<CarbonIntensity>, StepError> {
    let tonne = tonne(trace);
    trace.product(Step::convention(key, label, reasons::kilograms_to_tonnes()), kilograms, tonne)
}

/// A carbon intensity: given, or emissions over gross domestic product.
pub fn intensity(trace: &mut Trace, value: &IntensityValue) -> Result<Figure<CarbonIntensity>, StepError> {
    match value {
        IntensityValue::Given(given) => Ok(trace.given(given)),
        IntensityValue::Quotient(parts) => quotient(trace, parts),
    }
}

fn quotient(trace: &mut Trace, parts: &IntensityParts) -> Result<Figure<CarbonIntensity>, StepError> {
    let key = format!("{}.intensity", parts.key);
    if let Some(known) = trace.again(&key) {
        return Ok(known);
    }
    let emissions = Term {
        pick: |part| &part.emissions,
        label: labels::emissions_of(&parts.name),
        taken_out: labels::emissions_taken_out(),
    };
    let gdp = Term { pick: |part| &part.gdp, label: labels::gdp_of(&parts.name), taken_out: labels::gdp_taken_out() };
    let emissions = put_together(trace, parts, "emissions", emissions)?;
    let gdp = put_together(trace, parts, "gdp", gdp)?;
    let label = labels::carbon_intensity(&parts.name, Denominator::Gdp.text());
    trace.over(Step::convention(key, label, reasons::emissions_over_gdp()), emissions, gdp, QUOTIENT)
}

/// The numerator or the denominator of a quotient: where a region states it,
/// what it is called, and what the part of it that is taken out is called.
struct Term<D: Dimension> {
    pick: fn(&EmissionsAndGdp) -> &Given<D>,
    label: Text,
    taken_out: Text,
}

/// The sum of what is put together, less the sum of what is taken out.
fn put_together<D: Dimension>(
    trace: &mut Trace,
    parts: &IntensityParts,
    end: &str,
    term: Term<D>,
) -> Result<Figure<D>, StepError> {
    let Term { pick, label, taken_out } = term;
    let whole: Vec<Figure<D>> = parts.together.iter().map(|part| trace.given(pick(part))).collect();
    let out: Vec<Figure<D>> = parts.without.iter().map(|part| trace.given(pick(part))).collect();
    let key = |end: &str| format!("{}.{end}", parts.key);
    let whole_key = if out.is_empty() { key(end) } else { key(&format!("{end}-of-all")) };
    let whole = match whole.as_slice() {
        [only] => *only,
        several => trace.sum(Step::convention(whole_key, label.clone(), reasons::regions_together()), several)?,
    };
    let out = match out.as_slice() {
        [] => return Ok(whole),
        [only] => *only,
        several => {
            let step = Step::convention(key(&format!("{end}-taken-out")), taken_out, reasons::regions_together());
            trace.sum(step, several)?
        }
    };
    trace.difference(Step::convention(key(end), label, reasons::without_regions()), whole, out)
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

fn half(trace: &mut Trace) -> Figure<Ratio> {
    trace.given(&Given::new(
        "definition.half",
        Decimal::new(5, 1),
        Unit::One,
        labels::half(),
        Basis::Definition(reasons::half_definition()),
    ))
}
