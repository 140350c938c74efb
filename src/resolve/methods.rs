//! What a method needs of the reference data: grid factors and carbon intensities, for the subject, the
//! references and the regions of a ranking.

use super::*;
use std::collections::BTreeSet;

impl Resolver<'_> {
    /// The inputs of a method for a region and a reference, each with the place that names it.
    pub(super) fn gap(
        &mut self,
        method: &scenario::Method,
        (subject, subject_span): (&RegionName, &Range<usize>),
        (reference, reference_span): (&RegionName, &Range<usize>),
    ) -> Found<GapInputs> {
        Ok(match &method.kind {
            MethodKind::GridElectricity {
                electricity,
                subject: own_subject,
                reference: own_reference,
                year,
                factor,
                factor_span,
            } => {
                let wanted = FactorWanted { year: year.as_ref(), kind: factor, kind_span: factor_span };
                let electricity = electricity.given(format!("{}.electricity", method.name), labels::electricity());
                let subject = match own_subject {
                    Some(stated) => {
                        Some(stated.given(format!("{}.subject-factor", method.name), labels::own_factor(&subject.name)))
                    }
                    None => self.grid_factor(&wanted, subject, subject_span)?,
                };
                let reference = match own_reference {
                    Some(stated) => Some(
                        stated.given(format!("{}.reference-factor", method.name), labels::own_factor(&reference.name)),
                    ),
                    None => self.grid_factor(&wanted, reference, reference_span)?,
                };
                match (subject, reference) {
                    (Some(subject), Some(reference)) => {
                        Some(GapInputs::GridElectricity { electricity, subject, reference })
                    }
                    _ => None,
                }
            }
            MethodKind::CarbonIntensity { subject: own_subject, reference: own_reference, .. } => {
                let subject =
                    match own_subject {
                        Some(stated) => Some(stated.given(
                            format!("{}.subject-intensity", method.name),
                            labels::carbon_intensity(&subject.name),
                        )),
                        None => self.carbon_intensity(method, subject, subject_span, Side::Subject)?,
                    };
                let reference = match own_reference {
                    Some(stated) => Some(stated.given(
                        format!("{}.reference-intensity", method.name),
                        labels::carbon_intensity(&reference.name),
                    )),
                    None => self.carbon_intensity(method, reference, reference_span, Side::Reference)?,
                };
                match (subject, reference) {
                    (Some(subject), Some(reference)) => Some(GapInputs::CarbonIntensity { subject, reference }),
                    _ => None,
                }
            }
            MethodKind::StatedGap { gap } => Some(GapInputs::StatedGap {
                gap: gap.given(format!("{}.stated-gap", method.name), labels::stated_gap()),
            }),
        })
    }

    pub(super) fn grid_factor(
        &mut self,
        wanted: &FactorWanted<'_>,
        region: &RegionName,
        region_span: &Range<usize>,
    ) -> Found<Given<crate::quantity::unit::GridFactor>> {
        if let Some(own) = self.own_region(&region.code) {
            return Ok(match &own.grid_factor {
                Some(stated) => {
                    Some(stated.given(format!("inputs.grid-factor.{}", region.code), labels::own_factor(&region.name)))
                }
                None => {
                    self.diagnostics.push(
                        Diagnostic::error("missing-key", say::own_region_lacks("grid_factor", &region.code))
                            .at(own.span.clone())
                            .other(region_span.clone(), say::needed_here())
                            .help(say::add_a_line("grid_factor = { value = \"0.05 kgCO2/kWh\", source = \"…\" }")),
                    );
                    None
                }
            });
        }
        let Some((year, year_span)) = wanted.year else {
            return Ok(None);
        };
        let table = self.lookups.table(grid_factors::TABLE)?;
        match grid_factors::find(&table, &region.code, *year, wanted.kind, self.lookups.known_on) {
            Ok(row) => {
                let key = format!("inputs.grid-factor.{}.{year}.{}", region.code, wanted.kind);
                let label = labels::grid_factor_of_year(&region.name, year.to_string());
                Ok(Some(Given::new(key, row.decimal("value")?, Unit::KgPerKwh, label, Basis::Data(row.basis()))))
            }
            Err(gap) => {
                let kinds = grid_factors::kinds(&table);
                let diagnostic = if kinds.contains(&wanted.kind) {
                    let what = labels::grid_factor(&region.name);
                    self.lookups.year_gap(gap, &what, *year, year_span.clone())?
                } else {
                    Diagnostic::error("unknown-word", say::unknown_word(wanted.kind))
                        .at(wanted.kind_span.clone())
                        .help(say::one_of(Text::words(&kinds)))
                };
                self.diagnostics.push(diagnostic.other(region_span.clone(), say::for_this_region()));
                Ok(None)
            }
        }
    }

    pub(super) fn carbon_intensity(
        &mut self,
        method: &scenario::Method,
        region: &RegionName,
        region_span: &Range<usize>,
        side: Side,
    ) -> Found<Given<crate::quantity::unit::CarbonIntensity>> {
        let MethodKind::CarbonIntensity { year, series, .. } = &method.kind else {
            return Ok(None);
        };
        if let Some(own) = self.own_region(&region.code) {
            return Ok(match &own.carbon_intensity {
                Some(stated) => {
                    Some(stated.given(
                        format!("inputs.carbon-intensity.{}", region.code),
                        labels::carbon_intensity(&region.name),
                    ))
                }
                None => {
                    let key = if side == Side::Subject { "subject_intensity" } else { "reference_intensity" };
                    self.diagnostics.push(
                        Diagnostic::error("missing-key", say::own_region_lacks("carbon_intensity", &region.code))
                            .at(own.span.clone())
                            .other(region_span.clone(), say::needed_here())
                            .help(say::add_a_line(format!(
                                "carbon_intensity = {{ value = \"0.5 tCO2/10000 CNY\", source = \"…\" }}   ({key})"
                            ))),
                    );
                    None
                }
            });
        }
        let (Some((year, year_span)), Some((series, series_span))) = (year, series) else {
            return Ok(None);
        };
        let table = self.lookups.table(carbon_intensity::TABLE)?;
        match carbon_intensity::find(&table, &region.code, *year, series, self.lookups.known_on) {
            Ok(row) => {
                let key = format!("inputs.carbon-intensity.{}.{year}.{series}", region.code);
                let label = labels::carbon_intensity_of_year(&region.name, year.to_string());
                Ok(Some(Given::new(key, row.decimal("value")?, Unit::TonnePerOutput, label, Basis::Data(row.basis()))))
            }
            Err(gap) => {
                let known = carbon_intensity::series(&table);
                let diagnostic = if known.contains(&series.as_str()) {
                    let what = labels::carbon_intensity_in_series(&region.name, series);
                    self.lookups.year_gap(gap, &what, *year, year_span.clone())?
                } else {
                    lookups::unknown_series(series, series_span.clone(), &known)
                };
                self.diagnostics.push(diagnostic.other(region_span.clone(), say::for_this_region()));
                Ok(None)
            }
        }
    }

    pub(super) fn has_published_value(
        &mut self,
        method: &scenario::Method,
        region: &RegionName,
    ) -> Result<bool, DataError> {
        let known_on = self.lookups.known_on;
        Ok(match &method.kind {
            MethodKind::GridElectricity { year: Some((year, _)), factor, .. } => {
                let table = self.lookups.table(grid_factors::TABLE)?;
                grid_factors::find(&table, &region.code, *year, factor, known_on).is_ok()
            }
            MethodKind::CarbonIntensity { year: Some((year, _)), series: Some((series, _)), .. } => {
                let table = self.lookups.table(carbon_intensity::TABLE)?;
                carbon_intensity::find(&table, &region.code, *year, series, known_on).is_ok()
            }
            _ => false,
        })
    }

    pub(super) fn ranking(&mut self, ranking: &scenario::Ranking, references: &[RegionName]) -> Found<case::Ranking> {
        let Some(method) = self.scenario.methods.iter().find(|method| method.name == ranking.method) else {
            return Ok(None);
        };
        let position = match &method.against {
            Some(against) => references.iter().position(|reference| reference.code == against.code),
            None => (!references.is_empty()).then_some(0),
        };
        let Some(position) = position else {
            return Ok(None);
        };
        let reference = &references[position];
        let reference_span = &self.scenario.references[position].span;
        // A value given for the subject says nothing about other regions.
        let mut method = method.clone();
        match &mut method.kind {
            MethodKind::GridElectricity { subject, .. } => *subject = None,
            MethodKind::CarbonIntensity { subject, .. } => *subject = None,
            MethodKind::StatedGap { .. } => {}
        }
        let mut ranked = Vec::new();
        let mut without_value = Vec::new();
        // A region that stands in the list itself and in a group of it has one rank.
        let mut seen = BTreeSet::new();
        for listed in &ranking.regions {
            let kind = match listed.code.as_str() {
                "provinces" => Some("province"),
                "grids" => Some("grid"),
                _ => None,
            };
            let Some(kind) = kind else {
                let Some(region) = self.region(listed)? else {
                    continue;
                };
                if !seen.insert(region.code.clone()) {
                    continue;
                }
                let gap = self.gap(&method, (&region, &listed.span), (reference, reference_span))?;
                ranked.extend(gap.map(|gap| (region, gap)));
                continue;
            };
            let table = self.lookups.table(regions::TABLE)?;
            for code in regions::codes_of_kind(&table, kind) {
                if !seen.insert(code.clone()) {
                    continue;
                }
                let Some(name) = self.lookups.published_region(&code)? else {
                    continue;
                };
                let region = RegionName { code, name };
                if self.has_published_value(&method, &region)? {
                    let gap = self.gap(&method, (&region, &listed.span), (reference, reference_span))?;
                    ranked.extend(gap.map(|gap| (region, gap)));
                } else {
                    without_value.push(region);
                }
            }
            if ranked.is_empty() && !self.diagnostics.has_errors() {
                self.diagnostics.push(
                    Diagnostic::error("no-published-value", say::no_region_has_a_value())
                        .at(listed.span.clone())
                        .other(method.span.clone(), say::by_this_method())
                        .help(say::choose_another_year_or_series()),
                );
            }
        }
        Ok(Some(case::Ranking {
            method_label: method_label(&method),
            reference: reference.clone(),
            regions: ranked,
            without_value,
        }))
    }
}
