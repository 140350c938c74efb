//! Many regions by one method.

use super::*;
use std::collections::BTreeSet;

impl Resolver<'_> {
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
        let reference = Placed { name: reference, named: &self.scenario.references[position] };
        // A value given for the subject says nothing about other regions.
        let mut method = method.clone();
        match &mut method.kind {
            MethodKind::GridElectricity { factors, .. } | MethodKind::SectorElectricity { factors, .. } => {
                factors.subject = None;
            }
            MethodKind::CarbonIntensity { subject, .. } => *subject = None,
            MethodKind::StatedGap { .. } | MethodKind::ImpliedGap { .. } => {}
        }
        let mut ranked = Vec::new();
        let mut per = None;
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
                let gap = self.gap(&method, Placed { name: &region, named: listed }, reference)?;
                per = per.or(gap.as_ref().map(|gap| gap.per));
                ranked.extend(gap.map(|gap| (region, gap.inputs)));
                continue;
            };
            let table = self.lookups.table(published_regions::TABLE)?;
            for code in published_regions::codes_of_kind(&table, kind) {
                if !seen.insert(code.clone()) {
                    continue;
                }
                let Some(name) = self.lookups.published_region(&code)? else {
                    continue;
                };
                let region = RegionName { code, name };
                if self.has_published_value(&method, &region)? {
                    let named =
                        RegionRef { code: region.code.clone(), together: vec![region.code.clone()], ..listed.clone() };
                    let gap = self.gap(&method, Placed { name: &region, named: &named }, reference)?;
                    per = per.or(gap.as_ref().map(|gap| gap.per));
                    ranked.extend(gap.map(|gap| (region, gap.inputs)));
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
            reference: reference.name.clone(),
            per: per.unwrap_or(Denominator::Gdp),
            regions: ranked,
            without_value,
        }))
    }
}
