//! What is declared of a good or a precursor: default or actual values, per unit of good or from what an
//! installation burnt, used and made.

use super::*;
use crate::load::literals::Word;
use crate::load::raw_goods::{RawAmount, RawCarbon, RawFuel, RawHeat, RawInstallation, RawProcessInput};
use crate::quantity::unit::{Embedded, GoodQuantity, GoodUnit};
use crate::scenario::goods::{
    EmissionsStatement, FactorBasis, HeatStatement, InstallationStatement, StreamStatement, StreamStatementKind,
};

/// The keys that say what is declared; at most one of direct, installation and electricity factor.
pub(super) struct Basis {
    pub direct: Option<raw::Stated<Embedded>>,
    pub indirect: Option<raw::Stated<Embedded>>,
    pub functional_units: Option<RawAmount>,
    pub electricity_factor: Option<raw::Stated<Embedded>>,
    pub electricity_factor_basis: Option<At<Word<FactorBasis>>>,
    pub installation: Option<RawInstallation>,
    pub includes_precursors: bool,
}

impl Validator<'_> {
    pub(super) fn emissions(&mut self, basis: Basis, path: &str, name: &str) -> Option<EmissionsStatement> {
        let at = |key: &str| format!("{path}.{key}");
        let Basis {
            direct,
            indirect,
            functional_units,
            electricity_factor,
            electricity_factor_basis,
            installation,
            includes_precursors,
        } = basis;
        if let (Some(lonely), None) = (&electricity_factor_basis, &electricity_factor) {
            self.note(
                Diagnostic::error("missing-key", say::missing_key("electricity_factor", name))
                    .at(lonely.span.clone())
                    .help(say::add_a_line("electricity_factor = { value = \"0.4 tCO2e/MWh\", source = \"…\" }")),
            );
        }
        let stated = [
            direct.as_ref().map(|direct| ("direct", direct.value.span.clone())),
            installation.as_ref().map(|process| ("installation", process.span.clone())),
            electricity_factor.as_ref().map(|factor| ("electricity_factor", factor.value.span.clone())),
        ];
        let mut stated = stated.into_iter().flatten();
        let first = stated.next();
        if let (Some((kept, _)), Some((stray, span))) = (&first, stated.next()) {
            self.note(
                Diagnostic::error("key-does-not-apply", say::key_does_not_apply(stray, kept))
                    .at(span)
                    .help(say::remove_the_key(stray)),
            );
            return None;
        }
        let indirect = indirect.map(|stated| self.per_unit(stated, GoodUnit::Tonne, &at("indirect")));
        let content = functional_units.map(|amount| self.amount(amount, &at("functional_units")));
        if let Some(direct) = direct {
            return Some(EmissionsStatement::Actual {
                direct: self.per_unit(direct, GoodUnit::Tonne, &at("direct")),
                indirect,
                content,
                includes_precursors,
            });
        }
        if let Some(process) = installation {
            for (key, span) in [
                ("indirect", indirect.map(|indirect| indirect.span)),
                ("functional_units", content.map(|content| content.span)),
            ] {
                if let Some(span) = span {
                    self.note(
                        Diagnostic::error("key-does-not-apply", say::key_does_not_apply(key, "installation"))
                            .at(span)
                            .help(say::remove_the_key(key)),
                    );
                }
            }
            return self.installation(process, includes_precursors, &at("installation"));
        }
        if let Some(factor) = electricity_factor {
            let factor = self.per_unit(factor, GoodUnit::Mwh, &at("electricity_factor"));
            return Some(EmissionsStatement::Factor(factor, electricity_factor_basis.map(|basis| basis.value.0)));
        }
        let lonely = indirect.map(|indirect| indirect.span).or(content.map(|content| content.span));
        if let Some(span) = lonely {
            self.note(
                Diagnostic::error("missing-key", say::missing_key("direct", name))
                    .at(span)
                    .help(say::add_a_line("direct = { value = \"2.1 tCO2e/t\", source = \"…\" }")),
            );
        }
        Some(EmissionsStatement::Default)
    }

    fn installation(
        &mut self,
        raw: RawInstallation,
        includes_precursors: bool,
        path: &str,
    ) -> Option<EmissionsStatement> {
        let at = |key: &str| format!("{path}.{key}");
        let names = raw.fuel.iter().map(|fuel| &fuel.name);
        let names = names.chain(raw.process.iter().map(|input| &input.name));
        let names = names.chain(raw.carbon.iter().map(|material| &material.name));
        self.distinct(names.map(|name| (name.value.0.clone(), name.span.clone())), &say::choose_another_name());
        let mut streams = Vec::new();
        streams.extend(raw.fuel.into_iter().map(|fuel| self.fuel(fuel, path)));
        streams.extend(raw.process.into_iter().map(|input| self.process_input(input, path)));
        streams.extend(raw.carbon.into_iter().map(|material| self.carbon(material, path)));
        let direct = raw.direct.map(|direct| self.stated(direct, &at("direct"), Sign::NotNegative));
        let electricity = match (raw.electricity, raw.electricity_factor) {
            (None, None) => None,
            (Some(electricity), Some(factor)) => Some((
                self.in_megawatt_hours(electricity, &at("electricity")),
                self.per_unit(factor, GoodUnit::Mwh, &at("electricity_factor")),
            )),
            (Some(lonely), None) => {
                self.missing_partner(
                    "electricity_factor",
                    lonely.value.span,
                    "electricity_factor = { value = \"0.6 tCO2/MWh\", source = \"…\" }",
                );
                None
            }
            (None, Some(lonely)) => {
                self.missing_partner(
                    "electricity",
                    lonely.value.span,
                    "electricity = { value = \"3400 MWh\", source = \"…\" }",
                );
                None
            }
        };
        if streams.is_empty() && direct.is_none() {
            self.note(
                Diagnostic::error("missing-key", say::missing_key("direct", "installation"))
                    .at(raw.span.clone())
                    .help(say::add_a_line("direct = { value = \"3338 tCO2e\", source = \"…\" }"))
                    .help(say::streams_of_an_installation()),
            );
            return None;
        }
        Some(EmissionsStatement::Installation(Box::new(InstallationStatement {
            direct,
            streams,
            heat_imported: raw.heat_imported.map(|heat| self.heat(heat, &at("heat_imported"))),
            heat_exported: raw.heat_exported.map(|heat| self.heat(heat, &at("heat_exported"))),
            waste_gas_imported: raw
                .waste_gas_imported
                .map(|gas| self.stated(gas, &at("waste_gas_imported"), Sign::NotNegative)),
            waste_gas_exported: raw
                .waste_gas_exported
                .map(|gas| self.stated(gas, &at("waste_gas_exported"), Sign::NotNegative)),
            electricity_produced: raw
                .electricity_produced
                .map(|produced| self.stated(produced, &at("electricity_produced"), Sign::NotNegative)),
            electricity,
            includes_precursors,
        })))
    }

    fn missing_partner(&mut self, key: &str, span: Range<usize>, line: &str) {
        self.note(
            Diagnostic::error("missing-key", say::missing_key(key, "installation"))
                .at(span)
                .help(say::add_a_line(line)),
        );
    }

    /// Emissions per tonne of good, or per MWh of electricity.
    fn per_unit(&mut self, stated: raw::Stated<Embedded>, unit: GoodUnit, path: &str) -> Stated<Embedded> {
        if stated.value.unit != Unit::Embedded(unit) {
            let example = if unit == GoodUnit::Mwh { "\"0.4 tCO2e/MWh\"" } else { "\"2.1 tCO2e/t\"" };
            self.wrong_unit(stated.value.unit, &stated.value.span, example);
        }
        self.stated(stated, path, Sign::NotNegative)
    }

    fn in_megawatt_hours(&mut self, stated: raw::Stated<GoodQuantity>, path: &str) -> Stated<GoodQuantity> {
        if stated.value.unit != Unit::GoodQuantity(GoodUnit::Mwh) {
            self.wrong_unit(stated.value.unit, &stated.value.span, "\"3400 MWh\"");
        }
        self.stated(stated, path, Sign::NotNegative)
    }

    /// A mass in tonnes.
    fn tonnes(&mut self, stated: raw::Stated<GoodQuantity>, path: &str) -> Stated<GoodQuantity> {
        if stated.value.unit != Unit::GoodQuantity(GoodUnit::Tonne) {
            self.wrong_unit(stated.value.unit, &stated.value.span, "\"88000 t\"");
        }
        self.stated(stated, path, Sign::NotNegative)
    }

    fn wrong_unit(&mut self, unit: Unit, span: &Range<usize>, example: &str) {
        self.note(
            Diagnostic::error("wrong-unit", say::wrong_unit(unit.text()))
                .at(span.clone())
                .help(say::write_like(example)),
        );
    }

    fn heat(&mut self, raw: RawHeat, path: &str) -> HeatStatement {
        HeatStatement {
            energy: self.stated(raw.energy, &format!("{path}.energy"), Sign::NotNegative),
            factor: self.stated(raw.factor, &format!("{path}.factor"), Sign::NotNegative),
        }
    }

    fn fuel(&mut self, raw: RawFuel, path: &str) -> StreamStatement {
        let name = raw.name.value.0;
        let at = |key: &str| format!("{path}.fuel.{name}.{key}");
        StreamStatement {
            amount: self.tonnes(raw.amount, &at("amount")),
            kind: StreamStatementKind::Fuel {
                calorific_value: self.stated(raw.calorific_value, &at("calorific_value"), Sign::Positive),
                factor: self.stated(raw.factor, &at("factor"), Sign::NotNegative),
                oxidation: raw.oxidation.map(|share| self.ratio(share, &at("oxidation"))),
            },
            biomass: raw.biomass.map(|share| self.ratio(share, &at("biomass"))),
            name,
        }
    }

    fn process_input(&mut self, raw: RawProcessInput, path: &str) -> StreamStatement {
        let name = raw.name.value.0;
        let at = |key: &str| format!("{path}.process.{name}.{key}");
        StreamStatement {
            amount: self.tonnes(raw.amount, &at("amount")),
            kind: StreamStatementKind::Process {
                factor: self.stated(raw.factor, &at("factor"), Sign::NotNegative),
                conversion: raw.conversion.map(|share| self.ratio(share, &at("conversion"))),
            },
            biomass: raw.biomass.map(|share| self.ratio(share, &at("biomass"))),
            name,
        }
    }

    fn carbon(&mut self, raw: RawCarbon, path: &str) -> StreamStatement {
        let name = raw.name.value.0;
        let at = |key: &str| format!("{path}.carbon.{name}.{key}");
        StreamStatement {
            amount: self.tonnes(raw.amount, &at("amount")),
            kind: StreamStatementKind::Carbon {
                content: self.stated(raw.content, &at("content"), Sign::NotNegative),
                leaves: raw.leaves.unwrap_or(false),
            },
            biomass: raw.biomass.map(|share| self.ratio(share, &at("biomass"))),
            name,
        }
    }
}
