//! Specific embedded free allocation (SEFA), tCO2e per unit of good: what is deducted because EU
//! producers still receive allowances free of charge.
//!
//! Impl. Reg. (EU) 2025/2620, Annex, equations 2 to 6.

use super::law_steps as why;
use super::precursors::{self, PartWords, Parts};
use crate::case::goods::{Benchmarked, Chain, FreeAllocation};
use crate::quantity::Rounding;
use crate::quantity::unit::Embedded;
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Basis, Describe, Step, StepError};

/// The figure that a chain ends in.
const WHOLE: &str = "specific_embedded_free_allocation";

/// The end of a key and the equation that orders the step, made into words only when asked.
type Ordered = (&'static str, fn() -> Basis);

/// What masses of the period bring a unit of good; no text orders a rounding.
const PART: Rounding = Rounding::half_up(10);

/// What masses of the period bring a unit of good.
const BY_MASSES: precursors::Named = precursors::Named {
    end: "free_allocation_per_unit_by_masses",
    label: say::free_allocation_by_masses,
    basis: why::free_allocation_over_activity_level,
};

/// The specific embedded free allocation of a chain; `key` is the beginning of its keys.
pub fn specific<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    let name = || format!("{key}{WHOLE}");
    match chain.free_allocation {
        FreeAllocation::Zero(value) | FreeAllocation::Stated(value) => {
            Ok(ledger::given(ledger, value, describe, || (name(), say::specific_embedded_free_allocation())))
        }
        // Equation 6: the benchmark of column B holds the whole chain, so precursors add nothing.
        FreeAllocation::WholeChain(benchmarked) => {
            adjusted(ledger, benchmarked, key, (WHOLE, why::equation_6), describe)
        }
        // Equations 2 to 4: the process alone, and what each precursor brings.
        FreeAllocation::ProcessOnly(benchmarked) => {
            if chain.precursors.is_empty() {
                return adjusted(ledger, benchmarked, key, (WHOLE, why::equation_3), describe);
            }
            let process = adjusted(ledger, benchmarked, key, ("process_free_allocation", why::equation_2), describe)?;
            let mut parts = Parts { per_unit: vec![process], in_period: Vec::new() };
            for precursor in &chain.precursors {
                let key = format!("{key}precursors.{}.", precursor.name);
                let value = specific(ledger, &precursor.chain, &key, describe)?;
                let words: PartWords = (|name| say::precursor_free_allocation(name), why::equation_4);
                let end = (key.as_str(), "free_allocation_part");
                parts.push(precursors::part(ledger, precursor, value, end, words, describe)?);
            }
            let Parts { mut per_unit, in_period } = parts;
            per_unit.extend(precursors::over_activity_level(
                ledger,
                chain,
                &in_period,
                PART,
                (key, BY_MASSES),
                describe,
            )?);
            ledger::sum(ledger, &per_unit, || Step {
                key: name(),
                label: say::specific_embedded_free_allocation(),
                basis: why::equation_4(),
            })
        }
    }
}

/// CBAM factor x cross-sectoral correction factor x benchmark.
fn adjusted<L: Ledger>(
    ledger: &mut L,
    benchmarked: Benchmarked,
    key: &str,
    (figure, basis): Ordered,
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    let factor =
        ledger::given(ledger, benchmarked.cbam_factor, describe, || (format!("{key}cbam_factor"), say::cbam_factor()));
    let correction = ledger::given(ledger, benchmarked.correction, describe, || {
        (format!("{key}cross_sectoral_correction_factor"), say::correction_factor())
    });
    let benchmark = match benchmarked.lower_grade {
        None => {
            ledger::given(ledger, benchmarked.benchmark, describe, || (format!("{key}benchmark"), say::benchmark()))
        }
        Some(lower) => {
            let higher = ledger::given(ledger, benchmarked.benchmark, describe, || {
                (format!("{key}benchmark_of_higher_grade"), say::benchmark_of_higher_grade())
            });
            let lower = ledger::given(ledger, lower, describe, || {
                (format!("{key}benchmark_of_lower_grade"), say::benchmark_of_lower_grade())
            });
            ledger::greater(ledger, lower, higher, || Step {
                key: format!("{key}benchmark"),
                label: say::benchmark(),
                basis: why::alloy_grades(),
            })?
        }
    };
    let share = ledger::product(ledger, factor, correction, || Step {
        key: format!("{key}share_of_benchmark"),
        label: say::share_of_benchmark(),
        basis: basis(),
    })?;
    ledger::product(ledger, benchmark, share, || Step {
        key: format!("{key}{figure}"),
        label: say::specific_embedded_free_allocation(),
        basis: basis(),
    })
}
