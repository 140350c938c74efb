//! Electricity per unit of a product, on several grids: emissions, the gap between grids, and what
//! a change of process saves.

use super::gaps::tonne;
use super::money::YuanPrice;
use crate::case::Product;
use crate::outcome::{ChangeOutcome, ProductGap, ProductOutcome};
use crate::quantity::unit::{GridFactor, SpecificElectricity, SpecificEmissions};
use crate::text::messages::{labels, reasons};
use crate::trace::{Figure, NodeId, Step, StepError, Trace};

/// Computes a product. The first grid is the subject's.
pub fn product(trace: &mut Trace, product: &Product, prices: &[YuanPrice]) -> Result<ProductOutcome, StepError> {
    let grids: Vec<(String, Figure<GridFactor>)> =
        product.grids.iter().map(|(region, factor)| (region.code.clone(), trace.given(factor))).collect();
    let mut outcome = ProductOutcome { emissions: Vec::new(), gaps: Vec::new(), changes: Vec::new() };
    let electricity: Vec<Figure<SpecificElectricity>> =
        product.processes.iter().map(|process| trace.given(&process.electricity)).collect();
    for (process, electricity) in product.processes.iter().zip(&electricity) {
        let key = format!("product.{}", process.name);
        let emissions = on_every_grid(trace, &key, *electricity, &grids)?;
        let mut gaps = Vec::new();
        for ((code, _), reference) in grids.iter().zip(&emissions).skip(1) {
            gaps.push(gap(trace, &format!("{key}.{code}"), *reference, emissions[0], product, prices)?);
        }
        outcome.emissions.push(emissions.iter().map(|figure| figure.id).collect());
        outcome.gaps.push(gaps);
    }
    for change in &product.changes {
        let key = format!("product.{}", change.name);
        let step = Step::convention(
            format!("{key}.electricity-saved"),
            labels::electricity_saved(),
            reasons::before_less_after(),
        );
        let saved = trace.difference(step, electricity[change.from], electricity[change.to])?;
        let emissions = on_every_grid(trace, &key, saved, &grids)?;
        let mut by_grid = Vec::new();
        for ((code, _), emissions) in grids.iter().zip(&emissions) {
            by_grid.push(unit_savings(trace, &format!("{key}.{code}"), *emissions, prices)?);
        }
        outcome.changes.push(ChangeOutcome {
            electricity: saved.id,
            emissions: emissions.iter().map(|figure| figure.id).collect(),
            savings: by_grid,
        });
    }
    Ok(outcome)
}

fn on_every_grid(
    trace: &mut Trace,
    key: &str,
    electricity: Figure<SpecificElectricity>,
    grids: &[(String, Figure<GridFactor>)],
) -> Result<Vec<Figure<SpecificEmissions>>, StepError> {
    grids
        .iter()
        .map(|(code, factor)| {
            let step = Step::convention(
                format!("{key}.{code}.kilograms"),
                labels::specific_kilograms(),
                reasons::electricity_times_factor(),
            );
            let kilograms = trace.product(step, electricity, *factor)?;
            let tonne = tonne(trace);
            let step = Step::convention(
                format!("{key}.{code}.emissions"),
                labels::specific_emissions(),
                reasons::kilograms_to_tonnes(),
            );
            trace.product(step, kilograms, tonne)
        })
        .collect()
}

fn gap(
    trace: &mut Trace,
    key: &str,
    reference: Figure<SpecificEmissions>,
    subject: Figure<SpecificEmissions>,
    product: &Product,
    prices: &[YuanPrice],
) -> Result<ProductGap, StepError> {
    let step = Step::convention(format!("{key}.gap"), labels::product_gap(), reasons::reference_less_subject());
    let gap = trace.difference(step, reference, subject)?;
    let mut outcome = ProductGap {
        gap: gap.id,
        savings: unit_savings(trace, key, gap, prices)?,
        total: None,
        total_savings: Vec::new(),
    };
    if let Some(quantity) = &product.quantity {
        let quantity = trace.given(quantity);
        let step =
            Step::convention(format!("{key}.total"), labels::product_total(), reasons::per_unit_times_quantity());
        outcome.total = Some(trace.product(step, gap, quantity)?.id);
        for price in prices {
            let step = Step::convention(
                format!("{key}.{}.total-saving", price.name),
                labels::product_total_saving(),
                reasons::per_unit_times_quantity(),
            );
            let saving = trace.again(&format!("{key}.{}.saving", price.name));
            if let Some(saving) = saving {
                let total: Figure<crate::quantity::unit::Money> =
                    trace.product::<crate::quantity::unit::SpecificCost, _>(step, saving, quantity)?;
                outcome.total_savings.push(total.id);
            }
        }
    }
    Ok(outcome)
}

fn unit_savings(
    trace: &mut Trace,
    key: &str,
    emissions: Figure<SpecificEmissions>,
    prices: &[YuanPrice],
) -> Result<Vec<NodeId>, StepError> {
    prices
        .iter()
        .map(|price| {
            let step = Step::convention(
                format!("{key}.{}.saving", price.name),
                labels::product_saving(),
                reasons::emissions_times_price(),
            );
            Ok(trace.product(step, emissions, price.yuan)?.id)
        })
        .collect()
}
