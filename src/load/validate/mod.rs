//! From the raw scenario to the valid one: ranges, contradictions, duplicates.
//!
//! Every mistake is noted; the scenario comes out only if there was none.

mod methods;
mod money;
mod product;
mod verdicts;

use crate::diag::{Diagnostic, Diagnostics, SourceFile, nearest};
use crate::load::raw::{self, CheckWord, ClaimAmount, MethodWord, RawScenario};
use crate::load::record::At;
use crate::quantity::unit::{Money, Ratio};
use crate::quantity::{Currency, Decimal, Dimension, Item, Unit, exact};
use crate::scenario::{
    Change, Check, CheckKind, Claim, ClaimValue, Exchange, Export, ExportValue, Method, MethodKind, OwnRegion, Part,
    Price, PriceAmount, Process, Product, Ranking, Reading, RegionRef, Scenario, Stated, Worth,
};
use crate::text::{Text, messages::input as say};
use crate::trace::ScenarioPlace;
use std::ops::Range;

/// Validates; mistakes go to `diagnostics`.
pub fn validate(raw: RawScenario, file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Scenario> {
    let mut validator = Validator { file, diagnostics };
    let scenario = validator.scenario(raw);
    if validator.diagnostics.has_errors() { None } else { scenario }
}

struct Validator<'a> {
    file: &'a SourceFile,
    diagnostics: &'a mut Diagnostics,
}

/// What a number may be.
#[derive(Clone, Copy)]
enum Sign {
    /// More than zero.
    Positive,
    /// Zero is a value: a plant on its own wind has factor 0.
    NotNegative,
    /// Anything: a gap may be against the subject.
    Any,
}

impl Validator<'_> {
    fn note(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn place(&self, span: &Range<usize>, path: &str, source: Option<Text>, assumption: Option<Text>) -> ScenarioPlace {
        ScenarioPlace {
            file: base_name(&self.file.name),
            line: self.file.line(span.start),
            path: path.to_owned(),
            source,
            assumption,
        }
    }

    fn stated<D: Dimension>(&mut self, raw: raw::Stated<D>, path: &str, sign: Sign) -> Stated<D> {
        let span = raw.value.span.clone();
        self.check_sign(raw.value.value, sign, &span);
        let place = self.place(&span, path, raw.source, raw.assumption);
        Stated::new(raw.value.value, raw.value.unit, place, span)
    }

    fn check_sign(&mut self, value: Decimal, sign: Sign, span: &Range<usize>) {
        let (wrong, message) = match sign {
            Sign::Positive => (value <= Decimal::ZERO, say::must_be_positive(value)),
            Sign::NotNegative => (value < Decimal::ZERO, say::must_not_be_negative(value)),
            Sign::Any => return,
        };
        if wrong {
            self.note(Diagnostic::error("out-of-range", message).at(span.clone()).help(say::check_sign()));
        }
    }

    fn scenario(&mut self, raw: RawScenario) -> Option<Scenario> {
        self.check_duplicates(&raw);
        let subject = raw.subject.map(region_ref);
        let references: Vec<RegionRef> = raw.references.into_iter().map(region_ref).collect();
        if let Some(subject) = &subject {
            for reference in &references {
                if reference.code == subject.code {
                    self.note(
                        Diagnostic::error("same-region", say::subject_is_reference(&subject.code))
                            .at(reference.span.clone())
                            .other(subject.span.clone(), say::the_subject())
                            .help(say::name_another_region()),
                    );
                }
            }
        }
        let methods: Vec<Method> =
            raw.method.into_iter().filter_map(|method| self.method(method, &references)).collect();
        let compares = !methods.is_empty() || raw.product.is_some();
        if compares {
            if subject.is_none() {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("subject", "scenario"))
                        .at(0..0)
                        .help(say::add_a_line("subject = \"CN-SC\"")),
                );
            }
            if references.is_empty() {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("references", "scenario"))
                        .at(0..0)
                        .help(say::add_a_line("references = [\"CN\"]")),
                );
            }
        }
        if !compares && raw.check.is_empty() && !self.diagnostics.has_errors() {
            self.note(
                Diagnostic::error("nothing-to-compute", say::nothing_to_compute()).at(0..0).help(say::add_a_method()),
            );
        }
        let prices: Vec<Price> = raw.price.into_iter().filter_map(|price| self.price(price)).collect();
        if !methods.is_empty() && prices.is_empty() && !self.diagnostics.has_errors() {
            self.note(Diagnostic::error("no-price", say::no_price()).at(0..0).help(say::add_a_price()));
        }
        let own_regions: Vec<OwnRegion> = raw.region.into_iter().map(|region| self.own_region(region)).collect();
        let output = raw.output.and_then(|output| {
            let amount = self.stated(output.value, "output.value", Sign::Positive);
            let exchange = self.exchange_for(output.exchange, amount.unit, "output.exchange", &amount.span)?;
            Some(Worth { amount, exchange })
        });
        let export = raw.export.and_then(|export| self.export(export));
        let claims = raw
            .claim
            .into_iter()
            .filter_map(|claim| self.claim(claim, &methods, &prices, &references, export.is_some()))
            .collect();
        let ranking = raw.ranking.and_then(|ranking| {
            let method = self.known_name(&ranking.method, methods.iter().map(|m| m.name.as_str()), "method")?;
            if let Some(found) = methods.iter().find(|m| m.name == method)
                && matches!(found.kind, MethodKind::StatedGap { .. })
            {
                self.note(
                    Diagnostic::error("not-rankable", say::stated_gap_cannot_rank(&method))
                        .at(ranking.method.span.clone())
                        .help(say::rank_with_another_method()),
                );
            }
            if ranking.regions.is_empty() {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("regions", "ranking"))
                        .at(ranking.span.clone())
                        .help(say::add_a_line("regions = [\"provinces\"]")),
                );
            }
            Some(Ranking { method, regions: ranking.regions.into_iter().map(region_ref).collect() })
        });
        let product = raw.product.and_then(|product| self.product(product));
        let checks = raw.check.into_iter().filter_map(|check| self.check(check)).collect();
        let reading = raw.result.value.0;
        self.check_reading(reading, &raw.result, raw.sector.as_ref(), subject.as_ref(), &own_regions, &methods);
        Some(Scenario {
            name: stem(&self.file.name),
            title: raw.title,
            notes: raw.notes,
            as_known_on: raw.as_known_on.value,
            reading,
            sector: raw.sector.map(|sector| sector.value.0),
            subject,
            references,
            own_regions,
            methods,
            prices,
            output,
            export,
            claims,
            ranking,
            product,
            checks,
        })
    }

    /// A name that stands for two things would make two figures share a key.
    fn check_duplicates(&mut self, raw: &RawScenario) {
        type Named = Vec<(String, Range<usize>)>;
        let named = |names: Vec<&At<crate::load::literals::Name>>| -> Named {
            names.into_iter().map(|name| (name.value.0.clone(), name.span.clone())).collect()
        };
        let plain = |names: Vec<&At<String>>| -> Named {
            names.into_iter().map(|name| (name.value.clone(), name.span.clone())).collect()
        };
        let mut groups: Vec<Named> = vec![
            named(raw.method.iter().map(|m| &m.name).collect()),
            named(raw.price.iter().map(|p| &p.name).collect()),
            named(raw.claim.iter().map(|c| &c.name).collect()),
            named(raw.check.iter().map(|c| &c.name).collect()),
            plain(raw.references.iter().collect()),
            plain(raw.region.iter().map(|r| &r.code).collect()),
        ];
        if let Some(product) = &raw.product {
            groups.push(named(product.process.iter().map(|p| &p.name).collect()));
            groups.push(named(product.change.iter().map(|c| &c.name).collect()));
        }
        if let Some(ranking) = &raw.ranking {
            groups.push(plain(ranking.regions.iter().collect()));
        }
        for group in groups {
            for (index, (name, span)) in group.iter().enumerate() {
                if let Some((_, first)) = group[..index].iter().find(|(other, _)| other == name) {
                    self.note(
                        Diagnostic::error("duplicate-name", say::duplicate_name(name))
                            .at(span.clone())
                            .other(first.clone(), say::first_here())
                            .help(say::choose_another_name()),
                    );
                }
            }
        }
        for (index, method) in raw.method.iter().enumerate() {
            // Keys of other subjects begin with these words.
            if ["inputs", "ranking", "claim", "check", "product", "export", "output", "definition", "price"]
                .contains(&method.name.value.0.as_str())
            {
                self.note(
                    Diagnostic::error("reserved-name", say::reserved_name(&method.name.value.0))
                        .at(method.name.span.clone())
                        .help(say::write_like(format!("\"method-{}\"", index + 1))),
                );
            }
        }
    }

    fn missing(&mut self, owner: &At<crate::load::literals::Name>, key: &str, line: &str) {
        self.note(
            Diagnostic::error("missing-key", say::missing_key(key, &owner.value.0))
                .at(owner.span.clone())
                .help(say::add_a_line(line)),
        );
    }

    fn known_region(&mut self, region: &RegionRef, references: &[RegionRef]) {
        if !references.iter().any(|reference| reference.code == region.code) {
            let codes: Vec<&str> = references.iter().map(|reference| reference.code.as_str()).collect();
            self.note(
                Diagnostic::error("unknown-reference", say::not_a_reference(&region.code))
                    .at(region.span.clone())
                    .help(say::one_of(codes.join(", "))),
            );
        }
    }

    fn known_name<'n>(
        &mut self,
        name: &At<String>,
        known: impl Iterator<Item = &'n str>,
        what: &'static str,
    ) -> Option<String> {
        let known: Vec<&str> = known.collect();
        if known.contains(&name.value.as_str()) {
            return Some(name.value.clone());
        }
        let what = match what {
            "method" => say::the_method(),
            "price" => say::the_price(),
            _ => say::the_process(),
        };
        let mut diagnostic =
            Diagnostic::error("unknown-name", say::unknown_name(&what, &name.value)).at(name.span.clone());
        if let Some(near) = nearest(&name.value, known.iter().copied()).first() {
            diagnostic = diagnostic.help(say::did_you_mean(near));
        }
        if !known.is_empty() {
            diagnostic = diagnostic.help(say::one_of(known.join(", ")));
        }
        self.note(diagnostic);
        None
    }

    /// `declarable` is accepted only where the law lets an operator declare another factor than
    /// the country's default: Impl. Reg. (EU) 2025/2547, Annex II, D.4.3.
    fn check_reading(
        &mut self,
        reading: Reading,
        result: &At<crate::load::literals::Word<Reading>>,
        sector: Option<&At<crate::load::literals::Word<crate::scenario::Sector>>>,
        subject: Option<&RegionRef>,
        own_regions: &[OwnRegion],
        methods: &[Method],
    ) {
        match (reading, sector) {
            (Reading::WhatIf, Some(sector)) => {
                self.diagnostics.push(
                    Diagnostic::warning("unused-sector", say::unused_sector())
                        .at(sector.span.clone())
                        .help(say::remove_the_key("sector")),
                );
            }
            (Reading::WhatIf, None) => {}
            (Reading::Declarable, sector) => {
                let connected = subject.is_some_and(|subject| {
                    own_regions.iter().any(|own| own.code == subject.code && own.connection.is_some())
                });
                let by_grid = methods.iter().all(|method| matches!(method.kind, MethodKind::GridElectricity { .. }));
                if !connected || !by_grid {
                    self.note(
                        Diagnostic::error("not-declarable", say::not_declarable())
                            .at(result.span.clone())
                            .help(say::write_like("result = \"what-if\""))
                            .help(say::how_to_be_declarable()),
                    );
                } else if sector.is_none() {
                    self.note(
                        Diagnostic::error("missing-key", say::missing_key("sector", "scenario"))
                            .at(result.span.clone())
                            .help(say::add_a_line("sector = \"cement\"")),
                    );
                }
            }
        }
    }
}

fn region_ref(code: At<String>) -> RegionRef {
    RegionRef { code: code.value, span: code.span }
}

/// The file's name without its folder.
fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// The file's name without folder and ending.
fn stem(path: &str) -> String {
    let base = base_name(path);
    base.strip_suffix(".toml").map_or(base.clone(), str::to_owned)
}
