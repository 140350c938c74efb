//! How a region's grid factor or carbon intensity moves over the years of a path.

use super::methods::Placed;
use super::*;
use crate::case::path::{Course, GrowthFrom, YearValue};
use crate::quantity::Dimension;
use crate::scenario::price_path::Interpolation;
use crate::scenario::{RegionPath, RegionPathKind, Stated};
use crate::text::messages::rules;

impl Resolver<'_> {
    /// The course of a region's number; it stays as it is where the file says nothing of it.
    pub(super) fn course<D: Dimension>(
        &mut self,
        region: Placed<'_>,
        kind: RegionPathKind,
        unit: Unit,
        data_year: Option<i16>,
    ) -> Found<Course<D>> {
        let scenario = self.scenario;
        let path = scenario.region_paths.iter().find(|path| path.region.code == region.name.code && path.kind == kind);
        let (Some(path), Some(years)) = (path, scenario.path.as_ref().map(|path| &path.years)) else {
            return Ok(Some(Course::Frozen));
        };
        match &path.course {
            scenario::Course::Change(rate) => {
                let Some(from) = data_year else {
                    self.diagnostics.push(
                        Diagnostic::error("missing-key", say::change_from_which_year())
                            .at(path.span.clone())
                            .help(say::add_a_line("year = 2023")),
                    );
                    return Ok(None);
                };
                if let Some(early) = years.iter().find(|year| **year < from) {
                    self.diagnostics.push(
                        Diagnostic::error("bad-years", say::before_the_data(early.to_string(), from.to_string()))
                            .at(path.span.clone())
                            .help(say::shorter_path()),
                    );
                    return Ok(None);
                }
                let key = format!("region-path.{}.{}", region.name.code, kind.code());
                let growth = paths::growth(rate, &format!("{key}.change"), labels::yearly_change(&region.name.name));
                Ok(Some(Course::Change(GrowthFrom { key, from, growth })))
            }
            scenario::Course::Years { years: known, interpolation } => {
                if let Some((_, value)) = known.first()
                    && value.unit != unit
                {
                    self.diagnostics.push(
                        Diagnostic::error("wrong-unit", say::wrong_unit(value.unit.text()))
                            .at(value.span.clone())
                            .help(say::write_like(format!("\"… {}\"", unit.text().en))),
                    );
                    return Ok(None);
                }
                let mut found = Vec::new();
                for year in years {
                    let value = in_year(known, *interpolation, *year);
                    let Some(value) = value else {
                        self.no_value_in(path, known, *year);
                        return Ok(None);
                    };
                    found.push(given(value, *year, region, kind));
                }
                Ok(Some(Course::Years(found)))
            }
        }
    }

    fn no_value_in<D>(&mut self, path: &RegionPath, known: &[(i16, Stated<D>)], year: i16) {
        let years: Vec<String> = known.iter().map(|(year, _)| year.to_string()).collect();
        let inside =
            known.first().is_some_and(|(first, _)| *first < year) && known.last().is_some_and(|(last, _)| *last > year);
        let diagnostic =
            Diagnostic::error("no-value-in-path", say::no_value_in_path(year.to_string(), years.join(", ")))
                .at(path.span.clone());
        self.diagnostics.push(if inside {
            diagnostic.help(say::add_a_line("interpolation = \"linear\""))
        } else {
            diagnostic.help(say::state_another_year(year.to_string()))
        });
    }

    /// A path of a region that no method looks at would silently do nothing.
    pub(super) fn paths_are_used(&mut self, comparisons: &[case::Comparison]) {
        let scenario = self.scenario;
        // What a mistake left out looks unused.
        if self.diagnostics.has_errors() {
            return;
        }
        for path in &scenario.region_paths {
            let code = &path.region.code;
            let is_subject = scenario.subject.as_ref().is_some_and(|subject| subject.code == *code);
            let fits = |inputs: &GapInputs| match inputs {
                GapInputs::GridElectricity { .. } | GapInputs::Sectors { .. } => {
                    path.kind == RegionPathKind::GridFactor
                }
                GapInputs::CarbonIntensity { .. } => path.kind == RegionPathKind::CarbonIntensity,
                GapInputs::StatedGap { .. } | GapInputs::ImpliedGap { .. } => false,
            };
            let used = scenario.path.is_some()
                && comparisons.iter().any(|each| (is_subject || each.reference.code == *code) && fits(&each.gap));
            if !used {
                self.diagnostics.push(
                    Diagnostic::warning("unused-path", say::unused_region_path(code))
                        .at(path.span.clone())
                        .help(say::remove_the_table("region_path")),
                );
            }
        }
    }
}

/// A value of a year, or the two beside it.
enum InYear<'s, D> {
    At(&'s Stated<D>),
    Between((i16, &'s Stated<D>), (i16, &'s Stated<D>)),
}

fn in_year<D>(known: &[(i16, Stated<D>)], interpolation: Option<Interpolation>, year: i16) -> Option<InYear<'_, D>> {
    if let Some((_, value)) = known.iter().find(|(own, _)| *own == year) {
        return Some(InYear::At(value));
    }
    let before = known.iter().rev().find(|(own, _)| *own < year)?;
    let after = known.iter().find(|(own, _)| *own > year)?;
    interpolation.map(|_| InYear::Between((before.0, &before.1), (after.0, &after.1)))
}

fn given<A, D: Dimension>(value: InYear<'_, A>, year: i16, region: Placed<'_>, kind: RegionPathKind) -> YearValue<D> {
    let key = format!("region-path.{}.{}", region.name.code, kind.code());
    let of = |stated: &Stated<A>, year: i16| {
        let label = match kind {
            RegionPathKind::GridFactor => labels::grid_factor_of_year(&region.name.name, year.to_string()),
            RegionPathKind::CarbonIntensity => {
                let per = stated.unit.denominator().map(Denominator::text).unwrap_or_default();
                labels::carbon_intensity_of_year(&region.name.name, per, year.to_string())
            }
        };
        let basis = Basis::Scenario(stated.place.clone());
        Given::new(format!("{key}.points.{year}"), stated.value, stated.unit, label, basis)
    };
    match value {
        InYear::At(stated) => YearValue::At(of(stated, year)),
        InYear::Between((before_year, before), (after_year, after)) => {
            let years = |end: &str, years: i16, label: Text| {
                let basis = Basis::Definition(rules::years_apart());
                Given::new(format!("{key}.{year}.{end}"), Decimal::from(years), Unit::One, label, basis)
            };
            YearValue::Between {
                before: of(before, before_year),
                after: of(after, after_year),
                left: years("years-left", after_year - year, labels::years_left()),
                passed: years("years-passed", year - before_year, labels::years_passed()),
            }
        }
    }
}
