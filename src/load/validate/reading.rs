//! What the result may be used for.

use super::*;
use crate::load::literals::Word;
use crate::scenario::CbamSector;

impl Validator<'_> {
    /// `declarable` is accepted only where the law lets an operator declare another factor than
    /// the country's default: Impl. Reg. (EU) 2025/2547, Annex II, D.4.3.
    pub(super) fn check_reading(
        &mut self,
        result: &At<Word<Reading>>,
        sector: Option<&At<Word<CbamSector>>>,
        subject: Option<&RegionRef>,
        own_regions: &[OwnRegion],
        methods: &[Method],
    ) {
        if result.value.0 == Reading::WhatIf {
            if let Some(sector) = sector {
                self.note(
                    Diagnostic::warning("unused-sector", say::unused_sector())
                        .at(sector.span.clone())
                        .help(say::remove_the_key("cbam_sector")),
                );
            }
            return;
        }
        let own = subject.and_then(|subject| own_regions.iter().find(|own| own.code == subject.code));
        let connected = own.is_some_and(|own| own.connection.is_some());
        let by_grid = methods.iter().all(|method| matches!(method.kind, MethodKind::GridElectricity { .. }));
        if !connected || !by_grid {
            self.note(
                Diagnostic::error("not-declarable", say::not_declarable())
                    .at(result.span.clone())
                    .help(say::write_like("result = \"what-if\""))
                    .help(say::how_to_be_declarable()),
            );
            return;
        }
        for method in methods {
            // The factor that is declared is the region's, with the region's connection.
            if let MethodKind::GridElectricity { factors, .. } = &method.kind
                && let Some(factor) = &factors.subject
            {
                self.note(
                    Diagnostic::error("not-declarable", say::subject_factor_is_not_declared())
                        .at(factor.span.clone())
                        .other(result.span.clone(), say::declared_here())
                        .help(say::remove_the_key("subject_factor")),
                );
            }
        }
        if let Some(factor) = own.and_then(|own| own.grid_factor.as_ref())
            && factor.place.assumption.is_some()
        {
            self.note(
                Diagnostic::error("not-declarable", say::an_assumption_is_not_declared())
                    .at(factor.span.clone())
                    .other(result.span.clone(), say::declared_here())
                    .help(say::name_the_source_or_what_if()),
            );
        }
        if sector.is_none() {
            self.note(
                Diagnostic::error("missing-key", say::missing_key("cbam_sector", "scenario"))
                    .at(result.span.clone())
                    .help(say::add_a_line("cbam_sector = \"cement\"")),
            );
        }
    }
}
