//! Methods: which keys belong to which kind, and what each kind needs.

use super::*;
use crate::load::raw::{MethodWord, RawMethod};
use crate::scenario::{Electricity, Factors, Sector};
use MethodWord::{
    CarbonIntensity as ByIntensity, GridElectricity as ByGrid, ImpliedGap, SectorElectricity as BySector, StatedGap,
};

/// What else of the file a method may name.
#[derive(Clone, Copy)]
pub(super) struct MethodContext<'a> {
    pub regions: Regions<'a>,
    pub sectors: &'a [Rc<Sector>],
    pub written: &'a Written,
}

impl Validator<'_> {
    pub(super) fn method(&mut self, raw: RawMethod, context: MethodContext<'_>) -> Option<Method> {
        let references = context.regions.references;
        let name = raw.name.value.0.clone();
        let label = raw.label.clone();
        let span = raw.name.span.clone();
        let against = raw.against.clone().map(region_ref);
        if let Some(against) = &against {
            self.known_region(against, references);
        }
        self.keys_of_method(&raw);
        // Without any reference that alone is the mistake.
        let one_reference = against.is_some() || references.len() < 2;
        let kind = match raw.kind.0 {
            ByGrid => self.by_grid(raw, context, against.as_ref(), one_reference),
            ByIntensity => self.by_intensity(raw, context, against.as_ref(), one_reference),
            BySector => self.by_sector(raw, context, against.as_ref(), one_reference),
            StatedGap => self.stated_gap(raw, one_reference),
            ImpliedGap => self.implied_gap(&raw, context),
        }?;
        Some(Method { name, label, against, kind, span })
    }

    /// A key that belongs to another kind of method would silently do nothing.
    fn keys_of_method(&mut self, raw: &RawMethod) {
        type Span<'s> = Option<&'s Range<usize>>;
        let kind = raw.kind.0;
        let grids: &[MethodWord] = &[ByGrid, BySector];
        let belongs: [(&str, &[MethodWord], Span<'_>); 16] = [
            ("electricity", &[ByGrid], raw.electricity.as_ref().map(|v| &v.span)),
            ("subject_electricity", &[ByGrid], raw.subject_electricity.as_ref().map(|v| &v.span)),
            ("reference_electricity", &[ByGrid], raw.reference_electricity.as_ref().map(|v| &v.span)),
            ("electricity_series", &[ByGrid], raw.electricity_series.as_ref().map(|v| &v.span)),
            ("electricity_year", &[ByGrid], raw.electricity_year.as_ref().map(|v| &v.span)),
            ("sectors", &[BySector], raw.sectors.first().map(|v| &v.span)),
            ("factor", grids, raw.factor.as_ref().map(|v| &v.span)),
            ("subject_factor", grids, raw.subject_factor.as_ref().map(|v| &v.span)),
            ("reference_factor", grids, raw.reference_factor.as_ref().map(|v| &v.span)),
            ("series", &[ByIntensity], raw.series.as_ref().map(|v| &v.span)),
            ("subject_intensity", &[ByIntensity], raw.subject_intensity.as_ref().map(|v| &v.span)),
            ("reference_intensity", &[ByIntensity], raw.reference_intensity.as_ref().map(|v| &v.span)),
            ("region", &[ByIntensity], raw.region.first().map(|v| &v.span)),
            ("gap", &[StatedGap], raw.gap.as_ref().map(|v| &v.span)),
            ("claim", &[ImpliedGap], raw.claim.as_ref().map(|v| &v.span)),
            ("price", &[ImpliedGap], raw.price.as_ref().map(|v| &v.span)),
        ];
        let year = ("year", &[ByGrid, ByIntensity, BySector] as &[MethodWord], raw.year.as_ref().map(|v| &v.span));
        for (key, kinds, span) in belongs.into_iter().chain([year]) {
            if let (false, Some(span)) = (kinds.contains(&kind), span) {
                self.note(
                    Diagnostic::error("key-does-not-apply", say::key_does_not_apply(key, kind.code()))
                        .at(span.clone())
                        .help(say::remove_the_key(key)),
                );
            }
        }
    }

    fn by_grid(
        &mut self,
        mut raw: RawMethod,
        context: MethodContext<'_>,
        against: Option<&RegionRef>,
        one_reference: bool,
    ) -> Option<MethodKind> {
        let path = format!("method.{}", raw.name.value.0);
        let electricity = self.electricity_of_method(&mut raw, &path, one_reference);
        let factors = self.factors(raw, context, against, one_reference);
        Some(MethodKind::GridElectricity { electricity: electricity?, factors })
    }

    /// Electricity per 10,000 yuan: the same on both sides, each side's own, or a published series.
    fn electricity_of_method(&mut self, raw: &mut RawMethod, path: &str, one_reference: bool) -> Option<Electricity> {
        let each = (raw.subject_electricity.take(), raw.reference_electricity.take());
        let series = raw.electricity_series.take();
        match (raw.electricity.take(), each, series) {
            (Some(both), (None, None), None) => {
                Some(Electricity::Both(self.electricity_per(both, &format!("{path}.electricity"))))
            }
            (None, (Some(subject), Some(reference)), None) => {
                self.one_reference_needed(Some(&reference.span), one_reference);
                Some(Electricity::Each {
                    subject: self.electricity_per(subject, &format!("{path}.subject_electricity")),
                    reference: self.electricity_per(reference, &format!("{path}.reference_electricity")),
                })
            }
            (None, (None, None), Some(series)) => {
                let year = raw.electricity_year.take().or_else(|| raw.year.clone());
                let Some(year) = year else {
                    self.missing(say::the_method(), &raw.name, "electricity_year", "electricity_year = 2021");
                    return None;
                };
                Some(Electricity::Published { series: (series.value, series.span), year: (year.value.0, year.span) })
            }
            (None, (Some(one), None), None) => self.other_side_missing(one.span, "reference_electricity", "713.7"),
            (None, (None, Some(one)), None) => self.other_side_missing(one.span, "subject_electricity", "608.1"),
            (None, (None, None), None) => {
                self.missing(
                    say::the_method(),
                    &raw.name,
                    "electricity",
                    "electricity = { value = \"713.7 kWh/10000 CNY GDP\", source = \"…\" }",
                );
                None
            }
            _ => {
                self.note(
                    Diagnostic::error("stated-twice", say::electricity_stated_twice())
                        .at(raw.name.span.clone())
                        .help(say::keep_one_electricity()),
                );
                None
            }
        }
    }

    /// One side has its own electricity and the other has none.
    fn other_side_missing<T>(&mut self, stated: Range<usize>, key: &str, example: &str) -> Option<T> {
        let line = format!("{key} = {{ value = \"{example} kWh/10000 CNY GDP\", source = \"…\" }}");
        self.note(
            Diagnostic::error("missing-key", say::each_side_has_its_own(key)).at(stated).help(say::add_a_line(line)),
        );
        None
    }

    /// The grid factors of a method, and whether the year that they need is there.
    fn factors(
        &mut self,
        raw: RawMethod,
        context: MethodContext<'_>,
        against: Option<&RegionRef>,
        one_reference: bool,
    ) -> Factors {
        let path = format!("method.{}", raw.name.value.0);
        let stated = (raw.subject_factor.is_some(), raw.reference_factor.is_some());
        if looks_up(&raw.name.value.0, against, context.regions, stated) {
            if raw.year.is_none() {
                self.missing(say::the_method(), &raw.name, "year", "year = 2023");
            }
        } else if let Some(factor) = &raw.factor {
            self.unused("factor", factor.span.clone(), say::nothing_is_looked_up("factor"));
        }
        self.one_reference_needed(raw.reference_factor.as_ref().map(|v| &v.span), one_reference);
        let kind_span = raw.factor.as_ref().map_or_else(|| raw.name.span.clone(), |factor| factor.span.clone());
        Factors {
            year: raw.year.map(|year| (year.value.0, year.span)),
            kind: raw.factor.map_or_else(|| "average".to_owned(), |factor| factor.value),
            kind_span,
            subject: raw.subject_factor.map(|stated| self.factor(stated, &format!("{path}.subject_factor"))),
            reference: raw.reference_factor.map(|stated| self.factor(stated, &format!("{path}.reference_factor"))),
        }
    }

    fn by_intensity(
        &mut self,
        raw: RawMethod,
        context: MethodContext<'_>,
        against: Option<&RegionRef>,
        one_reference: bool,
    ) -> Option<MethodKind> {
        let name = raw.name.value.0.clone();
        let path = format!("method.{name}");
        let listed = raw.region.iter().map(|values| (values.region.value.clone(), values.region.span.clone()));
        self.distinct(listed, &say::remove_one_of_the_two());
        let values: Vec<_> = raw.region.into_iter().filter_map(|values| self.stated_values(values, &name)).collect();
        let has = |region: &RegionRef| {
            region.together.iter().chain(&region.without).all(|code| {
                values.iter().any(|values| values.region == *code)
                    || context.regions.own.iter().any(|own| own.code == *code)
            })
        };
        let stated = (
            raw.subject_intensity.is_some() || context.regions.subject.is_some_and(has),
            raw.reference_intensity.is_some()
                || context
                    .regions
                    .references
                    .iter()
                    .filter(|reference| against.is_none_or(|only| only.code == reference.code))
                    .all(has),
        );
        if looks_up(&name, against, context.regions, stated) {
            if raw.year.is_none() {
                self.missing(say::the_method(), &raw.name, "year", "year = 2019");
            }
            if raw.series.is_none() {
                self.missing(say::the_method(), &raw.name, "series", "series = \"ceads-total\"");
            }
        } else if let Some(series) = &raw.series {
            self.unused("series", series.span.clone(), say::nothing_is_looked_up("series"));
        }
        self.one_reference_needed(raw.reference_intensity.as_ref().map(|v| &v.span), one_reference);
        Some(MethodKind::CarbonIntensity {
            year: raw.year.map(|year| (year.value.0, year.span)),
            series: raw.series.map(|series| (series.value, series.span)),
            subject: raw
                .subject_intensity
                .map(|stated| self.intensity(stated, &format!("{path}.subject_intensity"), Sign::NotNegative)),
            reference: raw
                .reference_intensity
                .map(|stated| self.intensity(stated, &format!("{path}.reference_intensity"), Sign::NotNegative)),
            values,
        })
    }

    fn by_sector(
        &mut self,
        raw: RawMethod,
        context: MethodContext<'_>,
        against: Option<&RegionRef>,
        one_reference: bool,
    ) -> Option<MethodKind> {
        let mut sectors: Vec<Rc<Sector>> = Vec::new();
        self.distinct(
            raw.sectors.iter().map(|name| (name.value.clone(), name.span.clone())),
            &say::remove_one_of_the_two(),
        );
        for name in &raw.sectors {
            let known = self.known_name(name, context.written.sectors.iter().map(String::as_str), "sector");
            sectors.extend(context.sectors.iter().find(|sector| Some(&sector.name) == known.as_ref()).cloned());
        }
        if raw.sectors.is_empty() {
            sectors = context.sectors.to_vec();
            if context.written.sectors.is_empty() {
                self.missing(say::the_method(), &raw.name, "sectors", "[[sector]]\nname = \"aluminium\"");
            }
        }
        if let [first, others @ ..] = sectors.as_slice() {
            for other in others {
                if other.per != first.per {
                    self.note(
                        Diagnostic::error(
                            "mixed-denominators",
                            say::sectors_of_several_kinds(other.per.text(), first.per.text()),
                        )
                        .at(other.span.clone())
                        .other(first.span.clone(), say::the_first_sector())
                        .help(say::write_like(format!("per = \"{}\"", first.per.code()))),
                    );
                }
            }
            for sector in &sectors {
                if !others.is_empty() && sector.part.is_none() {
                    self.note(
                        Diagnostic::error("missing-key", say::how_much_of_all(&sector.name))
                            .at(sector.span.clone())
                            .help(say::add_a_line("value = { value = \"60.24 billion CNY\", source = \"…\" }"))
                            .help(say::add_a_line("weight = { value = 0.73, source = \"…\" }")),
                    );
                }
            }
            self.weights_are_the_whole(&sectors);
        }
        let factors = self.factors(raw, context, against, one_reference);
        (!sectors.is_empty()).then_some(MethodKind::SectorElectricity { sectors, factors })
    }

    fn stated_gap(&mut self, raw: RawMethod, one_reference: bool) -> Option<MethodKind> {
        let path = format!("method.{}.gap", raw.name.value.0);
        let Some(gap) = raw.gap else {
            self.missing(
                say::the_method(),
                &raw.name,
                "gap",
                "gap = { value = \"0.40 tCO2/10000 CNY output\", source = \"…\" }",
            );
            return None;
        };
        self.one_reference_needed(Some(&gap.span), one_reference);
        Some(MethodKind::StatedGap { gap: self.intensity(gap, &path, Sign::Any) })
    }

    fn implied_gap(&mut self, raw: &RawMethod, context: MethodContext<'_>) -> Option<MethodKind> {
        let mut named = |key: &str, name: &Option<At<String>>, known: &[String], what: &'static str| match name {
            Some(name) => self.known_name(name, known.iter().map(String::as_str), what),
            None => {
                self.missing(say::the_method(), &raw.name, key, &format!("{key} = \"…\""));
                None
            }
        };
        let claim = named("claim", &raw.claim, &context.written.claims, "claim");
        let price = named("price", &raw.price, &context.written.prices, "price");
        Some(MethodKind::ImpliedGap { claim: claim?, price: price? })
    }

    /// A value given for "the reference" says nothing when there are several.
    pub(super) fn one_reference_needed(&mut self, span: Option<&Range<usize>>, one_reference: bool) {
        if let (Some(span), false) = (span, one_reference) {
            self.note(
                Diagnostic::error("which-reference", say::which_reference())
                    .at(span.clone())
                    .help(say::add_a_line("against = \"CN\"")),
            );
        }
    }
}

/// Whether a method asks the tables for anything, so that it needs a year: for the subject, for one of
/// its references, or for a region of the ranking that it makes. Own regions bring their values along.
fn looks_up(
    name: &str,
    against: Option<&RegionRef>,
    regions: Regions<'_>,
    (subject_stated, reference_stated): (bool, bool),
) -> bool {
    let published = |code: &str| !regions.own.iter().any(|own| own.code == code);
    let mut references = regions.references.iter().filter(|each| against.is_none_or(|only| only.code == each.code));
    let ranking = regions.ranking.filter(|ranking| ranking.method.value == name);
    let ranks_published = ranking.is_some_and(|ranking| ranking.regions.iter().any(|code| published(&code.value)));
    (!subject_stated && regions.subject.is_some_and(|subject| published(&subject.code)))
        || (!reference_stated && references.any(|reference| published(&reference.code)))
        || ranks_published
}
