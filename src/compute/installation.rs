//! From what an installation burnt, used and made in a reporting period to the emissions attributed to one
//! process, tCO2e.
//!
//! Impl. Reg. (EU) 2025/2547, Annex II, B to G, and Annex III, A: equations 4, 5, 10 to 12, 35, 53 to 56.

use super::law_steps as why;
use crate::case::goods::{CarbonStream, Fuel, Heat, Installation, ProcessInput, Stream, StreamKind, WasteGas};
use crate::quantity::Decimal;
use crate::quantity::unit::{Carbon, Emissions, EmissionsPerCarbon, Ratio};
use crate::text::messages::installation as say;
use crate::trace::ledger::{self, Amount, Ledger};
use crate::trace::{Describe, Fact, Provenance, Step, StepError, ledger::RuleOfLaw};

/// A running sum of emissions with the key of the total that it becomes.
struct Total<'k, I> {
    key: &'k str,
    so_far: Option<Amount<Emissions, I>>,
    parts: usize,
}

impl<I: Copy> Total<'_, I> {
    fn enter<L: Ledger<Id = I>>(
        &mut self,
        ledger: &mut L,
        part: Amount<Emissions, I>,
        adds: bool,
    ) -> Result<(), StepError> {
        let before = match self.so_far {
            Some(before) => before,
            // What is taken off first is taken off nothing.
            None if adds => {
                self.so_far = Some(part);
                return Ok(());
            }
            None => zero(ledger, self.key),
        };
        self.parts += 1;
        let step = || Step {
            key: format!("{}direct_emissions_after_{}_steps", self.key, self.parts),
            label: say::running_total(),
            basis: why::attributed(),
        };
        self.so_far = Some(if adds {
            ledger::plus(ledger, before, part, step)?
        } else {
            ledger::difference(ledger, before, part, step)?
        });
        Ok(())
    }
}

fn zero<L: Ledger>(ledger: &mut L, key: &str) -> Amount<Emissions, L::Id> {
    let id = ledger.enter(Decimal::ZERO, crate::quantity::Unit::Emissions(crate::quantity::Gas::Co2e), || Step {
        key: format!("{key}nothing_attributed"),
        label: say::nothing(),
        basis: why::attributed(),
    });
    Amount::of(Decimal::ZERO, crate::quantity::Unit::Emissions(crate::quantity::Gas::Co2e), id)
}

/// Direct emissions attributed to the process (equation 55); never below zero.
pub fn attributed_direct<L: Ledger>(
    ledger: &mut L,
    installation: &Installation,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Emissions, L::Id>, StepError> {
    let mut total = Total { key, so_far: None, parts: 0 };
    if let Some(own) = emissions_of_streams(ledger, installation, key, describe)? {
        total.enter(ledger, own, true)?;
    }
    if let Some(heat) = installation.heat_imported {
        let part = heat_emissions(ledger, heat, &format!("{key}heat_imported."), describe)?;
        total.enter(ledger, part, true)?;
    }
    if let Some(heat) = installation.heat_exported {
        let part = heat_emissions(ledger, heat, &format!("{key}heat_exported."), describe)?;
        total.enter(ledger, part, false)?;
    }
    if let Some(gas) = installation.waste_gas {
        waste_gas(ledger, gas, key, &mut total, describe)?;
    }
    if let Some(produced) = installation.electricity_produced {
        let part = ledger::given(ledger, produced, describe, || {
            (format!("{key}electricity_produced"), say::electricity_produced())
        });
        total.enter(ledger, part, false)?;
    }
    let before_floor = match total.so_far {
        Some(sum) => sum,
        None => zero(ledger, key),
    };
    let floor = Fact::<Emissions>::new(
        Decimal::ZERO,
        crate::quantity::Unit::Emissions(crate::quantity::Gas::Co2e),
        Provenance::Rule(RuleOfLaw::AttributedNotNegative),
    );
    let floor = ledger::given(ledger, floor, describe, || (format!("{key}attributed_floor"), say::floor()));
    ledger::greater(ledger, before_floor, floor, || Step {
        key: format!("{key}attributed_direct_emissions"),
        label: say::attributed_direct(),
        basis: why::attributed(),
    })
}

/// Emissions of the electricity consumed (equations 35 and 56).
pub fn attributed_indirect<L: Ledger>(
    ledger: &mut L,
    installation: &Installation,
    key: &str,
    describe: &dyn Describe,
) -> Result<Option<Amount<Emissions, L::Id>>, StepError> {
    let Some((electricity, factor)) = installation.electricity else {
        return Ok(None);
    };
    let electricity =
        ledger::given(ledger, electricity, describe, || (format!("{key}electricity"), say::electricity()));
    let factor =
        ledger::given(ledger, factor, describe, || (format!("{key}electricity_factor"), say::electricity_factor()));
    ledger::product(ledger, electricity, factor, || Step {
        key: format!("{key}attributed_indirect_emissions"),
        label: say::attributed_indirect(),
        basis: why::electricity_consumed(),
    })
    .map(Some)
}

/// All streams and what was measured (equation 4).
fn emissions_of_streams<L: Ledger>(
    ledger: &mut L,
    installation: &Installation,
    key: &str,
    describe: &dyn Describe,
) -> Result<Option<Amount<Emissions, L::Id>>, StepError> {
    let mut parts = Vec::new();
    let mut enters: Vec<Amount<Carbon, L::Id>> = Vec::new();
    let mut leaves: Vec<Amount<Carbon, L::Id>> = Vec::new();
    let mut per_carbon: Option<Fact<EmissionsPerCarbon>> = None;
    if let Some(stated) = installation.stated {
        parts.push(ledger::given(ledger, stated, describe, || {
            (format!("{key}stated_direct_emissions"), say::stated_direct())
        }));
    }
    for stream in &installation.streams {
        let key = format!("{key}streams.{}.", stream.name);
        match stream.kind {
            StreamKind::Fuel(burnt) => parts.push(fuel(ledger, stream, burnt, &key, describe)?),
            StreamKind::Process(input) => parts.push(process(ledger, stream, input, &key, describe)?),
            StreamKind::Carbon(material) => {
                per_carbon = Some(material.per_carbon);
                let carbon = carbon(ledger, stream, material, &key, describe)?;
                if material.leaves { leaves.push(carbon) } else { enters.push(carbon) }
            }
        }
    }
    if let Some(ratio) = per_carbon {
        parts.push(mass_balance(ledger, &enters, &leaves, ratio, key, describe)?);
    }
    if parts.is_empty() {
        return Ok(None);
    }
    ledger::sum(ledger, &parts, || Step {
        key: format!("{key}emissions_of_period"),
        label: say::emissions_of_period(),
        basis: why::emissions_of_installation(),
    })
    .map(Some)
}

fn fuel<L: Ledger>(
    ledger: &mut L,
    stream: &Stream,
    Fuel { calorific_value, terajoule, factor, oxidation }: Fuel,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Emissions, L::Id>, StepError> {
    let amount = ledger::given(ledger, stream.amount, describe, || (format!("{key}amount"), say::amount(&stream.name)));
    let calorific =
        ledger::given(ledger, calorific_value, describe, || (format!("{key}calorific_value"), say::calorific_value()));
    let gigajoules = ledger::product(ledger, amount, calorific, || Step {
        key: format!("{key}energy_in_gigajoules"),
        label: say::energy(),
        basis: why::fuel_energy(),
    })?;
    let definition = ledger::given(ledger, terajoule, describe, || ("rule.terajoule".to_owned(), say::terajoule()));
    let energy = ledger::product(ledger, gigajoules, definition, || Step {
        key: format!("{key}energy"),
        label: say::energy(),
        basis: why::fuel_energy(),
    })?;
    let factor = ledger::given(ledger, factor, describe, || (format!("{key}factor"), say::emission_factor()));
    let mut emissions = ledger::product(ledger, energy, factor, || Step {
        key: format!("{key}emissions_before_factors"),
        label: say::emissions_of(&stream.name),
        basis: why::fuel_emissions(),
    })?;
    if let Some(oxidation) = oxidation {
        let oxidation = ledger::given(ledger, oxidation, describe, || (format!("{key}oxidation"), say::oxidation()));
        emissions = ledger::product(ledger, emissions, oxidation, || Step {
            key: format!("{key}emissions_oxidised"),
            label: say::emissions_of(&stream.name),
            basis: why::fuel_emissions(),
        })?;
    }
    without_biomass(ledger, stream, emissions, key, describe)
}

fn process<L: Ledger>(
    ledger: &mut L,
    stream: &Stream,
    ProcessInput { factor, conversion }: ProcessInput,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Emissions, L::Id>, StepError> {
    let amount = ledger::given(ledger, stream.amount, describe, || (format!("{key}amount"), say::amount(&stream.name)));
    let factor = ledger::given(ledger, factor, describe, || (format!("{key}factor"), say::emission_factor()));
    let mut emissions = ledger::product(ledger, amount, factor, || Step {
        key: format!("{key}emissions_before_factors"),
        label: say::emissions_of(&stream.name),
        basis: why::process_emissions(),
    })?;
    if let Some(conversion) = conversion {
        let conversion =
            ledger::given(ledger, conversion, describe, || (format!("{key}conversion"), say::conversion()));
        emissions = ledger::product(ledger, emissions, conversion, || Step {
            key: format!("{key}emissions_converted"),
            label: say::emissions_of(&stream.name),
            basis: why::process_emissions(),
        })?;
    }
    without_biomass(ledger, stream, emissions, key, describe)
}

/// Emissions of a stream without those of its biomass.
fn without_biomass<L: Ledger>(
    ledger: &mut L,
    stream: &Stream,
    emissions: Amount<Emissions, L::Id>,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Emissions, L::Id>, StepError> {
    match fossil_share(ledger, stream, key, describe)? {
        None => Ok(emissions),
        Some(share) => ledger::product(ledger, emissions, share, || Step {
            key: format!("{key}emissions"),
            label: say::fossil_emissions_of(&stream.name),
            basis: why::biomass_is_zero(),
        }),
    }
}

/// The fossil carbon of a material.
fn carbon<L: Ledger>(
    ledger: &mut L,
    stream: &Stream,
    CarbonStream { content, .. }: CarbonStream,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Carbon, L::Id>, StepError> {
    let amount = ledger::given(ledger, stream.amount, describe, || (format!("{key}amount"), say::amount(&stream.name)));
    let content = ledger::given(ledger, content, describe, || (format!("{key}content"), say::carbon_content()));
    let carbon = ledger::product(ledger, amount, content, || Step {
        key: format!("{key}carbon"),
        label: say::carbon_of(&stream.name),
        basis: why::mass_balance(),
    })?;
    match fossil_share(ledger, stream, key, describe)? {
        None => Ok(carbon),
        Some(share) => ledger::product(ledger, carbon, share, || Step {
            key: format!("{key}fossil_carbon"),
            label: say::fossil_carbon_of(&stream.name),
            basis: why::biomass_is_zero(),
        }),
    }
}

/// One less the biomass fraction (equation 10).
fn fossil_share<L: Ledger>(
    ledger: &mut L,
    stream: &Stream,
    key: &str,
    describe: &dyn Describe,
) -> Result<Option<Amount<Ratio, L::Id>>, StepError> {
    let Some((whole, biomass)) = stream.biomass else {
        return Ok(None);
    };
    let whole = ledger::given(ledger, whole, describe, || ("rule.whole".to_owned(), say::whole()));
    let biomass = ledger::given(ledger, biomass, describe, || (format!("{key}biomass"), say::biomass()));
    ledger::difference(ledger, whole, biomass, || Step {
        key: format!("{key}fossil_share"),
        label: say::fossil_share(),
        basis: why::biomass_is_zero(),
    })
    .map(Some)
}

/// Carbon that enters less carbon that leaves, as CO2.
fn mass_balance<L: Ledger>(
    ledger: &mut L,
    enters: &[Amount<Carbon, L::Id>],
    leaves: &[Amount<Carbon, L::Id>],
    per_carbon: Fact<EmissionsPerCarbon>,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Emissions, L::Id>, StepError> {
    let step =
        |end: &str, label: crate::text::Text| Step { key: format!("{key}{end}"), label, basis: why::mass_balance() };
    let mut carbon = ledger::sum(ledger, enters, || step("carbon_in", say::carbon_in()))?;
    if !leaves.is_empty() {
        let out = ledger::sum(ledger, leaves, || step("carbon_out", say::carbon_out()))?;
        carbon = ledger::difference(ledger, carbon, out, || step("carbon_emitted", say::carbon_emitted()))?;
    }
    let ratio = ledger::given(ledger, per_carbon, describe, || ("rule.co2_per_carbon".to_owned(), say::per_carbon()));
    ledger::product(ledger, carbon, ratio, || step("emissions_of_mass_balance", say::emissions_of_mass_balance()))
}

fn heat_emissions<L: Ledger>(
    ledger: &mut L,
    heat: Heat,
    key: &str,
    describe: &dyn Describe,
) -> Result<Amount<Emissions, L::Id>, StepError> {
    let energy = ledger::given(ledger, heat.energy, describe, || (format!("{key}energy"), say::heat()));
    let factor = ledger::given(ledger, heat.factor, describe, || (format!("{key}factor"), say::emission_factor()));
    ledger::product(ledger, energy, factor, || Step {
        key: format!("{key}emissions"),
        label: say::emissions_of_heat(),
        basis: why::attributed(),
    })
}

/// Waste gas counts as natural gas; what is exported is corrected for efficiency.
fn waste_gas<L: Ledger>(
    ledger: &mut L,
    gas: WasteGas,
    key: &str,
    total: &mut Total<'_, L::Id>,
    describe: &dyn Describe,
) -> Result<(), StepError> {
    let factor =
        ledger::given(ledger, gas.factor, describe, || ("rule.natural_gas_factor".to_owned(), say::natural_gas()));
    if let Some(imported) = gas.imported {
        let energy = ledger::given(ledger, imported, describe, || {
            (format!("{key}waste_gas_imported.energy"), say::waste_gas_imported())
        });
        let part = ledger::product(ledger, energy, factor, || Step {
            key: format!("{key}waste_gas_imported.emissions"),
            label: say::emissions_of_waste_gas(),
            basis: why::waste_gas(),
        })?;
        total.enter(ledger, part, true)?;
    }
    if let Some(exported) = gas.exported {
        let energy = ledger::given(ledger, exported, describe, || {
            (format!("{key}waste_gas_exported.energy"), say::waste_gas_exported())
        });
        let whole = ledger::product(ledger, energy, factor, || Step {
            key: format!("{key}waste_gas_exported.emissions_before_correction"),
            label: say::emissions_of_waste_gas(),
            basis: why::waste_gas(),
        })?;
        let correction = ledger::given(ledger, gas.correction, describe, || {
            ("rule.waste_gas_correction".to_owned(), say::waste_gas_correction())
        });
        let part = ledger::product(ledger, whole, correction, || Step {
            key: format!("{key}waste_gas_exported.emissions"),
            label: say::emissions_of_waste_gas(),
            basis: why::waste_gas(),
        })?;
        total.enter(ledger, part, false)?;
    }
    Ok(())
}
