//! Actual values: stated per unit of good, or found from what an installation burnt, used and made in the
//! reporting period. The same for a good and for a precursor of its own process.

use super::law_of_year::fact;
use super::tables::first_day;
use super::*;
use crate::case::goods::{CarbonStream, Fuel, Heat, Installation, ProcessInput, Stream, StreamKind, WasteGas};
use crate::law::parameters::Parameter;
use crate::scenario::goods::{FactorBasis, HeatStatement, InstallationStatement, StreamStatement, StreamStatementKind};

impl Resolver<'_> {
    /// Whether a good's indirect emissions count is a matter of the good itself, not of what it goes into
    /// (Impl. Reg. (EU) 2025/2547, Annex I, 3.1).
    pub(super) fn actual(&mut self, statement: &EmissionsStatement, good: &Good, year: i16) -> Answered<Emissions> {
        let has_indirect = match statement {
            EmissionsStatement::Actual { indirect, .. } => indirect.is_some(),
            EmissionsStatement::Installation(process) => process.electricity.is_some(),
            EmissionsStatement::Default | EmissionsStatement::Factor(..) => true,
        };
        if !has_indirect && good.indirect_counts {
            let refusal = Refusal::new("indirect-needed", About::Emissions, say::indirect_needed(&good.code));
            let of_installation = matches!(statement, EmissionsStatement::Installation(_));
            return Err(refusal
                .help(if of_installation { say::write_installation_electricity() } else { say::write_indirect() })
                .into());
        }
        if has_indirect && !good.indirect_counts {
            self.note("indirect-not-counted", say::indirect_not_counted(&good.code));
        }
        match statement {
            EmissionsStatement::Actual { direct, indirect, content, .. } => Ok(Emissions::Actual {
                direct: self.per_functional_unit(direct, content.as_ref(), good)?,
                indirect: match indirect {
                    Some(indirect) => Some(self.per_functional_unit(indirect, content.as_ref(), good)?),
                    None => None,
                },
                indirect_counts: good.indirect_counts,
                content: match content {
                    Some(content) => Some(self.content(content, good)?),
                    None => None,
                },
            }),
            EmissionsStatement::Installation(process) => {
                self.installation(process, good, year).map(|process| Emissions::Installation(Box::new(process)))
            }
            EmissionsStatement::Default | EmissionsStatement::Factor(..) => {
                Err(Refusal::new("factor-not-for-goods", About::Emissions, say::factor_only_for_electricity())
                    .help(say::write_actual_values())
                    .into())
            }
        }
    }

    /// The emission factor of imported electricity: the default one, or an actual one, which is bound to five conditions
    /// (Reg. (EU) 2023/956, Annex IV, 5).
    pub(super) fn electricity_factor(
        &mut self,
        stated: &Stated<Embedded>,
        basis: Option<FactorBasis>,
    ) -> Answered<Fact<Embedded>> {
        let refuse = |code, message: Text| Refusal::new(code, About::Emissions, message);
        match basis {
            None => {
                let refusal = refuse("factor-basis-needed", say::factor_basis_needed());
                return Err(refusal.help(say::write_factor_basis()).help(say::factor_conditions()).into());
            }
            Some(FactorBasis::Default) => self.note("factor-is-default", say::factor_is_default()),
            Some(FactorBasis::Actual) => {
                let limit = self.parameter(&parameters::ELECTRICITY_ACTUAL_FACTOR_LIMIT, self.stated.import.year())?;
                if stated.value > limit.value {
                    let message = say::factor_above_limit(stated.value.to_string(), limit.value.to_string());
                    let refusal = refuse("factor-above-limit", message);
                    return Err(refusal.help(say::use_default_factor()).help(say::factor_conditions()).into());
                }
                self.note("factor-is-actual", say::factor_is_actual());
            }
        }
        Ok(self.fact(stated))
    }

    /// An actual value in its own unit: per tonne of good, or per functional unit where the content of those
    /// is stated.
    fn per_functional_unit(
        &mut self,
        stated: &Stated<Embedded>,
        content: Option<&Stated<Ratio>>,
        good: &Good,
    ) -> Answered<Fact<Embedded>> {
        let fact = self.fact(stated);
        Ok(match content {
            Some(_) => Fact::new(fact.value, Unit::Embedded(functional_unit(good)?), fact.provenance),
            None => fact,
        })
    }

    fn content(&mut self, stated: &Stated<Ratio>, good: &Good) -> Answered<Fact<crate::quantity::unit::Content>> {
        let fact = self.fact(stated);
        Ok(Fact::new(fact.value, Unit::Content(functional_unit(good)?), fact.provenance))
    }

    fn installation(&mut self, stated: &InstallationStatement, good: &Good, year: i16) -> Answered<Installation> {
        if stated.electricity.is_some() && good.indirect_counts {
            self.note("factor-conditions", say::electricity_factor_conditions());
        }
        let streams =
            stated.streams.iter().map(|stream| self.stream(stream, year)).collect::<Answered<Vec<Stream>>>()?;
        let imported = stated.waste_gas_imported.as_ref().map(|energy| self.fact(energy));
        let exported = stated.waste_gas_exported.as_ref().map(|energy| self.fact(energy));
        let waste_gas = if imported.is_some() || exported.is_some() {
            Some(WasteGas {
                imported,
                exported,
                factor: self.parameter(&parameters::NATURAL_GAS_EMISSION_FACTOR, year)?,
                correction: self.parameter(&parameters::WASTE_GAS_CORRECTION, year)?,
            })
        } else {
            None
        };
        Ok(Installation {
            stated: stated.direct.as_ref().map(|direct| self.fact(direct)),
            streams,
            heat_imported: stated.heat_imported.as_ref().map(|heat| self.heat(heat)),
            heat_exported: stated.heat_exported.as_ref().map(|heat| self.heat(heat)),
            waste_gas,
            electricity_produced: stated.electricity_produced.as_ref().map(|produced| self.fact(produced)),
            electricity: stated
                .electricity
                .as_ref()
                .map(|(electricity, factor)| (self.fact(electricity), self.fact(factor))),
            indirect_counts: good.indirect_counts,
        })
    }

    fn heat(&mut self, stated: &HeatStatement) -> Heat {
        Heat { energy: self.fact(&stated.energy), factor: self.fact(&stated.factor) }
    }

    fn stream(&mut self, stated: &StreamStatement, year: i16) -> Answered<Stream> {
        let amount = self.fact(&stated.amount);
        let kind = match &stated.kind {
            StreamStatementKind::Fuel { calorific_value, factor, oxidation } => StreamKind::Fuel(Fuel {
                calorific_value: self.fact(calorific_value),
                terajoule: Fact::new(
                    Decimal::new(1, 3),
                    Unit::TerajoulePerGigajoule,
                    Provenance::Rule(RuleOfLaw::Terajoule),
                ),
                factor: self.fact(factor),
                oxidation: oxidation.as_ref().map(|oxidation| self.fact(oxidation)),
            }),
            StreamStatementKind::Process { factor, conversion } => StreamKind::Process(ProcessInput {
                factor: self.fact(factor),
                conversion: conversion.as_ref().map(|conversion| self.fact(conversion)),
            }),
            StreamStatementKind::Carbon { content, leaves } => StreamKind::Carbon(CarbonStream {
                content: self.fact(content),
                per_carbon: self.parameter(&parameters::CO2_PER_CARBON, year)?,
                leaves: *leaves,
            }),
        };
        let biomass = stated.biomass.as_ref().map(|biomass| (whole(), self.fact(biomass)));
        Ok(Stream { name: stated.name.clone(), amount, kind, biomass })
    }

    /// A parameter of the law in a year.
    fn parameter<D: Dimension>(&mut self, parameter: &Parameter<D>, year: i16) -> Answered<Fact<D>> {
        let asked = Asked { day: first_day(year), known_on: self.stated.known_on, proposal: None };
        fact(self.tables, parameter, asked, &mut Vec::new())
            .map_err(|gap| law_gap(gap, parameter.path, year, About::Emissions))
    }
}

fn functional_unit(good: &Good) -> Answered<GoodUnit> {
    goods::functional_unit(&good.code).ok_or_else(|| {
        Refusal::new("functional-units", About::Emissions, say::no_functional_unit(&good.code))
            .help(say::leave_functional_units_out())
            .into()
    })
}
