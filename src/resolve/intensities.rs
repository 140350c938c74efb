//! Carbon intensities: emissions over gross domestic product, of a region, of several together, or of a
//! country without one of its regions.

use super::methods::{Gap, Placed};
use super::*;
use crate::case::{EmissionsAndGdp, Intensity, IntensityParts, IntensityValue};
use crate::quantity::exact;
use crate::quantity::unit::{CarbonIntensity, GasEmissions, TenThousandYuan};
use crate::reference::{emissions, gdp};
use crate::scenario::{RegionPathKind, RegionValues, Stated};

impl Resolver<'_> {
    pub(super) fn intensity_gap(
        &mut self,
        method: &scenario::Method,
        subject: Placed<'_>,
        reference: Placed<'_>,
    ) -> Found<Gap> {
        let MethodKind::CarbonIntensity { year, subject: own, reference: other, .. } = &method.kind else {
            return Ok(None);
        };
        let own = self.intensity(method, own.as_ref(), "subject-intensity", subject)?;
        let other = self.intensity(method, other.as_ref(), "reference-intensity", reference)?;
        let (Some((own, own_unit, own_span)), Some((other, other_unit, other_span))) = (own, other) else {
            return Ok(None);
        };
        if !self.same_denominator(method, (own_unit, &own_span), (other_unit, &other_span))
            || !self.same_gas((own_unit, &own_span), (other_unit, &other_span))
        {
            return Ok(None);
        }
        let Unit::TonnePerTenThousand(gas, per) = own_unit else {
            return Ok(None);
        };
        let year = year.as_ref().map(|(year, _)| *year);
        let own_course = self.course(subject, RegionPathKind::CarbonIntensity, own_unit, year)?;
        let other_course = self.course(reference, RegionPathKind::CarbonIntensity, other_unit, year)?;
        let (Some(own_course), Some(other_course)) = (own_course, other_course) else {
            return Ok(None);
        };
        let inputs = GapInputs::CarbonIntensity {
            subject: Intensity { value: own, course: own_course },
            reference: Intensity { value: other, course: other_course },
        };
        Ok(Some(Gap { inputs, per, gas, data_year: year }))
    }

    /// The intensity of one side with its unit and its place: as stated for the side, of an own region, or
    /// the quotient of its parts.
    fn intensity(
        &mut self,
        method: &scenario::Method,
        stated: Option<&Stated<CarbonIntensity>>,
        end: &str,
        region: Placed<'_>,
    ) -> Found<(IntensityValue, Unit, Range<usize>)> {
        let name = &region.name.name;
        let of = |unit: Unit| unit.denominator().map(Denominator::text).unwrap_or_default();
        if let Some(stated) = stated {
            let given = stated.given(format!("{}.{end}", method.name), labels::carbon_intensity(name, of(stated.unit)));
            return Ok(Some((IntensityValue::Given(given), stated.unit, stated.span.clone())));
        }
        if let Some(own) = self.own_region(&region.name.code)
            && let Some(stated) = &own.carbon_intensity
        {
            let key = format!("inputs.carbon-intensity.{}", own.code);
            let given = stated.given(key, labels::carbon_intensity(name, of(stated.unit)));
            return Ok(Some((IntensityValue::Given(given), stated.unit, stated.span.clone())));
        }
        let mut parts = |codes: &[String]| -> Found<Vec<EmissionsAndGdp>> {
            let mut found = Vec::new();
            for code in codes {
                found.push(self.emissions_and_gdp(method, code, region)?);
            }
            Ok(found.into_iter().collect())
        };
        let together = parts(&region.named.together)?;
        let without = parts(&region.named.without)?;
        let (Some(together), Some(without)) = (together, without) else {
            return Ok(None);
        };
        let Some(gas) = together.first().and_then(|part| part.emissions.unit.gas()) else {
            return Ok(None);
        };
        for part in together.iter().chain(&without) {
            let own = part.emissions.unit;
            if !self.same_gas((Unit::Emissions(gas), &region.named.span), (own, &region.named.span)) {
                return Ok(None);
            }
        }
        let unit = Unit::TonnePerTenThousand(gas, Denominator::Gdp);
        let key = format!("{}.{}", method.name, region.name.code);
        let quotient = IntensityParts { key, name: name.clone(), together, without };
        Ok(Some((IntensityValue::Quotient(quotient), unit, region.named.span.clone())))
    }

    /// Emissions and GDP of one region: stated by the method, by the region of the file, or published.
    fn emissions_and_gdp(
        &mut self,
        method: &scenario::Method,
        code: &str,
        region: Placed<'_>,
    ) -> Found<EmissionsAndGdp> {
        let MethodKind::CarbonIntensity { year, series, values, .. } = &method.kind else {
            return Ok(None);
        };
        let given = |owner: &str, values: &RegionValues, name: &Text| EmissionsAndGdp {
            emissions: values.emissions.given(format!("{owner}.emissions"), labels::emissions_of(name)),
            gdp: values.gdp.given(format!("{owner}.gdp"), labels::gdp_of(name)),
        };
        let name = match self.own_region(code) {
            Some(own) => own.name.clone(),
            None => self.lookups.published_region(code)?.unwrap_or_else(|| Text::same(code)),
        };
        if let Some(values) = values.iter().find(|values| values.region == code) {
            return Ok(Some(given(&format!("{}.stated.{code}", method.name), values, &name)));
        }
        if let Some(own) = self.own_region(code) {
            return Ok(match &own.values {
                Some(values) => Some(given(&format!("inputs.{code}"), values, &name)),
                None => {
                    let key = if region.named.is_single() { "carbon_intensity" } else { "emissions` and `gdp" };
                    let line = "emissions = { value = \"270 MtCO2\", source = \"…\" }\ngdp = { value = \"46615.82 亿元\", source = \"…\" }";
                    self.diagnostics.push(
                        Diagnostic::error("missing-key", say::own_region_lacks(key, code))
                            .at(own.span.clone())
                            .other(region.named.span.clone(), say::needed_here())
                            .help(say::add_a_line(line)),
                    );
                    None
                }
            });
        }
        let (Some(year), Some(series)) = (year, series) else {
            return Ok(None);
        };
        let emissions = self.published_emissions(code, &name, year, series, region)?;
        let gdp = self.published_gdp(code, &name, year, region)?;
        Ok(emissions.zip(gdp).map(|(emissions, gdp)| EmissionsAndGdp { emissions, gdp }))
    }

    fn published_emissions(
        &mut self,
        code: &str,
        name: &Text,
        (year, year_span): &(i16, Range<usize>),
        (series, series_span): &(String, Range<usize>),
        region: Placed<'_>,
    ) -> Found<Given<GasEmissions>> {
        let table = self.lookups.table(emissions::TABLE)?;
        match emissions::find(&table, code, *year, series, self.lookups.known_on) {
            Ok(row) => {
                let tonnes =
                    exact::shifted(row.decimal("value")?, 6).map_err(|_| row.error("value is too long".into()))?;
                let key = format!("inputs.emissions.{code}.{year}.{series}");
                let label = labels::emissions_of_year(name, year.to_string());
                Ok(Some(Given::new(key, tonnes, Unit::Emissions(Gas::Co2), label, Basis::Data(row.basis()))))
            }
            Err(gap) => {
                let known = emissions::series(&table);
                let diagnostic = if known.contains(&series.as_str()) {
                    let what = labels::emissions_in_series(name, series);
                    self.lookups.year_gap(gap, &what, *year, year_span.clone())?
                } else {
                    lookups::unknown_series(series, series_span.clone(), &known)
                };
                self.diagnostics.push(diagnostic.other(region.named.span.clone(), say::for_this_region()));
                Ok(None)
            }
        }
    }

    fn published_gdp(
        &mut self,
        code: &str,
        name: &Text,
        (year, year_span): &(i16, Range<usize>),
        region: Placed<'_>,
    ) -> Found<Given<TenThousandYuan>> {
        let table = self.lookups.table(gdp::TABLE)?;
        match gdp::find(&table, code, *year, self.lookups.known_on) {
            Ok(row) => {
                // The table counts 100 million yuan.
                let value =
                    exact::shifted(row.decimal("value")?, 4).map_err(|_| row.error("value is too long".into()))?;
                let key = format!("inputs.gdp.{code}.{year}");
                let label = labels::gdp_of_year(name, year.to_string());
                let unit = Unit::TenThousand(Denominator::Gdp);
                Ok(Some(Given::new(key, value, unit, label, Basis::Data(row.basis()))))
            }
            Err(gap) => {
                let what = labels::the_gdp(name);
                let diagnostic = self.lookups.year_gap(gap, &what, *year, year_span.clone())?;
                self.diagnostics.push(diagnostic.other(region.named.span.clone(), say::for_this_region()));
                Ok(None)
            }
        }
    }

    /// Whether the intensity of a region can be looked up.
    pub(super) fn has_intensity(&self, code: &str, year: i16, series: &str) -> Result<bool, DataError> {
        let known_on = self.lookups.known_on;
        let emissions = emissions::find(&*self.lookups.table(emissions::TABLE)?, code, year, series, known_on).is_ok();
        Ok(emissions && gdp::find(&*self.lookups.table(gdp::TABLE)?, code, year, known_on).is_ok())
    }
}
