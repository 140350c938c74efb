//! Specific embedded emissions, tCO2e per unit of good.
//!
//! Default: total x (1 + mark-up), never rounded. Actual: the good's own emissions plus those of its
//! precursors, to at most 5 decimals (Impl. Reg. (EU) 2025/2547, Annex II, A.1 and Annex III, B).

use super::law_steps as why;
use crate::case::goods::{Chain, Emissions};
use crate::quantity::Rounding;
use crate::quantity::unit::Embedded;
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Describe, Step, StepError};

/// At most 5 decimals.
const ACTUAL: Rounding = Rounding::half_up(5);

/// The specific embedded emissions of a chain; `key` is the beginning of its keys.
pub fn specific<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    let name = |figure: &str| format!("{key}{figure}");
    match chain.emissions {
        Emissions::DefaultValue { whole, total, mark_up } => {
            let total = ledger::given(ledger, total, describe, || (name("default_value"), say::default_value()));
            let whole = ledger::given(ledger, whole, describe, || ("rule.whole".to_owned(), say::whole()));
            let mark_up = ledger::given(ledger, mark_up, describe, || (name("mark_up"), say::mark_up()));
            let with_mark_up = ledger::plus(ledger, whole, mark_up, || Step {
                key: name("one_plus_mark_up"),
                label: say::one_plus_mark_up(),
                basis: why::mark_up_on_total(),
            })?;
            ledger::product(ledger, total, with_mark_up, || Step {
                key: name("specific_embedded_emissions"),
                label: say::specific_embedded_emissions(),
                basis: why::default_with_mark_up(),
            })
        }
        Emissions::Stated(value) => Ok(ledger::given(ledger, value, describe, || {
            (name("specific_embedded_emissions"), say::specific_embedded_emissions())
        })),
        Emissions::Zero(value) => Ok(ledger::given(ledger, value, describe, || {
            (name("specific_embedded_emissions"), say::specific_embedded_emissions())
        })),
        Emissions::Actual { direct, indirect, content } => {
            let mut own = ledger::given(ledger, direct, describe, || (name("direct_emissions"), say::direct()));
            if let Some(indirect) = indirect {
                let indirect =
                    ledger::given(ledger, indirect, describe, || (name("indirect_emissions"), say::indirect()));
                own = ledger::plus(ledger, own, indirect, || Step {
                    key: name("own_emissions"),
                    label: say::own_emissions(),
                    basis: why::direct_and_indirect(),
                })?;
            }
            if let Some(content) = content {
                let content = ledger::given(ledger, content, describe, || (name("functional_units"), say::content()));
                own = ledger::product(ledger, own, content, || Step {
                    key: name("own_emissions_per_tonne"),
                    label: say::own_emissions_per_tonne(),
                    basis: why::functional_unit(),
                })?;
            }
            let mut total = own;
            if !chain.includes_precursors {
                for (index, precursor) in chain.precursors.iter().enumerate() {
                    let key = format!("{key}precursors.{}.", precursor.name);
                    let emissions = specific(ledger, &precursor.chain, &key, describe)?;
                    let amount = ledger::given(ledger, precursor.amount, describe, || {
                        (format!("{key}amount"), say::precursor_amount(&precursor.label))
                    });
                    let part = ledger::product(ledger, emissions, amount, || Step {
                        key: format!("{key}emissions_part"),
                        label: say::precursor_emissions(&precursor.label),
                        basis: why::precursors_by_mass(),
                    })?;
                    total = ledger::plus(ledger, total, part, || Step {
                        key: name(&format!("emissions_with_{}_precursors", index + 1)),
                        label: say::emissions_with_precursors(index + 1),
                        basis: why::precursors_by_mass(),
                    })?;
                }
            }
            ledger::rounded(ledger, total, ACTUAL, || Step {
                key: name("specific_embedded_emissions"),
                label: say::specific_embedded_emissions(),
                basis: why::five_decimals(),
            })
        }
    }
}
