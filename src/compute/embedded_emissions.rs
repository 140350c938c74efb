//! Specific embedded emissions, tCO2e per unit of good.
//!
//! Default: total x (1 + mark-up), never rounded. Actual: the good's own emissions plus those of its precursors, direct
//! and indirect apart through the whole chain, each to at most 5 decimals; what is charged is their sum (Impl. Reg. (EU)
//! 2025/2547, Annex I, 3.1, Annex II, A.1 and Annex III, B).

use super::installation;
use super::law_steps as why;
use super::precursors::{self, Named, Part, Parts};
use crate::case::goods::{Chain, Emissions};
use crate::quantity::Rounding;
use crate::quantity::unit::{Content, Embedded};
use crate::text::Text;
use crate::text::messages::goods as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Basis, Describe, Fact, Step, StepError};

/// At most 5 decimals.
const ACTUAL: Rounding = Rounding::half_up(5);
/// Emissions of a whole period are expressed in full tonnes (A.1(6)); what is computed from them is not (A.1(7)).
const FULL_TONNES: Rounding = Rounding::half_up(0);
/// What masses of the period bring a unit of good, before it is added to what is stated per unit.
const PART: Rounding = Rounding::half_up(10);

/// The specific embedded emissions of a chain, and what they are made of.
struct Specific<I> {
    /// What is charged.
    charged: Amount<Embedded, I>,
    /// Direct emissions; of a default value or a verified whole of a good whose indirect emissions count, the whole.
    direct: Amount<Embedded, I>,
    /// Whether `direct` holds no indirect emissions.
    divided: bool,
    /// The indirect emissions that are charged: the chain's own where they count, and those of such precursors.
    counted: Option<Amount<Embedded, I>>,
    /// All indirect emissions, charged or not, where they are known of the whole chain.
    indirect: Option<Amount<Embedded, I>>,
}

/// What is added up along a chain.
#[derive(Clone, Copy)]
struct Kind {
    /// The ends of keys: of a precursor's part, of the sum of several parts of the period or of a unit, of the whole.
    part: &'static str,
    by_masses: &'static str,
    with_precursors: &'static str,
    part_label: fn(&Text) -> Text,
    with_precursors_label: fn() -> Text,
    whole_label: fn() -> Text,
    basis: fn() -> Basis,
}

const DIRECT: Kind = Kind {
    part: "emissions_part",
    by_masses: "emissions_per_unit_by_masses",
    with_precursors: "emissions_with_precursors",
    part_label: |name| say::precursor_emissions(name),
    with_precursors_label: say::emissions_with_precursors,
    whole_label: say::specific_direct,
    basis: why::precursors_by_mass,
};

const COUNTED: Kind = Kind {
    part: "counted_indirect_part",
    by_masses: "counted_indirect_per_unit_by_masses",
    with_precursors: "counted_indirect_with_precursors",
    part_label: |name| say::precursor_indirect(name),
    with_precursors_label: say::indirect_with_precursors,
    whole_label: say::specific_indirect,
    basis: why::precursors_by_mass,
};

const INFORMATION: Kind = Kind {
    part: "indirect_part",
    by_masses: "indirect_per_unit_by_masses",
    with_precursors: "indirect_with_precursors",
    part_label: |name| say::precursor_indirect(name),
    with_precursors_label: say::indirect_with_precursors,
    whole_label: say::specific_indirect,
    basis: why::information_only,
};

/// The specific embedded emissions of a chain that are charged; `key` is the beginning of its keys.
pub fn specific<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    of_chain(ledger, chain, key, describe).map(|specific| specific.charged)
}

fn of_chain<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    key: &str,
    describe: &dyn Describe,
) -> Result<Specific<L::Id>, StepError> {
    let name = |figure: &str| format!("{key}{figure}");
    let whole = |charged, indirect| Specific {
        charged,
        direct: charged,
        divided: !chain.holds_indirect,
        counted: None,
        indirect,
    };
    match &chain.emissions {
        Emissions::DefaultValue { whole: one, total, mark_up } => {
            let total = ledger::given(ledger, *total, describe, || (name("default_value"), say::default_value()));
            let one = ledger::given(ledger, *one, describe, || ("rule.whole".to_owned(), say::whole()));
            let mark_up = ledger::given(ledger, *mark_up, describe, || (name("mark_up"), say::mark_up()));
            let with_mark_up = ledger::plus(ledger, one, mark_up, || Step {
                key: name("one_plus_mark_up"),
                label: say::one_plus_mark_up(),
                basis: why::mark_up_on_total(),
            })?;
            let value = ledger::product(ledger, total, with_mark_up, || Step {
                key: name("specific_embedded_emissions"),
                label: say::specific_embedded_emissions(),
                basis: why::default_with_mark_up(),
            })?;
            Ok(whole(value, None))
        }
        Emissions::Stated(value) => Ok(whole(stated(ledger, *value, key, describe), None)),
        Emissions::Zero(value) => {
            let zero = stated(ledger, *value, key, describe);
            Ok(whole(zero, Some(zero)))
        }
        Emissions::Actual { direct, indirect, indirect_counts, content } => {
            let content = content.as_ref();
            let direct = ledger::given(ledger, *direct, describe, || (name("direct_emissions"), say::direct()));
            let direct = per_tonne(ledger, direct, content, (key, "direct_emissions_per_tonne"), describe)?;
            let indirect = match indirect {
                None => None,
                Some(indirect) => {
                    let own =
                        ledger::given(ledger, *indirect, describe, || (name("indirect_emissions"), say::indirect()));
                    Some(per_tonne(ledger, own, content, (key, "indirect_emissions_per_tonne"), describe)?)
                }
            };
            let per_unit = |own: Amount<Embedded, L::Id>| Parts { per_unit: vec![own], in_period: Vec::new() };
            let own = (per_unit(direct), indirect.map(per_unit));
            complex(ledger, chain, own, *indirect_counts, key, describe)
        }
        Emissions::Installation(process) => {
            let direct = installation::attributed_direct(ledger, process, key, describe)?;
            let indirect = installation::attributed_indirect(ledger, process, key, describe)?;
            for (attributed, end) in [(Some(direct), "direct"), (indirect, "indirect")] {
                if let Some(attributed) = attributed {
                    ledger::rounded(ledger, attributed, FULL_TONNES, || Step {
                        key: format!("{key}reported_{end}_emissions"),
                        label: if end == "direct" { say::reported_direct() } else { say::reported_indirect() },
                        basis: why::full_tonnes(),
                    })?;
                }
            }
            let in_period = |own| Parts { per_unit: Vec::new(), in_period: vec![own] };
            complex(ledger, chain, (in_period(direct), indirect.map(in_period)), process.indirect_counts, key, describe)
        }
    }
}

fn stated<L: Ledger>(
    ledger: &mut L,
    value: Fact<Embedded>,
    key: &str,
    describe: &dyn Describe,
) -> Amount<Embedded, L::Id> {
    ledger::given(ledger, value, describe, || {
        (format!("{key}specific_embedded_emissions"), say::specific_embedded_emissions())
    })
}

/// A value per functional unit as one per tonne of good.
fn per_tonne<L: Ledger>(
    ledger: &mut L,
    own: Amount<Embedded, L::Id>,
    content: Option<&Fact<Content>>,
    (key, end): (&str, &str),
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    let Some(content) = content else {
        return Ok(own);
    };
    let content = ledger::given(ledger, *content, describe, || (format!("{key}functional_units"), say::content()));
    ledger::product(ledger, own, content, || Step {
        key: format!("{key}{end}"),
        label: say::own_emissions_per_tonne(),
        basis: why::functional_unit(),
    })
}

/// Own emissions, direct and indirect, with those of the precursors; each rounded once, at the end.
fn complex<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    (mut direct, own_indirect): (Parts<L::Id>, Option<Parts<L::Id>>),
    indirect_counts: bool,
    key: &str,
    describe: &dyn Describe,
) -> Result<Specific<L::Id>, StepError> {
    let nothing = || Parts { per_unit: Vec::new(), in_period: Vec::new() };
    let mut counted = own_indirect.clone().filter(|_| indirect_counts).unwrap_or_else(nothing);
    // Of a good whose indirect emissions count, those that are charged are all there are.
    let mut indirect = own_indirect.filter(|_| !indirect_counts);
    let mut divided = true;
    // Values that include the precursors have nothing to add.
    let precursors = if chain.includes_precursors { &[][..] } else { &chain.precursors };
    for precursor in precursors {
        let key = format!("{key}precursors.{}.", precursor.name);
        let of = of_chain(ledger, &precursor.chain, &key, describe)?;
        divided &= of.divided;
        let mut part = |value, kind: Kind| -> Result<Part<L::Id>, StepError> {
            precursors::part(ledger, precursor, value, (&key, kind.part), (kind.part_label, kind.basis), describe)
        };
        direct.push(part(of.direct, DIRECT)?);
        if let Some(value) = of.counted {
            counted.push(part(value, COUNTED)?);
        }
        indirect = match (indirect, of.indirect) {
            (Some(mut so_far), Some(value)) => {
                so_far.push(part(value, INFORMATION)?);
                Some(so_far)
            }
            _ => None,
        };
    }
    let charged_apart = !counted.is_empty();
    // What installations report apart, and what is charged apart, has a name of its own.
    let apart = charged_apart || matches!(chain.emissions, Emissions::Installation(_));
    let whole = Named {
        end: "specific_embedded_emissions",
        label: say::specific_embedded_emissions,
        basis: why::five_decimals,
    };
    let mut named = |parts: &Parts<L::Id>, kind: Kind, whole: Named| -> Result<Amount<Embedded, L::Id>, StepError> {
        rounded_whole(ledger, chain, parts, (key, kind, whole), describe)
    };
    let direct_name = Named { end: "specific_direct_emissions", label: DIRECT.whole_label, basis: why::five_decimals };
    let direct = match (charged_apart, divided) {
        (false, _) => named(&direct, DIRECT, whole)?,
        (true, true) => named(&direct, DIRECT, direct_name)?,
        (true, false) => named(
            &direct,
            DIRECT,
            Named { end: "specific_undivided_emissions", label: say::specific_undivided, basis: why::five_decimals },
        )?,
    };
    if !charged_apart && apart && divided {
        ledger::rounded(ledger, direct, ACTUAL, || Step {
            key: format!("{key}{}", direct_name.end),
            label: say::specific_direct(),
            basis: why::information_only(),
        })?;
    }
    let counted = match charged_apart {
        false => None,
        true => {
            let end =
                if indirect_counts { "specific_indirect_emissions" } else { "specific_counted_indirect_emissions" };
            Some(rounded_whole(
                ledger,
                chain,
                &counted,
                (key, COUNTED, Named { end, label: COUNTED.whole_label, basis: why::five_decimals }),
                describe,
            )?)
        }
    };
    let indirect = match indirect {
        None => counted.filter(|_| indirect_counts),
        Some(parts) => {
            let name = Named {
                end: "specific_indirect_emissions",
                label: say::specific_indirect_information,
                basis: why::information_only,
            };
            Some(rounded_whole(ledger, chain, &parts, (key, INFORMATION, name), describe)?)
        }
    };
    let charged = match counted {
        None => direct,
        Some(counted) => ledger::plus(ledger, direct, counted, || Step {
            key: format!("{key}specific_embedded_emissions"),
            label: say::specific_embedded_emissions(),
            basis: why::direct_and_indirect(),
        })?,
    };
    Ok(Specific { charged, direct, divided, counted, indirect })
}

/// The sum of parts per unit and of the period, to five decimals.
fn rounded_whole<L: Ledger>(
    ledger: &mut L,
    chain: &Chain,
    parts: &Parts<L::Id>,
    (key, kind, whole): (&str, Kind, Named),
    describe: &dyn Describe,
) -> Result<Amount<Embedded, L::Id>, StepError> {
    if parts.per_unit.is_empty() {
        // Divided and rounded at once.
        let over = Named { basis: why::over_activity_level, ..whole };
        if let Some(found) =
            precursors::over_activity_level(ledger, chain, &parts.in_period, ACTUAL, (key, over), describe)?
        {
            return Ok(found);
        }
    }
    let by_masses =
        Named { end: kind.by_masses, label: say::emissions_by_masses, basis: why::part_over_activity_level };
    let mut per_unit = parts.per_unit.clone();
    per_unit.extend(precursors::over_activity_level(
        ledger,
        chain,
        &parts.in_period,
        PART,
        (key, by_masses),
        describe,
    )?);
    let total = match per_unit.as_slice() {
        [only] => *only,
        several => ledger::sum(ledger, several, || Step {
            key: format!("{key}{}", kind.with_precursors),
            label: (kind.with_precursors_label)(),
            basis: (kind.basis)(),
        })?,
    };
    ledger::rounded(ledger, total, ACTUAL, || Step {
        key: format!("{key}{}", whole.end),
        label: (whole.label)(),
        basis: (whole.basis)(),
    })
}
