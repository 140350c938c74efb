//! Specific embedded free allocation (SEFA), tCO2e per unit of good: what is deducted because EU
//! producers still receive allowances free of charge.
//!
//! Impl. Reg. (EU) 2025/2620, Annex, equations 2 to 6.

use super::law_steps as why;
use crate::case::goods::{Benchmarked, Chain, FreeAllocation};
use crate::quantity::unit::Embedded;
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Basis, Describe, Step, StepError};

/// The figure that a chain ends in.
const WHOLE: &str = "specific_embedded_free_allocation";

/// The end of a key and the equation that orders the step, made into words only when asked.
type Words = (&'static str, fn() -> Basis);

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
            let words: Words = ("process_free_allocation", why::equation_2);
            let mut total = adjusted(ledger, benchmarked, key, words, describe)?;
            for (index, precursor) in chain.precursors.iter().enumerate() {
                let inner = format!("{key}precursors.{}.", precursor.name);
                let free = specific(ledger, &precursor.chain, &inner, describe)?;
                let amount = ledger::given(ledger, precursor.amount, describe, || {
                    (format!("{inner}amount"), say::precursor_amount(&precursor.label))
                });
                let part = ledger::product(ledger, free, amount, || Step {
                    key: format!("{inner}free_allocation_part"),
                    label: say::precursor_free_allocation(&precursor.label),
                    basis: why::equation_4(),
                })?;
                let last = index + 1 == chain.precursors.len();
                total = ledger::plus(ledger, total, part, || Step {
                    key: if last { name() } else { format!("{key}free_allocation_with_{}_precursors", index + 1) },
                    label: if last {
                        say::specific_embedded_free_allocation()
                    } else {
                        say::free_allocation_with_precursors(index + 1)
                    },
                    basis: why::equation_4(),
                })?;
            }
            Ok(total)
        }
    }
}

/// CBAM factor x cross-sectoral correction factor x benchmark.
fn adjusted<L: Ledger>(
    ledger: &mut L,
    benchmarked: Benchmarked,
    key: &str,
    (figure, basis): Words,
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    let factor =
        ledger::given(ledger, benchmarked.cbam_factor, describe, || (format!("{key}cbam_factor"), say::cbam_factor()));
    let correction = ledger::given(ledger, benchmarked.correction, describe, || {
        (format!("{key}cross_sectoral_correction_factor"), say::correction_factor())
    });
    let benchmark =
        ledger::given(ledger, benchmarked.benchmark, describe, || (format!("{key}benchmark"), say::benchmark()));
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
