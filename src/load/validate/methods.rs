//! Regions of the file and methods: which keys belong to which kind.

use super::*;

impl Validator<'_> {
    pub(super) fn own_region(&mut self, raw: raw::RawRegion) -> OwnRegion {
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
        OwnRegion {
            name: raw.name,
            grid_factor: raw
                .grid_factor
                .map(|stated| self.stated(stated, &format!("{path}.grid_factor"), Sign::NotNegative)),
            carbon_intensity: raw
                .carbon_intensity
                .map(|stated| self.stated(stated, &format!("{path}.carbon_intensity"), Sign::NotNegative)),
            connection: raw.connection.map(|word| word.0),
            span: raw.code.span,
            code,
        }
    }

    pub(super) fn method(&mut self, raw: raw::RawMethod, regions: Regions<'_>) -> Option<Method> {
        let references = regions.references;
        let name = raw.name.value.0.clone();
        let path = format!("method.{name}");
        let against = raw.against.map(region_ref);
        if let Some(against) = &against {
            self.known_region(against, references);
        }
        let kind = raw.kind.0;
        // A key that belongs to another kind of method would silently do nothing.
        let belongs: [(&str, bool, Option<Range<usize>>); 9] = [
            ("electricity", kind == MethodWord::GridElectricity, raw.electricity.as_ref().map(|v| v.span.clone())),
            ("factor", kind == MethodWord::GridElectricity, raw.factor.as_ref().map(|v| v.span.clone())),
            (
                "subject_factor",
                kind == MethodWord::GridElectricity,
                raw.subject_factor.as_ref().map(|v| v.span.clone()),
            ),
            (
                "reference_factor",
                kind == MethodWord::GridElectricity,
                raw.reference_factor.as_ref().map(|v| v.span.clone()),
            ),
            ("series", kind == MethodWord::CarbonIntensity, raw.series.as_ref().map(|v| v.span.clone())),
            (
                "subject_intensity",
                kind == MethodWord::CarbonIntensity,
                raw.subject_intensity.as_ref().map(|v| v.span.clone()),
            ),
            (
                "reference_intensity",
                kind == MethodWord::CarbonIntensity,
                raw.reference_intensity.as_ref().map(|v| v.span.clone()),
            ),
            ("gap", kind == MethodWord::StatedGap, raw.gap.as_ref().map(|v| v.span.clone())),
            ("year", kind != MethodWord::StatedGap, raw.year.as_ref().map(|v| v.span.clone())),
        ];
        for (key, fits, span) in belongs {
            if let (false, Some(span)) = (fits, span) {
                self.note(
                    Diagnostic::error("key-does-not-apply", say::key_does_not_apply(key, kind.code()))
                        .at(span)
                        .help(say::remove_the_key(key)),
                );
            }
        }
        let year = raw.year.map(|year| (year.value.0, year.span));
        // Without any reference that alone is the mistake.
        let one_reference = against.is_some() || references.len() < 2;
        let kind = match kind {
            MethodWord::GridElectricity => {
                let electricity = raw.electricity.or_else(|| {
                    self.missing(
                        say::the_method(),
                        &raw.name,
                        "electricity",
                        "electricity = { value = \"713.7 kWh/10000 CNY\", source = \"…\" }",
                    );
                    None
                });
                let stated = (raw.subject_factor.is_some(), raw.reference_factor.is_some());
                if looks_up(&name, against.as_ref(), regions, stated) {
                    if year.is_none() {
                        self.missing(say::the_method(), &raw.name, "year", "year = 2023");
                    }
                } else if let Some(factor) = &raw.factor {
                    self.unused("factor", factor.span.clone(), say::nothing_is_looked_up("factor"));
                }
                self.one_reference_needed(raw.reference_factor.as_ref().map(|v| &v.span), one_reference);
                let factor_span = raw.factor.as_ref().map_or_else(|| raw.name.span.clone(), |f| f.span.clone());
                MethodKind::GridElectricity {
                    electricity: self.stated(electricity?, &format!("{path}.electricity"), Sign::NotNegative),
                    year,
                    factor: raw.factor.map_or_else(|| "average".to_owned(), |factor| factor.value),
                    factor_span,
                    subject: raw
                        .subject_factor
                        .map(|stated| self.stated(stated, &format!("{path}.subject_factor"), Sign::NotNegative)),
                    reference: raw
                        .reference_factor
                        .map(|stated| self.stated(stated, &format!("{path}.reference_factor"), Sign::NotNegative)),
                }
            }
            MethodWord::CarbonIntensity => {
                let stated = (raw.subject_intensity.is_some(), raw.reference_intensity.is_some());
                if looks_up(&name, against.as_ref(), regions, stated) {
                    if year.is_none() {
                        self.missing(say::the_method(), &raw.name, "year", "year = 2019");
                    }
                    if raw.series.is_none() {
                        self.missing(say::the_method(), &raw.name, "series", "series = \"ceads-total\"");
                    }
                } else if let Some(series) = &raw.series {
                    self.unused("series", series.span.clone(), say::nothing_is_looked_up("series"));
                }
                self.one_reference_needed(raw.reference_intensity.as_ref().map(|v| &v.span), one_reference);
                MethodKind::CarbonIntensity {
                    year,
                    series: raw.series.map(|series| (series.value, series.span)),
                    subject: raw
                        .subject_intensity
                        .map(|stated| self.stated(stated, &format!("{path}.subject_intensity"), Sign::NotNegative)),
                    reference: raw
                        .reference_intensity
                        .map(|stated| self.stated(stated, &format!("{path}.reference_intensity"), Sign::NotNegative)),
                }
            }
            MethodWord::StatedGap => {
                let gap = raw.gap.or_else(|| {
                    self.missing(
                        say::the_method(),
                        &raw.name,
                        "gap",
                        "gap = { value = \"0.40 tCO2/10000 CNY\", source = \"…\" }",
                    );
                    None
                })?;
                self.one_reference_needed(Some(&gap.span), one_reference);
                MethodKind::StatedGap { gap: self.stated(gap, &format!("{path}.gap"), Sign::Any) }
            }
        };
        Some(Method { name, label: raw.label, against, kind, span: raw.name.span })
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
