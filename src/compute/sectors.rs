//! Sectors: electricity per unit of product over the price of a unit is electricity per 10,000 yuan of what is
//! sold; on two grids it makes a gap. Several sectors are put together by their values or weights.

use super::gaps::{QUOTIENT, tonne};
use super::money::YuanPrice;
use super::regional_savings::{savings, ten_thousandth};
use crate::case::{Sector, SectorPart};
use crate::outcome::{SectorOutcome, SectorsOutcome};
use crate::quantity::unit::{
    CarbonIntensity, ElectricityIntensity, GasEmissions, GridFactor, Money, PriceInTenThousands, SpecificElectricity,
    TenThousandYuan,
};
use crate::quantity::{Denominator, Rounding};
use crate::text::messages::{labels, reasons};
use crate::trace::{Figure, NodeId, Step, StepError, Trace};

/// Electricity per 10,000 yuan is shown and goes no further.
const SHOWN: Rounding = Rounding::half_up(2);

/// A sector with its figures, before the sectors are put together.
struct Found {
    gap: Figure<CarbonIntensity>,
    value: Option<Figure<TenThousandYuan>>,
    emissions: Option<Figure<GasEmissions>>,
    /// Of its value, one a price.
    value_savings: Vec<Figure<Money>>,
    outcome: SectorOutcome,
}

/// The gap of all sectors together, and what it consists of; its keys begin with `key`.
pub fn gap(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    sectors: &[Sector],
    (subject, reference): (Figure<GridFactor>, Figure<GridFactor>),
    prices: &[YuanPrice],
) -> Result<(Figure<CarbonIntensity>, SectorsOutcome), StepError> {
    let step = Step::convention(format!("{key}.factor-gap"), labels::factor_gap(), reasons::reference_less_subject());
    let factor_gap = trace.difference(step, reference, subject)?;
    let mut found = Vec::new();
    for sector in sectors {
        found.push(one(trace, key, sector, factor_gap, prices)?);
    }
    let gap_key = format!("{key}.gap");
    let gap = match found.as_slice() {
        // One sector: its gap is the method's; it is entered once more under the method's key, as a sum of one.
        [only] => {
            let step = Step::convention(gap_key, labels::gap(per.text()), reasons::only_one_sector());
            trace.sum(step, &[only.gap])?
        }
        several => together(trace, key, per, sectors, several)?,
    };
    let totals = totals(trace, key, &found, prices)?;
    let (emissions, total_savings) =
        totals.map_or((None, Vec::new()), |(emissions, savings)| (Some(emissions), savings));
    let sectors = found.into_iter().map(|found| found.outcome).collect();
    Ok((gap, SectorsOutcome { sectors, emissions, savings: total_savings }))
}

/// One sector: its electricity per 10,000 yuan, its gap, and what its value saves.
fn one(
    trace: &mut Trace,
    key: &str,
    sector: &Sector,
    factor_gap: Figure<GridFactor>,
    prices: &[YuanPrice],
) -> Result<Found, StepError> {
    let own = format!("sector.{}", sector.name);
    let per = sector.per;
    let used = trace.given(&sector.electricity);
    let price_key = format!("{own}.price-in-10000-yuan");
    let price = match trace.again(&price_key) {
        Some(price) => price,
        None => {
            let mut price = trace.given(&sector.price);
            if let Some(rate) = &sector.rate {
                let rate = trace.given(rate);
                let step = Step::convention(
                    format!("{own}.price-in-yuan"),
                    labels::product_price_in_yuan(&sector.label),
                    reasons::converted(),
                );
                price = trace.product(step, price, rate)?;
            }
            let ten_thousandth = ten_thousandth(trace, per);
            let label = labels::price_in_ten_thousands(&sector.label);
            trace.product(Step::convention(price_key, label, reasons::value_in_units()), price, ten_thousandth)?
        }
    };
    let electricity_key = format!("{own}.electricity");
    let electricity = match trace.again(&electricity_key) {
        Some(known) => known,
        None => {
            let label = labels::electricity_of_sector(per.text(), &sector.label);
            let step = Step::convention(electricity_key, label, reasons::electricity_over_price());
            trace.over::<_, _, ElectricityIntensity>(step, used, price, SHOWN)?
        }
    };
    let direct = match &sector.direct_emissions {
        None => None,
        Some(direct) => {
            let direct_key = format!("{own}.direct-emissions-per-10000-yuan");
            Some(match trace.again::<CarbonIntensity>(&direct_key) {
                Some(known) => known.id,
                None => {
                    let direct = trace.given(direct);
                    let label = labels::direct_emissions_of_sector(per.text(), &sector.label);
                    let step = Step::convention(direct_key, label, reasons::direct_over_price());
                    trace.over::<_, _, CarbonIntensity>(step, direct, price, QUOTIENT)?.id
                }
            })
        }
    };
    let key = format!("{key}.{}", sector.name);
    let gap = gap_of_product(trace, &key, per, (used, price), factor_gap)?;
    let own_savings = savings(trace, &key, per, gap, prices)?;
    let value = match &sector.part {
        Some(SectorPart::Value(value)) => {
            let value = trace.given(value);
            Some(value_in_ten_thousands(trace, &own, per, value)?)
        }
        _ => None,
    };
    let mut emissions = None;
    let mut value_savings = Vec::new();
    if let Some(value) = value {
        let step = Step::convention(
            format!("{key}.emissions"),
            labels::emissions_of_sector(&sector.label),
            reasons::gap_times_value(),
        );
        emissions = Some(trace.product(step, gap, value)?);
        for (price, saving) in &own_savings {
            let label = labels::saving_of_sector(&sector.label);
            let step = Step::convention(format!("{key}.{price}.value-saving"), label, reasons::saving_times_value());
            value_savings.push(trace.product(step, *saving, value)?);
        }
    }
    let outcome = SectorOutcome {
        electricity: electricity.id,
        direct_emissions: direct,
        gap: gap.id,
        savings: own_savings.iter().map(|(_, saving)| saving.id).collect(),
        value: value.map(|value| value.id),
        emissions: emissions.map(|emissions| emissions.id),
        value_savings: value_savings.iter().map(|saving| saving.id).collect(),
    };
    Ok(Found { gap, value, emissions, value_savings, outcome })
}

/// The gap of a unit of product over its price: electricity times the gap of the grids comes first, so that the
/// quotient is the only step that rounds.
fn gap_of_product(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    (used, price): (Figure<SpecificElectricity>, Figure<PriceInTenThousands>),
    factor_gap: Figure<GridFactor>,
) -> Result<Figure<CarbonIntensity>, StepError> {
    let step = Step::convention(
        format!("{key}.gap-per-unit-in-kilograms"),
        labels::product_gap_in_kilograms(),
        reasons::electricity_times_factor_gap(),
    );
    let kilograms = trace.product(step, used, factor_gap)?;
    let tonne = tonne(trace);
    let step = Step::convention(format!("{key}.gap-per-unit"), labels::product_gap(), reasons::kilograms_to_tonnes());
    let tonnes = trace.product(step, kilograms, tonne)?;
    let step = Step::convention(format!("{key}.gap"), labels::gap(per.text()), reasons::gap_over_price());
    trace.over(step, tonnes, price, QUOTIENT)
}

fn value_in_ten_thousands(
    trace: &mut Trace,
    own: &str,
    per: Denominator,
    value: Figure<Money>,
) -> Result<Figure<TenThousandYuan>, StepError> {
    let key = format!("{own}.value-in-10000-yuan");
    if let Some(known) = trace.again(&key) {
        return Ok(known);
    }
    let ten_thousandth = ten_thousandth(trace, per);
    trace.product(Step::convention(key, labels::value_in_units(), reasons::value_in_units()), value, ten_thousandth)
}

/// The mean gap of several sectors: emissions of all over the value of all, or gaps by their weights.
fn together(
    trace: &mut Trace,
    key: &str,
    per: Denominator,
    sectors: &[Sector],
    found: &[Found],
) -> Result<Figure<CarbonIntensity>, StepError> {
    let values: Vec<Figure<TenThousandYuan>> = found.iter().filter_map(|found| found.value).collect();
    let emissions: Vec<Figure<GasEmissions>> = found.iter().filter_map(|found| found.emissions).collect();
    if values.len() == found.len() {
        let step = Step::convention(format!("{key}.value"), labels::value_of_all_sectors(), reasons::sum_of_sectors());
        let value = trace.sum(step, &values)?;
        let step =
            Step::convention(format!("{key}.emissions"), labels::emissions_of_all_sectors(), reasons::sum_of_sectors());
        let emissions = trace.sum(step, &emissions)?;
        let step = Step::convention(format!("{key}.gap"), labels::gap(per.text()), reasons::mean_of_sectors());
        return trace.over(step, emissions, value, QUOTIENT);
    }
    let mut weighted = Vec::new();
    for (sector, found) in sectors.iter().zip(found) {
        if let Some(SectorPart::Weight(weight)) = &sector.part {
            let weight = trace.given(weight);
            let label = labels::weighted_gap(&sector.label);
            let step =
                Step::convention(format!("{key}.{}.weighted-gap", sector.name), label, reasons::gap_times_weight());
            weighted.push(trace.product(step, found.gap, weight)?);
        }
    }
    let step = Step::convention(format!("{key}.gap"), labels::gap(per.text()), reasons::sum_of_weighted());
    trace.sum(step, &weighted)
}

type Totals = (NodeId, Vec<NodeId>);

/// Emissions and savings of all sectors, where all have a value; they add up.
fn totals(trace: &mut Trace, key: &str, found: &[Found], prices: &[YuanPrice]) -> Result<Option<Totals>, StepError> {
    let emissions: Vec<Figure<GasEmissions>> = found.iter().filter_map(|found| found.emissions).collect();
    if emissions.len() < found.len() || emissions.is_empty() {
        return Ok(None);
    }
    let emissions_key = format!("{key}.emissions");
    let total = match trace.again::<GasEmissions>(&emissions_key) {
        Some(known) => known,
        None => {
            let step = Step::convention(emissions_key, labels::emissions_of_all_sectors(), reasons::sum_of_sectors());
            trace.sum(step, &emissions)?
        }
    };
    let mut savings = Vec::new();
    for (at, price) in prices.iter().enumerate() {
        let parts: Vec<Figure<Money>> = found.iter().filter_map(|found| found.value_savings.get(at).copied()).collect();
        let step = Step::convention(
            format!("{key}.{}.value-saving", price.name),
            labels::saving_of_all_sectors(),
            reasons::sum_of_sectors(),
        );
        savings.push(trace.sum(step, &parts)?.id);
    }
    Ok(Some((total.id, savings)))
}
