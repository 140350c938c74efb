//! From the raw scenario to the valid one: ranges, contradictions, duplicates.
//!
//! Every mistake is noted; the scenario comes out only if there was none.

mod checks;
mod goods;
mod installation;
mod limits;
mod methods;
mod money;
mod names;
mod paths;
mod plausible;
mod product;
mod questions;
mod reading;
mod regions;
mod sectors;
mod verdicts;

use crate::diag::{Diagnostic, Diagnostics, Lines, SourceFile, nearest};
use crate::load::raw::{self, CheckWord, ClaimAmount, RawScenario};
use crate::load::record::At;
use crate::quantity::unit::{CarbonPrice, Money, Ratio};
use crate::quantity::{Currency, Decimal, Denominator, Dimension, Item, Unit, exact};
use crate::scenario::goods::Importer;
use crate::scenario::price_path::PricePath;
use crate::scenario::questions::Questions;
use crate::scenario::{
    Change, Check, CheckKind, Claim, ClaimValue, Conversion, Exchange, Export, ExportValue, Method, MethodKind,
    OwnRegion, Part, Price, PriceAmount, Process, Product, Ranking, Reading, RegionPath, RegionRef, Scenario, Sector,
    Stated, Worth,
};
use crate::text::{Text, messages::input as say};
use crate::trace::ScenarioPlace;
use goods::Named;
use methods::MethodContext;
use regions::region_ref;
use std::ops::Range;
use std::rc::Rc;

/// Validates; mistakes go to `diagnostics`.
pub fn validate(raw: RawScenario, file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Scenario> {
    let mut validator = Validator { file, lines: Lines::of(&file.text), diagnostics, claims_named: Vec::new() };
    let scenario = validator.scenario(raw);
    if validator.diagnostics.has_errors() { None } else { scenario }
}

struct Validator<'a> {
    file: &'a SourceFile,
    lines: Lines,
    diagnostics: &'a mut Diagnostics,
    /// The claims that numbers are said to be worked back from.
    claims_named: Vec<At<String>>,
}

/// The names that the file writes, whether or not what they name is right: a name that is there is
/// never called unknown.
struct Written {
    methods: Vec<String>,
    prices: Vec<String>,
    claims: Vec<String>,
    sectors: Vec<String>,
    has_export: bool,
}

/// The regions that a method is asked about.
#[derive(Clone, Copy)]
struct Regions<'a> {
    subject: Option<&'a RegionRef>,
    references: &'a [RegionRef],
    own: &'a [OwnRegion],
    ranking: Option<&'a raw::RawRanking>,
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
            line: self.lines.number(span.start),
            path: path.to_owned(),
            source,
            assumption,
            ..ScenarioPlace::default()
        }
    }

    fn stated<D: Dimension>(&mut self, raw: raw::Stated<D>, path: &str, sign: Sign) -> Stated<D> {
        let span = raw.value.span.clone();
        self.check_sign(raw.value.value, sign, &span);
        let mut place = self.place(&span, path, raw.source, raw.assumption);
        place.written = raw.value.written;
        place.published_on = raw.published_on;
        place.from_claims = raw.from_claims.iter().map(|claim| claim.value.clone()).collect();
        self.claims_named.extend(raw.from_claims);
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
        self.check_size(&raw)?;
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
        let own_regions: Vec<OwnRegion> = raw.region.into_iter().map(|region| self.own_region(region)).collect();
        let written = Written {
            methods: raw.method.iter().map(|method| method.name.value.0.clone()).collect(),
            prices: raw.price.iter().map(|price| price.name.value.0.clone()).collect(),
            claims: raw.claim.iter().map(|claim| claim.name.value.0.clone()).collect(),
            sectors: raw.sector.iter().map(|sector| sector.name.value.0.clone()).collect(),
            has_export: raw.export.is_some(),
        };
        let regions = Regions {
            subject: subject.as_ref(),
            references: &references,
            own: &own_regions,
            ranking: raw.ranking.as_ref(),
        };
        let compares = !raw.method.is_empty() || raw.product.is_some();
        let sectors: Vec<Rc<Sector>> =
            raw.sector.into_iter().filter_map(|sector| self.sector(sector)).map(Rc::new).collect();
        let conversions: Vec<Conversion> =
            raw.conversion.into_iter().filter_map(|conversion| self.conversion(conversion)).collect();
        let region_paths: Vec<RegionPath> =
            raw.region_path.into_iter().filter_map(|path| self.region_path(path)).collect();
        let context = MethodContext { regions, sectors: &sectors, written: &written };
        let methods: Vec<Method> = raw.method.into_iter().filter_map(|method| self.method(method, context)).collect();
        if compares {
            if subject.is_none() {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("subject", "scenario"))
                        .help(say::add_a_line("subject = \"CN-SC\"")),
                );
            }
            if references.is_empty() {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("references", "scenario"))
                        .help(say::add_a_line("references = [\"CN\"]")),
                );
            }
        }
        if !compares && raw.check.is_empty() && raw.goods.is_empty() && !self.diagnostics.has_errors() {
            self.note(Diagnostic::error("nothing-to-compute", say::nothing_to_compute()).help(say::add_a_method()));
        }
        let prices: Vec<Price> = raw.price.into_iter().filter_map(|price| self.price(price)).collect();
        if !methods.is_empty() && written.prices.is_empty() && raw.price_path.is_empty() {
            self.note(Diagnostic::error("no-price", say::no_price()).help(say::add_a_price()));
        }
        if written.methods.is_empty() {
            self.unused_without_a_method("output", raw.output.as_ref().map(|output| &output.span));
            self.unused_without_a_method("export", raw.export.as_ref().map(|export| &export.span));
        }
        let output = raw.output.and_then(|output| {
            let amount = self.stated(output.value, "output.value", Sign::Positive);
            let exchange = self.exchange_for(output.exchange, amount.unit, "output.exchange", &amount.span)?;
            let growth = self.growth(output.growth, output.year, "output");
            let of = output.of.map_or(Denominator::Output, |of| of.value.0);
            Some(Worth { amount, of, exchange, growth })
        });
        let export = raw.export.and_then(|export| self.export(export));
        let (audits, claims): (Vec<_>, Vec<_>) = raw.claim.into_iter().partition(|claim| !claim.figures.is_empty());
        let claims: Vec<Claim> =
            claims.into_iter().filter_map(|claim| self.claim(claim, &written, &methods, &references)).collect();
        let questions = Questions {
            audits: audits.into_iter().map(|claim| self.audit(claim)).collect(),
            sweep: raw.sweep.and_then(|sweep| self.sweep(sweep)),
            sensitivity: raw.sensitivity.and_then(|sensitivity| self.sensitivity(sensitivity)),
            solves: raw.solve.into_iter().filter_map(|solve| self.solve(solve)).collect(),
            uncertainty: raw.uncertainty.and_then(|uncertainty| self.uncertainty(uncertainty)),
        };
        let ranking = raw.ranking.and_then(|ranking| {
            let method = self.known_name(&ranking.method, written.methods.iter().map(String::as_str), "method")?;
            if let Some(found) = methods.iter().find(|m| m.name == method)
                && matches!(found.kind, MethodKind::StatedGap { .. } | MethodKind::ImpliedGap { .. })
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
        let known_on = raw.as_known_on.value;
        let price_paths: Vec<Rc<PricePath>> =
            raw.price_path.into_iter().filter_map(|path| self.price_path(path)).map(Rc::new).collect();
        let path = raw.path.and_then(|path| self.path(path, &price_paths));
        // Alternatives of one shipment are not a year's imports.
        let alternatives: Vec<Range<usize>> =
            raw.goods.iter().filter_map(|good| Some(good.instead_of.as_ref()?.span.clone())).collect();
        let names: Vec<String> = raw.goods.iter().map(|good| good.name.value.0.clone()).collect();
        let goods = raw
            .goods
            .into_iter()
            .filter_map(|good| self.good(good, known_on, Named { goods: &names, paths: &price_paths }))
            .collect();
        if let Some(importer) = &raw.importer {
            for good in &alternatives {
                self.note(
                    Diagnostic::error("key-does-not-apply", say::key_does_not_apply("instead_of", "importer"))
                        .at(good.clone())
                        .other(importer.span.clone(), say::the_importer())
                        .help(say::remove_the_key("instead_of")),
                );
            }
        }
        let importer = raw.importer.map(|importer| Importer {
            other_mass: self.stated(importer.other_mass, "importer.other_mass", Sign::NotNegative),
        });
        for claim in std::mem::take(&mut self.claims_named) {
            self.known_name(&claim, written.claims.iter().map(String::as_str), "claim");
        }
        let reading = raw.result.value.0;
        self.check_reading(&raw.result, raw.cbam_sector.as_ref(), subject.as_ref(), &own_regions, &methods);
        Some(Scenario {
            name: stem(&self.file.name),
            file: base_name(&self.file.name),
            title: raw.title,
            notes: raw.notes,
            as_known_on: raw.as_known_on.value,
            as_known_on_span: raw.as_known_on.span,
            reading,
            cbam_sector: raw.cbam_sector.map(|sector| sector.value.0),
            sectors,
            conversions,
            region_paths,
            goods,
            importer,
            price_paths,
            path,
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
            questions,
        })
    }

    fn unused_without_a_method(&mut self, key: &str, span: Option<&Range<usize>>) {
        if let Some(span) = span {
            self.note(
                Diagnostic::warning("unused-key", say::unused_without_a_method(key))
                    .at(span.clone())
                    .help(say::add_a_method_or_remove(key)),
            );
        }
    }

    /// A key that is read by nothing here.
    fn unused(&mut self, key: &str, span: Range<usize>, why: Text) {
        self.note(Diagnostic::warning("unused-key", why).at(span).help(say::remove_the_key(key)));
    }

    fn missing(&mut self, what: Text, owner: &At<crate::load::literals::Name>, key: &str, line: &str) {
        self.note(
            Diagnostic::error("missing-key", say::lacks(what, &owner.value.0, key))
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
                    .help(say::one_of(Text::words(&codes))),
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
            "price_path" => say::the_price_path(),
            "goods" => say::the_good(),
            "claim" => say::the_claim(),
            "sector" => say::the_sector(),
            _ => say::the_process(),
        };
        let mut diagnostic =
            Diagnostic::error("unknown-name", say::unknown_name(&what, &name.value)).at(name.span.clone());
        if let Some(near) = nearest(&name.value, known.iter().copied()).first() {
            diagnostic = diagnostic.help(say::did_you_mean(near));
        }
        if !known.is_empty() {
            diagnostic = diagnostic.help(say::one_of(Text::words(&known)));
        }
        self.note(diagnostic);
        None
    }
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
