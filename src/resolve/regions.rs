//! Regions by their codes: published ones, those of the file, and several put together or taken out.

use super::{Found, Resolver};
use crate::case::RegionName;
use crate::diag::Diagnostic;
use crate::reference::DataError;
use crate::scenario::{OwnRegion, RegionRef};
use crate::text::{Text, messages::input as say, messages::labels};
use std::ops::Range;

/// The nation: a region that is taken out of it leaves the rest of the country.
const NATION: &str = "CN";

impl Resolver<'_> {
    /// A region by its code, or several; each of them is one of the file's own or a published one.
    pub(super) fn region(&mut self, region: &RegionRef) -> Found<RegionName> {
        let mut names = Vec::new();
        for code in region.together.iter().chain(&region.without) {
            names.push(self.single_region(code, &region.span)?);
        }
        let Some(names) = names.into_iter().collect::<Option<Vec<Text>>>() else {
            return Ok(None);
        };
        for (at, code) in region.together.iter().enumerate() {
            let twice = region.together[..at].contains(code) || region.without.contains(code);
            if twice {
                self.diagnostics.push(
                    Diagnostic::error("duplicate-name", say::region_twice(code))
                        .at(region.span.clone())
                        .help(say::remove_one_of_the_two()),
                );
                return Ok(None);
            }
        }
        let (together, without) = names.split_at(region.together.len());
        let is_rest = region.together == [NATION] && !without.is_empty();
        let of_subject = self.scenario.subject.as_ref().is_some_and(|subject| region.without == subject.together);
        let name = match without {
            [] => labels::regions_together(together),
            _ if is_rest && of_subject => labels::rest_of_the_country(),
            _ => labels::regions_without(labels::regions_together(together), labels::regions_together(without)),
        };
        Ok(Some(RegionName { code: region.code.clone(), name }))
    }

    fn single_region(&mut self, code: &str, span: &Range<usize>) -> Found<Text> {
        if let Some(own) = self.own_region(code) {
            return Ok(Some(own.name.clone()));
        }
        if let Some(name) = self.lookups.published_region(code)? {
            return Ok(Some(name));
        }
        let suggestions = self.lookups.region_suggestions(code)?;
        let mut diagnostic = Diagnostic::error("unknown-region", say::unknown_region(code)).at(span.clone());
        if !suggestions.is_empty() {
            let named: Vec<String> = suggestions.iter().map(|code| format!("\"{code}\"")).collect();
            diagnostic = diagnostic.help(say::did_you_mean_code(Text::words(&named)));
        }
        self.diagnostics.push(diagnostic.help(say::how_to_list_regions()));
        Ok(None)
    }

    pub(super) fn own_region(&self, code: &str) -> Option<&OwnRegion> {
        self.scenario.own_regions.iter().find(|own| own.code == code)
    }

    /// The regions of the file bear no code of a published one.
    pub(super) fn own_codes_are_new(&mut self) -> Result<(), DataError> {
        for own in &self.scenario.own_regions {
            if self.lookups.published_region(&own.code)?.is_some() {
                self.diagnostics.push(
                    Diagnostic::error("duplicate-name", say::region_is_published(&own.code))
                        .at(own.span.clone())
                        .help(say::write_like(format!("\"X-{}\"", own.code))),
                );
            }
        }
        Ok(())
    }
}
