//! From the raw scenario to the valid one: ranges, contradictions, duplicates.
//!
//! Every mistake is noted; the scenario comes out only if there was none.

use super::raw::{self, CheckWord, ClaimAmount, MethodWord, RawScenario};
use super::record::At;
use crate::diag::{Diagnostic, Diagnostics, SourceFile, nearest};
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
        let methods: Vec<Method> = raw
            .method
            .into_iter()
            .filter_map(|method| self.method(method, &references))
            .collect();
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
                Diagnostic::error("nothing-to-compute", say::nothing_to_compute())
                    .at(0..0)
                    .help(say::add_a_method()),
            );
        }
        let prices: Vec<Price> = raw.price.into_iter().filter_map(|price| self.price(price)).collect();
        if !methods.is_empty() && prices.is_empty() && !self.diagnostics.has_errors() {
            self.note(
                Diagnostic::error("no-price", say::no_price())
                    .at(0..0)
                    .help(say::add_a_price()),
            );
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
            Some(Ranking {
                method,
                regions: ranking.regions.into_iter().map(region_ref).collect(),
            })
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
        let named = |names: Vec<&At<super::literals::Name>>| -> Named {
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

    fn own_region(&mut self, raw: raw::RawRegion) -> OwnRegion {
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

    fn method(&mut self, raw: raw::RawMethod, references: &[RegionRef]) -> Option<Method> {
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
            ("subject_factor", kind == MethodWord::GridElectricity, raw.subject_factor.as_ref().map(|v| v.span.clone())),
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
        let one_reference = against.is_some() || references.len() == 1;
        let kind = match kind {
            MethodWord::GridElectricity => {
                let electricity = raw.electricity.or_else(|| {
                    self.missing(&raw.name, "electricity", "electricity = { value = \"713.7 kWh/10000 CNY\", source = \"…\" }");
                    None
                });
                let looks_up = raw.subject_factor.is_none() || raw.reference_factor.is_none();
                if looks_up && year.is_none() {
                    self.missing(&raw.name, "year", "year = 2023");
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
                let looks_up = raw.subject_intensity.is_none() || raw.reference_intensity.is_none();
                if looks_up && year.is_none() {
                    self.missing(&raw.name, "year", "year = 2019");
                }
                if looks_up && raw.series.is_none() {
                    self.missing(&raw.name, "series", "series = \"ceads-total\"");
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
                    self.missing(&raw.name, "gap", "gap = { value = \"0.40 tCO2/10000 CNY\", source = \"…\" }");
                    None
                })?;
                self.one_reference_needed(Some(&gap.span), one_reference);
                MethodKind::StatedGap {
                    gap: self.stated(gap, &format!("{path}.gap"), Sign::Any),
                }
            }
        };
        Some(Method {
            name,
            label: raw.label,
            against,
            kind,
            span: raw.name.span,
        })
    }

    fn missing(&mut self, owner: &At<super::literals::Name>, key: &str, line: &str) {
        self.note(
            Diagnostic::error("missing-key", say::missing_key(key, &owner.value.0))
                .at(owner.span.clone())
                .help(say::add_a_line(line)),
        );
    }

    /// A value given for "the reference" says nothing when there are several.
    fn one_reference_needed(&mut self, span: Option<&Range<usize>>, one_reference: bool) {
        if let (Some(span), false) = (span, one_reference) {
            self.note(
                Diagnostic::error("which-reference", say::which_reference())
                    .at(span.clone())
                    .help(say::add_a_line("against = \"CN\"")),
            );
        }
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

    fn price(&mut self, raw: raw::RawPrice) -> Option<Price> {
        let name = raw.name.value.0.clone();
        let path = format!("price.{name}");
        let amount = match (raw.amount, raw.series) {
            (Some(amount), None) => {
                for (key, span) in [
                    ("year", raw.year.map(|year| year.span)),
                    ("period", raw.period.map(|period| period.span)),
                ] {
                    if let Some(span) = span {
                        self.note(
                            Diagnostic::error("key-does-not-apply", say::key_does_not_apply(key, "amount"))
                                .at(span)
                                .help(say::remove_the_key(key)),
                        );
                    }
                }
                let Some(kind) = raw.kind else {
                    self.missing(&raw.name, "kind", "kind = \"market\"");
                    return None;
                };
                PriceAmount::Fixed {
                    kind: kind.value.0,
                    amount: self.stated(amount, &format!("{path}.amount"), Sign::Positive),
                }
            }
            (None, Some(series)) => {
                if let Some(kind) = raw.kind {
                    self.note(
                        Diagnostic::error("key-does-not-apply", say::kind_is_known_from_the_series())
                            .at(kind.span)
                            .help(say::remove_the_key("kind")),
                    );
                }
                let Some(year) = raw.year else {
                    self.missing(&raw.name, "year", "year = 2030");
                    return None;
                };
                PriceAmount::Series {
                    series: series.value,
                    series_span: series.span,
                    year: year.value.0,
                    year_span: year.span,
                    period: raw.period.map(|period| period.value),
                }
            }
            (Some(_), Some(series)) => {
                self.note(
                    Diagnostic::error("amount-and-series", say::amount_and_series())
                        .at(series.span)
                        .help(say::keep_amount_or_series()),
                );
                return None;
            }
            (None, None) => {
                self.missing(
                    &raw.name,
                    "amount",
                    "amount = { value = \"100 EUR/tCO2\", source = \"…\" }   or   series = \"eib-shadow\"",
                );
                return None;
            }
        };
        let exchange = match &amount {
            PriceAmount::Fixed { amount, .. } => {
                self.exchange_for(raw.exchange, amount.unit, &format!("{path}.exchange"), &amount.span)?
            }
            PriceAmount::Series { .. } => self.exchange(raw.exchange, &format!("{path}.exchange")),
        };
        Some(Price {
            name,
            label: raw.label,
            amount,
            exchange,
            span: raw.name.span,
        })
    }

    fn exchange(&mut self, raw: Option<raw::RawExchange>, path: &str) -> Option<Exchange> {
        let raw = raw?;
        match (raw.rate, raw.period) {
            (Some(rate), None) => Some(Exchange::Given(self.stated(rate, &format!("{path}.rate"), Sign::Positive))),
            (None, Some(period)) => Some(Exchange::Period(period.value, period.span)),
            (Some(_), Some(period)) => {
                self.note(
                    Diagnostic::error("rate-and-period", say::rate_and_period())
                        .at(period.span)
                        .help(say::keep_rate_or_period()),
                );
                None
            }
            (None, None) => {
                self.note(
                    Diagnostic::error("missing-key", say::missing_key("rate", "exchange"))
                        .at(raw.span)
                        .help(say::add_a_line("exchange = { period = \"2023\" }")),
                );
                None
            }
        }
    }

    /// The exchange that belongs to an amount whose currency is known: needed exactly when it is
    /// not in yuan. The outer `None` means a mistake was noted.
    #[allow(clippy::option_option)]
    fn exchange_for(
        &mut self,
        raw: Option<raw::RawExchange>,
        unit: Unit,
        path: &str,
        span: &Range<usize>,
    ) -> Option<Option<Exchange>> {
        let currency = match unit {
            Unit::Price(currency) | Unit::Money(currency) | Unit::MoneyPer(currency, _) => currency,
            _ => Currency::CNY,
        };
        let stated = raw.as_ref().map(|raw| raw.span.clone());
        match (currency == Currency::CNY, stated) {
            (true, None) => Some(None),
            (true, Some(span)) => {
                self.diagnostics.push(
                    Diagnostic::warning("unused-exchange", say::unused_exchange())
                        .at(span)
                        .help(say::remove_the_key("exchange")),
                );
                Some(None)
            }
            (false, None) => {
                self.note(
                    Diagnostic::error("missing-exchange", say::missing_exchange(currency.code()))
                        .at(span.clone())
                        .help(say::add_a_line(format!(
                            "exchange = {{ period = \"2023\" }}   or   exchange = {{ rate = {{ value = \"7.30 CNY/{currency}\", source = \"…\" }} }}"
                        ))),
                );
                None
            }
            (false, Some(_)) => {
                let exchange = self.exchange(raw, path)?;
                if let Exchange::Given(rate) = &exchange {
                    let wanted = Unit::Rate {
                        base: currency,
                        quote: Currency::CNY,
                    };
                    if rate.unit != wanted {
                        self.note(
                            Diagnostic::error("wrong-unit", say::wrong_unit(rate.unit.text()))
                                .at(rate.span.clone())
                                .help(say::write_like(format!("\"{} CNY/{currency}\"", rate.value))),
                        );
                        return None;
                    }
                }
                Some(Some(exchange))
            }
        }
    }

    fn export(&mut self, raw: raw::RawExport) -> Option<Export> {
        let share = raw.share.map(|share| self.ratio(share, "export.share"));
        let (value, unit, span) = match (raw.value, raw.units, raw.unit_price) {
            (Some(value), None, None) => {
                let stated = self.stated(value, "export.value", Sign::Positive);
                let (unit, span) = (stated.unit, stated.span.clone());
                (ExportValue::Value(stated), unit, span)
            }
            (None, Some(units), Some(unit_price)) => {
                let units = self.stated(units, "export.units", Sign::Positive);
                let unit_price = self.stated(unit_price, "export.unit_price", Sign::Positive);
                if let (Unit::Count(counted), Unit::MoneyPer(_, priced)) = (units.unit, unit_price.unit)
                    && counted != priced
                {
                    self.note(
                        Diagnostic::error("wrong-unit", say::wrong_unit(unit_price.unit.text()))
                            .at(unit_price.span.clone())
                            .other(units.span.clone(), say::counted_here())
                            .help(say::write_like(format!("\"{} CNY/{}\"", unit_price.value, counted.code()))),
                    );
                    return None;
                }
                let (unit, span) = (unit_price.unit, unit_price.span.clone());
                (ExportValue::Units { units, unit_price }, unit, span)
            }
            _ => {
                self.note(
                    Diagnostic::error("missing-key", say::value_or_units())
                        .at(raw.span)
                        .help(say::add_a_line("value = { value = \"74600000000 CNY\", source = \"…\" }")),
                );
                return None;
            }
        };
        let exchange = self.exchange_for(raw.exchange, unit, "export.exchange", &span)?;
        Some(Export {
            label: raw.label,
            value,
            share,
            exchange,
        })
    }

    fn ratio(&mut self, raw: raw::RawShare, path: &str) -> Stated<Ratio> {
        let value = raw.value.value;
        if value <= Decimal::ZERO || value > Decimal::ONE {
            self.note(
                Diagnostic::error("out-of-range", say::share_out_of_range(value))
                    .at(raw.value.span.clone())
                    .help(say::write_like("0.594")),
            );
        }
        if raw.source.is_some() == raw.assumption.is_some() {
            self.note(
                Diagnostic::error("missing-source", say::missing_source())
                    .at(raw.span.clone())
                    .help(say::write_source("0.594")),
            );
        }
        let place = self.place(&raw.value.span, path, raw.source, raw.assumption);
        Stated::new(value, Unit::One, place, raw.value.span)
    }

    fn claim(
        &mut self,
        raw: raw::RawClaim,
        methods: &[Method],
        prices: &[Price],
        references: &[RegionRef],
        has_export: bool,
    ) -> Option<Claim> {
        let name = raw.name.value.0.clone();
        let method = self.known_name(&raw.method, methods.iter().map(|m| m.name.as_str()), "method");
        let against = raw.against.map(region_ref);
        match &against {
            Some(against) => self.known_region(against, references),
            None => {
                let fixed = methods.iter().find(|m| Some(&m.name) == method.as_ref()).is_some_and(|m| m.against.is_some());
                if references.len() > 1 && !fixed {
                    self.note(
                        Diagnostic::error("which-reference", say::which_reference())
                            .at(raw.name.span.clone())
                            .help(say::add_a_line("against = \"CN\"")),
                    );
                }
            }
        }
        let is_gap = matches!(raw.value.value, ClaimAmount::Gap(_));
        let price = match (&raw.price, is_gap) {
            (Some(price), true) => {
                self.note(
                    Diagnostic::error("key-does-not-apply", say::a_gap_has_no_price())
                        .at(price.span.clone())
                        .help(say::remove_the_key("price")),
                );
                None
            }
            (None, true) => None,
            (Some(price), false) => Some(self.known_name(price, prices.iter().map(|p| p.name.as_str()), "price")?),
            (None, false) => {
                self.missing(&raw.name, "price", "price = \"…\"");
                return None;
            }
        };
        let path = format!("claim.{name}.value");
        let span = raw.value.span.clone();
        let place = self.place(&span, &path, Some(raw.source), None);
        let value = match raw.value.value {
            ClaimAmount::Saving(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                ClaimValue::Saving(Stated::new(q.value, q.unit, place, span))
            }
            ClaimAmount::Gap(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                ClaimValue::Gap(Stated::new(q.value, q.unit, place, span))
            }
            ClaimAmount::ExportSaving(q) => {
                self.check_sign(q.value, Sign::Positive, &span);
                if !has_export {
                    self.note(
                        Diagnostic::error("missing-key", say::claim_needs_export())
                            .at(span.clone())
                            .help(say::add_a_line("[export]")),
                    );
                }
                if q.unit != Unit::Money(Currency::CNY) {
                    self.note(
                        Diagnostic::error("wrong-unit", say::wrong_unit(q.unit.text()))
                            .at(span.clone())
                            .help(say::write_like("\"2180000000 CNY\"")),
                    );
                }
                ClaimValue::ExportSaving(Stated::new(q.value, q.unit, place, span))
            }
        };
        Some(Claim {
            name,
            statement: raw.statement,
            method: method?,
            price,
            against,
            value,
        })
    }

    fn product(&mut self, raw: raw::RawProduct) -> Option<Product> {
        let item = match raw.unit.0 {
            raw::ItemWord::Tonne => Item::Tonne,
            raw::ItemWord::KwhOfCapacity => Item::KwhOfCapacity,
            raw::ItemWord::Vehicle => Item::Vehicle,
        };
        let quantity = raw.quantity.map(|quantity| self.stated(quantity, "product.quantity", Sign::Positive));
        if let Some(quantity) = &quantity
            && quantity.unit != Unit::Count(item)
        {
            self.note(
                Diagnostic::error("wrong-unit", say::wrong_unit(quantity.unit.text()))
                    .at(quantity.span.clone())
                    .help(say::write_like(format!("\"{} {}\"", quantity.value, item.code()))),
            );
        }
        let mut processes = Vec::new();
        for process in raw.process {
            let name = process.name.value.0;
            let electricity =
                self.stated(process.electricity, &format!("product.process.{name}.electricity"), Sign::NotNegative);
            if electricity.unit != Unit::KwhPer(item) {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(electricity.unit.text()))
                        .at(electricity.span.clone())
                        .help(say::write_like(format!("\"{} kWh/{}\"", electricity.value, item.code()))),
                );
            }
            processes.push(Process {
                name,
                label: process.label,
                electricity,
            });
        }
        if processes.is_empty() {
            self.note(
                Diagnostic::error("missing-key", say::missing_key("process", "product"))
                    .at(raw.span)
                    .help(say::add_a_line("[[product.process]]")),
            );
        }
        let names: Vec<String> = processes.iter().map(|process| process.name.clone()).collect();
        let mut changes = Vec::new();
        for change in raw.change {
            let from = self.known_name(&change.from, names.iter().map(String::as_str), "process");
            let to = self.known_name(&change.to, names.iter().map(String::as_str), "process");
            changes.push(Change {
                name: change.name.value.0,
                label: change.label,
                from: from?,
                to: to?,
            });
        }
        Some(Product {
            name: raw.name,
            item,
            year: (raw.year.value.0, raw.year.span),
            quantity,
            processes,
            changes,
        })
    }

    fn check(&mut self, raw: raw::RawCheck) -> Option<Check> {
        let name = raw.name.value.0.clone();
        let path = format!("check.{name}");
        let parts: Vec<Part> = raw
            .part
            .into_iter()
            .enumerate()
            .filter_map(|(index, part)| self.part(part, &format!("{path}.part.{}", index + 1)))
            .collect();
        let total = raw.total.and_then(|total| self.part(total, &format!("{path}.total")));
        let Some(total) = total else {
            if !self.diagnostics.has_errors() {
                self.missing(&raw.name, "total", "total = { label = \"…\", value = { value = \"… CNY\", source = \"…\" } }");
            }
            return None;
        };
        let currency = total.value.unit;
        for part in &parts {
            if part.value.unit != currency {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(part.value.unit.text()))
                        .at(part.value.span.clone())
                        .other(total.value.span.clone(), say::the_total())
                        .help(say::same_currency()),
                );
            }
        }
        let kind = match raw.kind.value.0 {
            CheckWord::Sum | CheckWord::Growth if parts.is_empty() => {
                self.missing(&raw.name, "part", "[[check.part]]");
                return None;
            }
            CheckWord::Sum => CheckKind::Sum { parts, total },
            CheckWord::Growth => {
                for part in parts.iter().chain([&total]) {
                    if part.growth_factor.is_none() {
                        self.note(
                            Diagnostic::error("missing-key", say::missing_key("growth", "part"))
                                .at(part.value.span.clone())
                                .help(say::add_a_line("growth = 0.194")),
                        );
                        return None;
                    }
                }
                CheckKind::Growth { parts, total }
            }
            CheckWord::Share => {
                let (Some(part), Some(published)) = (parts.into_iter().next(), raw.published) else {
                    self.missing(&raw.name, "published", "published = { value = \"2.07 %\", source = \"…\" }");
                    return None;
                };
                CheckKind::Share {
                    part,
                    whole: total,
                    published: self.stated(published, &format!("{path}.published"), Sign::Positive),
                }
            }
            CheckWord::UnitValue => {
                let (Some(units), Some(low), Some(high)) = (raw.units, raw.low, raw.high) else {
                    self.missing(&raw.name, "units", "units = { value = \"20000000 kWh-capacity\", source = \"…\" }");
                    return None;
                };
                let units = self.stated(units, &format!("{path}.units"), Sign::Positive);
                let low = self.stated(low, &format!("{path}.low"), Sign::Positive);
                let high = self.stated(high, &format!("{path}.high"), Sign::Positive);
                let wanted = match (currency, units.unit) {
                    (Unit::Money(currency), Unit::Count(item)) => Unit::MoneyPer(currency, item),
                    _ => currency,
                };
                for bound in [&low, &high] {
                    if bound.unit != wanted {
                        self.note(
                            Diagnostic::error("wrong-unit", say::wrong_unit(bound.unit.text()))
                                .at(bound.span.clone())
                                .help(say::write_like(format!("\"{} {}\"", bound.value, wanted.text().en))),
                        );
                    }
                }
                if low.value > high.value {
                    self.note(
                        Diagnostic::error("out-of-range", say::low_above_high())
                            .at(low.span.clone())
                            .other(high.span.clone(), say::the_high_end())
                            .help(say::exchange_low_and_high()),
                    );
                }
                CheckKind::UnitValue {
                    value: total.value,
                    units,
                    low,
                    high,
                }
            }
        };
        Some(Check {
            name,
            statement: raw.statement,
            kind,
        })
    }

    fn part(&mut self, raw: raw::RawPart, path: &str) -> Option<Part> {
        let value: Stated<Money> = self.stated(raw.value, &format!("{path}.value"), Sign::Positive);
        let growth_factor = match raw.growth {
            None => None,
            Some(growth) => {
                let Ok(factor) = exact::add(Decimal::ONE, growth.value) else {
                    return None;
                };
                if factor <= Decimal::ZERO {
                    self.note(
                        Diagnostic::error("out-of-range", say::growth_out_of_range(growth.value))
                            .at(growth.span.clone())
                            .help(say::write_like("0.194")),
                    );
                }
                let place = self.place(&growth.span, &format!("{path}.growth"), value.place.source.clone(), None);
                Some(Stated::new(factor, Unit::One, place, growth.span))
            }
        };
        Some(Part {
            label: raw.label,
            value,
            growth_factor,
        })
    }

    /// `declarable` is accepted only where the law lets an operator declare another factor than
    /// the country's default: Impl. Reg. (EU) 2025/2547, Annex II, D.4.3.
    fn check_reading(
        &mut self,
        reading: Reading,
        result: &At<super::literals::Word<Reading>>,
        sector: Option<&At<super::literals::Word<crate::scenario::Sector>>>,
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
    RegionRef {
        code: code.value,
        span: code.span,
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
