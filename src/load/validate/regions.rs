//! Regions: how a file names them, those that it defines itself, and their paths over years.

use super::*;
use crate::load::raw::{RawRegion, RawRegionPath, RawRegionValues};
use crate::quantity::Denominator;
use crate::quantity::unit::{Anything, EconomicValue, TenThousandYuan};
use crate::scenario::{Course, RegionPath, RegionPathKind, RegionValues};

/// Words between regions that are put together, and before those that are taken out.
const AND: &[&str] = &["+", " and ", "、", "和"];
const WITHOUT: &[&str] = &[" without ", "不含", "扣除"];

/// A region as a file names it: `CN-SC`, `CN without CN-SC`, `CN-JS + CN-ZJ`. Whether there is such a
/// region is found out later.
pub(super) fn region_ref(written: At<String>) -> RegionRef {
    let split = |text: &str| -> Vec<String> {
        let mut parts = vec![text.to_owned()];
        for word in AND {
            parts = parts.iter().flat_map(|part| part.split(word)).map(|part| part.trim().to_owned()).collect();
        }
        parts
    };
    let text = written.value.as_str();
    let (whole, out) =
        WITHOUT.iter().find_map(|word| text.split_once(word)).map_or((text, None), |(whole, out)| (whole, Some(out)));
    let together = split(whole);
    let without = out.map(split).unwrap_or_default();
    let mut code = together.join("-and-");
    if !without.is_empty() {
        code = format!("{code}-without-{}", without.join("-and-"));
    }
    RegionRef { code, together, without, span: written.span }
}

impl Validator<'_> {
    pub(super) fn own_region(&mut self, raw: RawRegion) -> OwnRegion {
        let code = raw.code.value;
        let well_formed = code.len() <= 40
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
        if !well_formed {
            self.note(
                Diagnostic::error("bad-name", say::bad_region_code(&code))
                    .at(raw.code.span.clone())
                    .help(say::write_like("\"X-MY-PLANT\"")),
            );
        }
        let path = format!("region.{code}");
        let values = match (raw.emissions, raw.gdp) {
            (Some(emissions), Some(gdp)) => self.region_values(&code, emissions, gdp, &path),
            (None, None) => None,
            (emissions, gdp) => {
                let (there, missing, span) = match (&emissions, &gdp) {
                    (Some(emissions), _) => {
                        ("emissions", "gdp = { value = \"46615.82 亿元\", source = \"…\" }", &emissions.span)
                    }
                    (None, Some(gdp)) => ("gdp", "emissions = { value = \"270 MtCO2\", source = \"…\" }", &gdp.span),
                    (None, None) => ("emissions", "", &raw.span),
                };
                self.note(
                    Diagnostic::error("missing-key", say::an_intensity_needs_both(there))
                        .at(span.clone())
                        .help(say::add_a_line(missing)),
                );
                None
            }
        };
        if let (Some(intensity), Some(_)) = (&raw.carbon_intensity, &values) {
            self.note(
                Diagnostic::error("stated-twice", say::intensity_and_its_parts())
                    .at(intensity.span.clone())
                    .help(say::remove_the_key("carbon_intensity")),
            );
        }
        OwnRegion {
            name: raw.name,
            grid_factor: raw.grid_factor.map(|stated| self.factor(stated, &format!("{path}.grid_factor"))),
            carbon_intensity: raw
                .carbon_intensity
                .map(|stated| self.intensity(stated, &format!("{path}.carbon_intensity"), Sign::NotNegative)),
            values,
            connection: raw.connection.map(|word| word.0),
            span: raw.code.span,
            code,
        }
    }

    /// Emissions and GDP that a method states for a region.
    pub(super) fn stated_values(&mut self, raw: RawRegionValues, method: &str) -> Option<RegionValues> {
        let region = raw.region.value;
        self.region_values(&region, raw.emissions, raw.gdp, &format!("method.{method}.region.{region}"))
    }

    fn region_values(
        &mut self,
        region: &str,
        emissions: raw::Stated<crate::quantity::unit::GasEmissions>,
        gdp: raw::Stated<EconomicValue>,
        path: &str,
    ) -> Option<RegionValues> {
        let emissions = self.stated(emissions, &format!("{path}.emissions"), Sign::NotNegative);
        let gdp = self.gross_domestic_product(gdp, &format!("{path}.gdp"))?;
        Some(RegionValues { region: region.to_owned(), emissions, gdp })
    }

    /// GDP in units of 10,000 yuan. An amount of yuan under this key is GDP; another kind of value is not.
    fn gross_domestic_product(
        &mut self,
        raw: raw::Stated<EconomicValue>,
        path: &str,
    ) -> Option<Stated<TenThousandYuan>> {
        let stated = self.stated(raw, path, Sign::Positive);
        let (power, of) = match stated.unit {
            Unit::TenThousand(of) => (0, of),
            _ => (-4, Denominator::Gdp),
        };
        if of != Denominator::Gdp {
            self.note(
                Diagnostic::error("mixed-denominators", say::this_is_not_gdp(of.text()))
                    .at(stated.span.clone())
                    .help(say::write_like("\"… 亿元 GDP\"")),
            );
            return None;
        }
        let Ok(value) = exact::shifted(stated.value, power) else {
            self.note(
                Diagnostic::error("too-many-digits", say::too_many_digits(stated.value))
                    .at(stated.span)
                    .help(say::at_most_28_digits()),
            );
            return None;
        };
        let mut place = stated.place;
        if power != 0 && place.written.is_none() {
            place.written = Some(self.file.text[stated.span.clone()].trim_matches('"').to_owned());
        }
        Some(Stated::new(value, Unit::TenThousand(of), place, stated.span))
    }

    /// A region's factor or intensity over years.
    pub(super) fn region_path(&mut self, raw: RawRegionPath) -> Option<RegionPath> {
        let region = region_ref(raw.region);
        let kind = raw.kind.value.0;
        let path = format!("region_path.{}.{}", region.code, kind.code());
        let course = match (raw.change, raw.year.is_empty()) {
            (Some(change), true) => {
                if let Some(interpolation) = raw.interpolation {
                    self.unused(
                        "interpolation",
                        interpolation.span,
                        say::key_does_not_apply("interpolation", "change"),
                    );
                }
                Course::Change(self.change_rate(change, &format!("{path}.change"))?)
            }
            (None, false) => {
                let named = raw.year.iter().map(|year| (year.year.value.0.to_string(), year.year.span.clone()));
                self.distinct(named, &say::a_year_has_one_value());
                let mut years: Vec<(i16, Stated<Anything>)> = Vec::new();
                for year in raw.year {
                    let at = format!("{path}.{}", year.year.value.0);
                    let stated = self.stated(year.value, &at, Sign::NotNegative);
                    self.plausible(stated.value, stated.unit, &stated.span);
                    years.push((year.year.value.0, stated));
                }
                years.sort_by_key(|(year, _)| *year);
                self.one_unit_of_path(&years, kind);
                Course::Years { years, interpolation: raw.interpolation.map(|word| word.value.0) }
            }
            (Some(_), false) => {
                self.note(
                    Diagnostic::error("stated-twice", say::change_and_years())
                        .at(raw.span)
                        .help(say::keep_change_or_years()),
                );
                return None;
            }
            (None, true) => {
                self.note(
                    Diagnostic::error("missing-key", say::change_or_years())
                        .at(raw.span)
                        .help(say::add_a_line("change = { value = -0.03, assumption = \"…\" }")),
                );
                return None;
            }
        };
        Some(RegionPath { region, kind, course, span: raw.span })
    }

    /// Values of one path are of one unit, and of the unit that its kind has.
    fn one_unit_of_path(&mut self, years: &[(i16, Stated<Anything>)], kind: RegionPathKind) {
        let first = years.first().map(|(_, value)| value.unit);
        for (_, value) in years {
            let fits = match kind {
                RegionPathKind::GridFactor => matches!(value.unit, Unit::KgPerKwh(_)),
                RegionPathKind::CarbonIntensity => matches!(value.unit, Unit::TonnePerTenThousand(..)),
            };
            if !fits || Some(value.unit) != first {
                let example = match kind {
                    RegionPathKind::GridFactor => "\"0.45 kgCO2/kWh\"",
                    RegionPathKind::CarbonIntensity => "\"0.6 tCO2/10000 CNY GDP\"",
                };
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(value.unit.text()))
                        .at(value.span.clone())
                        .help(say::write_like(example)),
                );
                return;
            }
        }
    }
}
