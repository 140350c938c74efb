//! What a method needs of the reference data, for the subject, the references and the regions of a ranking.

use super::*;
use crate::case::{Electricity, RegionName, Sides};
use crate::quantity::unit::{ElectricityIntensity, GridFactor};
use crate::reference::electricity_intensity;
use crate::scenario::Factors;

/// A region with the place that names it, and what it was named.
#[derive(Clone, Copy)]
pub(super) struct Placed<'r> {
    pub name: &'r RegionName,
    pub named: &'r RegionRef,
}

/// A comparison before it has a place in the case.
pub(super) struct Gap {
    pub inputs: GapInputs,
    pub per: Denominator,
    pub gas: Gas,
    pub data_year: Option<i16>,
}

impl Resolver<'_> {
    /// The inputs of a method for a region and a reference.
    pub(super) fn gap(&mut self, method: &scenario::Method, subject: Placed<'_>, reference: Placed<'_>) -> Found<Gap> {
        match &method.kind {
            MethodKind::GridElectricity { electricity, factors } => {
                let electricity = self.electricity(method, electricity, subject, reference)?;
                let factors = self.factors(method, factors, subject, reference)?;
                let (Some((electricity, per)), Some((factors, gas))) = (electricity, factors) else {
                    return Ok(None);
                };
                let data_year = self.year_of_factors(method);
                Ok(Some(Gap { inputs: GapInputs::GridElectricity { electricity, factors }, per, gas, data_year }))
            }
            MethodKind::SectorElectricity { sectors, factors } => {
                let sectors = self.sectors(sectors)?;
                let factors = self.factors(method, factors, subject, reference)?;
                let (Some(sectors), Some((factors, gas))) = (sectors, factors) else {
                    return Ok(None);
                };
                let Some(per) = sectors.first().map(|sector| sector.per) else {
                    return Ok(None);
                };
                let data_year = self.year_of_factors(method);
                Ok(Some(Gap { inputs: GapInputs::Sectors { sectors, factors }, per, gas, data_year }))
            }
            MethodKind::CarbonIntensity { .. } => self.intensity_gap(method, subject, reference),
            MethodKind::StatedGap { gap } => {
                let inputs = GapInputs::StatedGap {
                    gap: gap.given(format!("{}.stated-gap", method.name), labels::stated_gap()),
                };
                let (Unit::TonnePerTenThousand(gas, per), data_year) = (gap.unit, None) else {
                    return Ok(None);
                };
                Ok(Some(Gap { inputs, per, gas, data_year }))
            }
            MethodKind::ImpliedGap { claim, price } => Ok(self.implied_gap(method, claim, price)),
        }
    }

    fn year_of_factors(&self, method: &scenario::Method) -> Option<i16> {
        match &method.kind {
            MethodKind::GridElectricity { factors, .. } | MethodKind::SectorElectricity { factors, .. } => {
                factors.year.as_ref().map(|(year, _)| *year)
            }
            _ => None,
        }
    }

    /// What a claim per 10,000 yuan implies at a price in yuan.
    fn implied_gap(&mut self, method: &scenario::Method, claim: &str, price: &str) -> Option<Gap> {
        let stated = self
            .scenario
            .claims
            .iter()
            .find_map(|own| match &own.value {
                scenario::ClaimValue::Saving(value) if own.name == claim => {
                    Some((value.value, value.unit, &value.place))
                }
                _ => None,
            })
            .or_else(|| {
                let audits = &self.scenario.questions.audits;
                audits
                    .iter()
                    .find(|audit| audit.name == claim)
                    .map(|audit| (audit.claimed.value, audit.claimed.unit, &audit.claimed.place))
            });
        let Some((value, unit @ Unit::SavingPer(per), place)) = stated else {
            self.diagnostics.push(
                Diagnostic::error("wrong-unit", say::only_a_saving_implies_a_gap(claim))
                    .at(method.span.clone())
                    .help(say::units_of_a_claim()),
            );
            return None;
        };
        let claimed = Given::new(
            format!("claim.{claim}.claimed"),
            value,
            unit,
            labels::claimed(),
            Basis::Scenario(place.clone()),
        );
        let inputs = GapInputs::ImpliedGap { claimed, price: price.to_owned() };
        Some(Gap { inputs, per, gas: Gas::Co2, data_year: None })
    }

    /// Electricity per 10,000 yuan, and what the yuan are: the same on both sides where both have their own.
    fn electricity(
        &mut self,
        method: &scenario::Method,
        electricity: &scenario::Electricity,
        subject: Placed<'_>,
        reference: Placed<'_>,
    ) -> Found<(Electricity, Denominator)> {
        let key = |end: &str| format!("{}.{end}", method.name);
        let (subject, reference) = match electricity {
            scenario::Electricity::Both(stated) => {
                let per = stated.unit.denominator();
                let label = labels::electricity(per.map(Denominator::text).unwrap_or_default());
                return Ok(per.map(|per| (Electricity::Both(stated.given(key("electricity"), label)), per)));
            }
            scenario::Electricity::Each { subject: own, reference: other } => {
                if !self.same_denominator(method, (own.unit, &own.span), (other.unit, &other.span)) {
                    return Ok(None);
                }
                let label = |region: &RegionName, unit: Unit| {
                    labels::electricity_of(&region.name, unit.denominator().map(Denominator::text).unwrap_or_default())
                };
                (
                    Some(own.given(key("subject-electricity"), label(subject.name, own.unit))),
                    Some(other.given(key("reference-electricity"), label(reference.name, other.unit))),
                )
            }
            scenario::Electricity::Published { series, year } => (
                self.published_electricity(series, year, subject)?,
                self.published_electricity(series, year, reference)?,
            ),
        };
        let (Some(subject), Some(reference)) = (subject, reference) else {
            return Ok(None);
        };
        let per = subject.unit.denominator();
        Ok(per.map(|per| (Electricity::Each { subject, reference }, per)))
    }

    /// A region's own electricity per 10,000 yuan in a published series.
    fn published_electricity(
        &mut self,
        (series, series_span): &(String, Range<usize>),
        (year, year_span): &(i16, Range<usize>),
        region: Placed<'_>,
    ) -> Found<Given<ElectricityIntensity>> {
        let table = self.lookups.table(electricity_intensity::TABLE)?;
        match electricity_intensity::find(&table, &region.name.code, *year, series, self.lookups.known_on) {
            Ok(row) => {
                let per = electricity_intensity::denominator(series);
                let key = format!("inputs.electricity.{}.{year}.{series}", region.name.code);
                let label = labels::electricity_of_year(&region.name.name, per.text(), year.to_string());
                let unit = Unit::ElectricityPer(per);
                Ok(Some(Given::new(key, row.decimal("value")?, unit, label, Basis::Data(row.basis()))))
            }
            Err(gap) => {
                let known = electricity_intensity::kinds(&table);
                let diagnostic = if known.contains(&series.as_str()) {
                    let what = labels::electricity_in_series(&region.name.name, series);
                    self.lookups.year_gap(gap, &what, *year, year_span.clone())?
                } else {
                    lookups::unknown_series(series, series_span.clone(), &known)
                };
                self.diagnostics.push(diagnostic.other(region.named.span.clone(), say::for_this_region()));
                Ok(None)
            }
        }
    }

    /// The grid factors of both sides, and what they count: two kinds of factor are never subtracted.
    fn factors(
        &mut self,
        method: &scenario::Method,
        factors: &Factors,
        subject: Placed<'_>,
        reference: Placed<'_>,
    ) -> Found<(Sides<GridFactor>, Gas)> {
        let wanted = FactorWanted { year: factors.year.as_ref(), kind: &factors.kind, kind_span: &factors.kind_span };
        let mut side = |stated: &Option<scenario::Stated<GridFactor>>, end: &str, region: Placed<'_>| match stated {
            Some(stated) => {
                let given = stated.given(format!("{}.{end}", method.name), labels::own_factor(&region.name.name));
                Ok(Some((given, stated.span.clone())))
            }
            None => {
                let found = self.grid_factor(&wanted, region)?;
                Ok::<_, DataError>(found.map(|given| (given, region.named.span.clone())))
            }
        };
        let own = side(&factors.subject, "subject-factor", subject)?;
        let other = side(&factors.reference, "reference-factor", reference)?;
        let (Some((own, own_span)), Some((other, other_span))) = (own, other) else {
            return Ok(None);
        };
        if !self.same_gas((own.unit, &own_span), (other.unit, &other_span)) {
            return Ok(None);
        }
        let Unit::KgPerKwh(gas) = own.unit else {
            return Ok(None);
        };
        let year = factors.year.as_ref().map(|(year, _)| *year);
        let subject_course = self.course(subject, scenario::RegionPathKind::GridFactor, own.unit, year)?;
        let reference_course = self.course(reference, scenario::RegionPathKind::GridFactor, other.unit, year)?;
        let (Some(subject_course), Some(reference_course)) = (subject_course, reference_course) else {
            return Ok(None);
        };
        Ok(Some((Sides { subject: own, reference: other, subject_course, reference_course }, gas)))
    }

    pub(super) fn grid_factor(&mut self, wanted: &FactorWanted<'_>, region: Placed<'_>) -> Found<Given<GridFactor>> {
        let code = &region.name.code;
        if let Some(own) = self.own_region(code) {
            return Ok(match &own.grid_factor {
                Some(stated) => {
                    Some(stated.given(format!("inputs.grid-factor.{code}"), labels::own_factor(&region.name.name)))
                }
                None => {
                    self.diagnostics.push(
                        Diagnostic::error("missing-key", say::own_region_lacks("grid_factor", code))
                            .at(own.span.clone())
                            .other(region.named.span.clone(), say::needed_here())
                            .help(say::add_a_line("grid_factor = { value = \"0.05 kgCO2/kWh\", source = \"…\" }")),
                    );
                    None
                }
            });
        }
        if !region.named.is_single() {
            self.diagnostics.push(
                Diagnostic::error("no-published-value", say::no_factor_of_several_regions(&region.name.name))
                    .at(region.named.span.clone())
                    .help(say::add_a_line("reference_factor = { value = \"0.60 kgCO2/kWh\", source = \"…\" }")),
            );
            return Ok(None);
        }
        let Some((year, year_span)) = wanted.year else {
            return Ok(None);
        };
        let table = self.lookups.table(grid_factors::TABLE)?;
        match grid_factors::find(&table, code, *year, wanted.kind, self.lookups.known_on) {
            Ok(row) => {
                let key = format!("inputs.grid-factor.{code}.{year}.{}", wanted.kind);
                let label = labels::grid_factor_of_year(&region.name.name, year.to_string());
                let unit = Unit::KgPerKwh(Gas::Co2);
                Ok(Some(Given::new(key, row.decimal("value")?, unit, label, Basis::Data(row.basis()))))
            }
            Err(gap) => {
                let kinds = grid_factors::kinds(&table);
                let diagnostic = if kinds.contains(&wanted.kind) {
                    let what = labels::grid_factor(&region.name.name);
                    self.lookups.year_gap(gap, &what, *year, year_span.clone())?
                } else {
                    Diagnostic::error("unknown-word", say::unknown_word(wanted.kind))
                        .at(wanted.kind_span.clone())
                        .help(say::one_of(Text::words(&kinds)))
                };
                self.diagnostics.push(diagnostic.other(region.named.span.clone(), say::for_this_region()));
                Ok(None)
            }
        }
    }

    /// Whether both numbers of a method are per the same kind of value; a mistake is noted.
    pub(super) fn same_denominator(
        &mut self,
        method: &scenario::Method,
        (own, own_span): (Unit, &Range<usize>),
        (other, other_span): (Unit, &Range<usize>),
    ) -> bool {
        let (Some(one), Some(two)) = (own.denominator(), other.denominator()) else {
            return true;
        };
        if one == two {
            return true;
        }
        let number = |span: &Range<usize>| if span.is_empty() { method.span.clone() } else { span.clone() };
        self.diagnostics.push(
            Diagnostic::error("mixed-denominators", say::mixed_denominators(one.text(), two.text()))
                .at(number(other_span))
                .other(number(own_span), say::this_is_per(labels::the_subjects_number(), one.text()))
                .help(say::both_sides_per_the_same()),
        );
        false
    }

    /// Whether both numbers count the same; a mistake is noted.
    pub(super) fn same_gas(
        &mut self,
        (own, own_span): (Unit, &Range<usize>),
        (other, other_span): (Unit, &Range<usize>),
    ) -> bool {
        let (Some(one), Some(two)) = (own.gas(), other.gas()) else {
            return true;
        };
        if one == two {
            return true;
        }
        self.diagnostics.push(
            Diagnostic::error("mixed-gases", say::mixed_gases(two.code(), one.code()))
                .at(other_span.clone())
                .other(own_span.clone(), say::this_counts(labels::the_subjects_number(), one.code()))
                .help(say::one_kind_of_factor()),
        );
        false
    }

    pub(super) fn has_published_value(
        &mut self,
        method: &scenario::Method,
        region: &RegionName,
    ) -> Result<bool, DataError> {
        let known_on = self.lookups.known_on;
        let has_factor = |resolver: &Self, factors: &Factors| -> Result<bool, DataError> {
            let Some((year, _)) = &factors.year else { return Ok(false) };
            let table = resolver.lookups.table(grid_factors::TABLE)?;
            Ok(grid_factors::find(&table, &region.code, *year, &factors.kind, known_on).is_ok())
        };
        Ok(match &method.kind {
            MethodKind::GridElectricity { electricity, factors } => {
                let has_electricity = match electricity {
                    scenario::Electricity::Published { series, year } => {
                        let table = self.lookups.table(electricity_intensity::TABLE)?;
                        electricity_intensity::find(&table, &region.code, year.0, &series.0, known_on).is_ok()
                    }
                    _ => true,
                };
                has_electricity && has_factor(self, factors)?
            }
            MethodKind::SectorElectricity { factors, .. } => has_factor(self, factors)?,
            MethodKind::CarbonIntensity { year: Some((year, _)), series: Some((series, _)), .. } => {
                self.has_intensity(&region.code, *year, series)?
            }
            _ => false,
        })
    }
}
