//! Specific embedded emissions, tCO2e per unit of good.
//!
//! Default: total x (1 + mark-up), never rounded. Actual: the good's own emissions plus those of its
//! precursors, to at most 5 decimals (Impl. Reg. (EU) 2025/2547, Annex II, A.1 and Annex III, B).

use super::installation;
use super::law_steps as why;
use super::precursors::{self, Named, Parts, Words};
use crate::case::goods::{Chain, Emissions, Precursor, PrecursorAmount};
use crate::quantity::Rounding;
use crate::quantity::unit::{self, Embedded};
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Describe, Step, StepError};

/// At most 5 decimals.
const ACTUAL: Rounding = Rounding::half_up(5);
/// What masses of the period bring a unit of good, before it is added to what is stated per unit.
const PART: Rounding = Rounding::half_up(10);

/// Emissions of a period.
type Tonnes<I> = Amount<unit::Emissions, I>;

const WORDS: Words = Words {
    part: "emissions_part",
    label: |name| say::precursor_emissions(name),
    basis: why::precursors_by_mass,
    in_period: Named {
        end: "emissions_per_unit_by_masses",
        label: say::emissions_by_masses,
        basis: why::part_over_activity_level,
    },
};

/// The specific embedded emissions of a chain; `key` is the beginning of its keys.
pub fn specific<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    let name = |figure: &str| format!("{key}{figure}");
    match &chain.emissions {
        Emissions::DefaultValue { whole, total, mark_up } => {
            let total = ledger::given(ledger, *total, describe, || (name("default_value"), say::default_value()));
            let whole = ledger::given(ledger, *whole, describe, || ("rule.whole".to_owned(), say::whole()));
            let mark_up = ledger::given(ledger, *mark_up, describe, || (name("mark_up"), say::mark_up()));
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
        Emissions::Stated(value) | Emissions::Zero(value) => Ok(ledger::given(ledger, *value, describe, || {
            (name("specific_embedded_emissions"), say::specific_embedded_emissions())
        })),
        Emissions::Actual { direct, indirect, indirect_counts, content } => {
            let mut own = ledger::given(ledger, *direct, describe, || (name("direct_emissions"), say::direct()));
            if let (Some(indirect), true) = (indirect, indirect_counts) {
                let indirect =
                    ledger::given(ledger, *indirect, describe, || (name("indirect_emissions"), say::indirect()));
                own = ledger::plus(ledger, own, indirect, || Step {
                    key: name("own_emissions"),
                    label: say::own_emissions(),
                    basis: why::direct_and_indirect(),
                })?;
            }
            if let Some(content) = content {
                let content = ledger::given(ledger, *content, describe, || (name("functional_units"), say::content()));
                own = ledger::product(ledger, own, content, || Step {
                    key: name("own_emissions_per_tonne"),
                    label: say::own_emissions_per_tonne(),
                    basis: why::functional_unit(),
                })?;
            }
            complex(ledger, chain, Parts { per_unit: vec![own], in_period: Vec::new() }, key, describe)
        }
        Emissions::Installation(process) => {
            let direct = installation::attributed_direct(ledger, process, key, describe)?;
            let indirect = installation::attributed_indirect(ledger, process, key, describe)?;
            information(ledger, chain, (direct, indirect), key, describe)?;
            let own = match indirect {
                Some(indirect) if process.indirect_counts => vec![direct, indirect],
                _ => vec![direct],
            };
            complex(ledger, chain, Parts { per_unit: Vec::new(), in_period: own }, key, describe)
        }
    }
}

/// Own emissions, per unit or of the period, with those of the precursors; rounded once, at the end.
fn complex<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    own: Parts<L::Id>,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    let Parts { mut per_unit, mut in_period } = own;
    if !chain.includes_precursors {
        let parts = precursors::parts(ledger, chain, key, (WORDS, specific), describe)?;
        per_unit.extend(parts.per_unit);
        in_period.extend(parts.in_period);
    }
    if per_unit.is_empty() {
        let words = Named {
            end: "specific_embedded_emissions",
            label: say::specific_embedded_emissions,
            basis: why::over_activity_level,
        };
        let whole = precursors::over_activity_level(ledger, chain, &in_period, ACTUAL, (key, words), describe)?;
        if let Some(whole) = whole {
            return Ok(whole);
        }
    }
    let words = (key, WORDS.in_period);
    per_unit.extend(precursors::over_activity_level(ledger, chain, &in_period, PART, words, describe)?);
    let total = match per_unit.as_slice() {
        [only] => *only,
        several => ledger::sum(ledger, several, || Step {
            key: format!("{key}emissions_with_precursors"),
            label: say::emissions_with_precursors(),
            basis: why::precursors_by_mass(),
        })?,
    };
    ledger::rounded(ledger, total, ACTUAL, || Step {
        key: format!("{key}specific_embedded_emissions"),
        label: say::specific_embedded_emissions(),
        basis: why::five_decimals(),
    })
}

/// Direct and indirect emissions apart, as an operator reports them: direct where there are no precursors,
/// indirect where those of every precursor are stated.
fn information<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    (direct, indirect): (Tonnes<L::Id>, Option<Tonnes<L::Id>>),
    key: &str,
    describe: &dyn Describe,
) -> Result<(), StepError> {
    // Values that include the precursors have nothing to add.
    let precursors: &[Precursor] = if chain.includes_precursors { &[] } else { &chain.precursors };
    if precursors.is_empty() {
        let words =
            Named { end: "specific_direct_emissions", label: say::specific_direct, basis: why::information_only };
        precursors::over_activity_level(ledger, chain, &[direct], ACTUAL, (key, words), describe)?;
    }
    let Some(own) = indirect else {
        return Ok(());
    };
    let mut parts = vec![own];
    for precursor in precursors {
        let (PrecursorAmount::InPeriod(mass), Emissions::Actual { indirect: Some(indirect), .. }) =
            (precursor.amount, &precursor.chain.emissions)
        else {
            return Ok(());
        };
        let key = format!("{key}precursors.{}.", precursor.name);
        let mass =
            ledger::given(ledger, mass, describe, || (format!("{key}mass"), say::precursor_mass(&precursor.label)));
        let indirect =
            ledger::given(ledger, *indirect, describe, || (format!("{key}indirect_emissions"), say::indirect()));
        parts.push(ledger::product(ledger, mass, indirect, || Step {
            key: format!("{key}indirect_part"),
            label: say::precursor_emissions(&precursor.label),
            basis: why::information_only(),
        })?);
    }
    let words =
        Named { end: "specific_indirect_emissions", label: say::specific_indirect, basis: why::information_only };
    precursors::over_activity_level(ledger, chain, &parts, ACTUAL, (key, words), describe).map(|_| ())
}
