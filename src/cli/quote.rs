//! `carbontoll quote`: what the EU's carbon border charge costs for one good.

use super::Ending;
use super::arguments::{self, Quote};
use super::deliver::deliver;
use super::output::{Shell, complain};
use super::prices::{self, Prices};
use crate::diag::SourceFile;
use crate::load::ratio;
use crate::quantity::unit::{
    CertificatePrice, CostPer, Embedded, ExchangeRate, GoodQuantity, GoodUnit, PerEmissions, Ratio,
};
use crate::quantity::{Currency, Decimal, Dimension, Unit, literal};
use crate::quote::{Quoted, quote as quote_good};
use crate::scenario::goods::{
    AmountStatement, EmissionsStatement, ExportPriceStatement, FactorBasis, Good, Import, PaidStatement,
    PrecursorStatement,
};
use crate::scenario::price_path::{PathSource, PricePath};
use crate::scenario::{PlacedText, PriceKind, Stated};
use crate::text::{Text, messages::command as say};
use crate::trace::ScenarioPlace;
use jiff::civil::Date;
use std::rc::Rc;

pub fn quote(arguments: &Quote, shell: &Shell) -> Ending {
    let known_on = match shell.known_on("--as-known-on", arguments.as_known_on) {
        Ok(day) => day,
        Err(ending) => return ending,
    };
    let mut reader = Flags { mistakes: Vec::new() };
    let good = reader.good(arguments, known_on);
    let years = reader.years(arguments.years.as_deref());
    let (Some(good), Some(years), true) = (good, years, reader.mistakes.is_empty()) else {
        for mistake in &reader.mistakes {
            complain(mistake.lang(shell.lang));
        }
        return Ending::InputWrong;
    };
    match quote_good(&good, &years, &shell.data) {
        Ok(Quoted::Report(report)) => deliver(&[*report], &arguments.delivery, false, &[], shell),
        Ok(Quoted::Refused(refusal)) => {
            let line = SourceFile { name: "command line".to_owned(), text: String::new() };
            shell.diagnose(&line, &[&refusal.diagnostic(None)]);
            Ending::InputWrong
        }
        Err(error) => shell.broken_data(&error),
    }
}

/// Reads flags into a good; mistakes are collected, so that all are said at once.
struct Flags {
    mistakes: Vec<Text>,
}

impl Flags {
    fn number(&mut self, flag: &str, text: &str) -> Option<Decimal> {
        match literal::parse(text.trim()) {
            Ok(value) if value >= Decimal::ZERO => Some(value),
            Ok(_) => {
                self.mistakes.push(say::negative(flag, text));
                None
            }
            Err(_) => {
                self.mistakes.push(say::not_a_number(flag, text));
                None
            }
        }
    }

    /// A share or a rate: `0.1` or `10%`.
    fn share(&mut self, flag: &str, text: Option<&str>) -> Option<Stated<Ratio>> {
        let text = text?;
        match ratio::parse(text) {
            Ok(value) if value >= Decimal::ZERO => Some(Stated::new(value, Unit::One, place(flag).as_rate(), 0..0)),
            Ok(_) => {
                self.mistakes.push(say::negative(flag, text));
                None
            }
            Err(_) => {
                self.mistakes.push(say::not_a_number(flag, text));
                None
            }
        }
    }

    fn stated<D: Dimension>(&mut self, flag: &str, text: Option<&str>, unit: Unit) -> Option<Stated<D>> {
        let value = self.number(flag, text?)?;
        Some(Stated::new(value, unit, place(flag), 0..0))
    }

    fn good(&mut self, arguments: &Quote, known_on: Date) -> Option<Good> {
        let quantity = match (&arguments.mass, &arguments.mwh) {
            (Some(mass), None) => self.quantity("--mass", mass, GoodUnit::Tonne),
            (None, Some(mwh)) => self.quantity("--mwh", mwh, GoodUnit::Mwh),
            _ => self.quantity("--mass", "1", GoodUnit::Tonne),
        };
        let embedded = Unit::Embedded(GoodUnit::Tonne);
        let direct = self.stated("--actual-direct", arguments.actual_direct.as_deref(), embedded);
        let indirect = self.stated("--actual-indirect", arguments.actual_indirect.as_deref(), embedded);
        let content = self.stated("--functional-units", arguments.functional_units.as_deref(), Unit::One);
        let mwh = Unit::Embedded(GoodUnit::Mwh);
        let factor: Option<Stated<Embedded>> =
            self.stated("--electricity-factor", arguments.electricity_factor.as_deref(), mwh);
        let emissions = match (direct, factor) {
            (Some(direct), None) => EmissionsStatement::Actual {
                direct,
                indirect,
                content,
                includes_precursors: arguments.includes_precursors,
            },
            (None, Some(factor)) => EmissionsStatement::Factor(
                factor,
                arguments.factor_basis.map(|basis| match basis {
                    arguments::FactorBasis::Default => FactorBasis::Default,
                    arguments::FactorBasis::Actual => FactorBasis::Actual,
                }),
            ),
            (None, None) => {
                if indirect.is_some() {
                    self.mistakes.push(say::indirect_without_direct());
                }
                EmissionsStatement::Default
            }
            (Some(_), Some(_)) => {
                self.mistakes.push(say::direct_and_factor());
                return None;
            }
        };
        self.flags_that_need_another(arguments);
        let precursors =
            arguments.precursor.iter().enumerate().filter_map(|(at, text)| self.precursor(at, text)).collect();
        let (price, price_path) = self.prices(arguments);
        let what_if_price: Option<Stated<CertificatePrice>> =
            arguments.assumed.what_if_price.as_deref().and_then(|text| self.positive("--what-if-price", text));
        let correction: Option<Stated<Ratio>> = self.stated("--cscf", arguments.assumed.cscf.as_deref(), Unit::One);
        let yuan = Unit::Rate { base: Currency::EUR, quote: Currency::CNY };
        let yuan_rate: Option<Stated<ExchangeRate>> = self.stated("--yuan-rate", arguments.yuan_rate.as_deref(), yuan);
        let paid = self.paid(arguments);
        let export_price = self.export_price(arguments);
        Some(Good {
            key: String::new(),
            label: None,
            code: placed(&arguments.cn),
            origin: placed(&arguments.origin),
            quantity: quantity?,
            import: self.import(arguments)?,
            production_year: arguments.production_year,
            emissions,
            activity_level: None,
            price_path,
            years: Vec::new(),
            instead_of: None,
            free_allocation: self.stated("--free-allocation", arguments.free_allocation.as_deref(), embedded),
            route: arguments.route.as_deref().map(placed),
            precursors,
            no_precursors: arguments.no_precursors,
            precursor_free_allocation: None,
            price,
            what_if_price,
            correction,
            paid,
            export_price,
            yuan_rate,
            proposal: arguments.proposal.clone(),
            known_on,
        })
    }

    fn positive(&mut self, flag: &str, text: &str) -> Option<Stated<CertificatePrice>> {
        match prices::positive(flag, text) {
            Ok(value) => Some(Stated::new(value, Unit::CertificatePrice, place(flag), 0..0)),
            Err(mistake) => {
                self.mistakes.push(mistake);
                None
            }
        }
    }

    /// A price for every year, or a path of them: stated by year, or a published series.
    fn prices(&mut self, arguments: &Quote) -> (Option<Stated<CertificatePrice>>, Option<Rc<PricePath>>) {
        let path = |name: &str, source| {
            Rc::new(PricePath {
                name: name.to_owned(),
                label: None,
                source,
                interpolation: None,
                exchange: None,
                money_of: None,
                deflator: None,
                span: 0..0,
            })
        };
        if let Some(series) = &arguments.price_series {
            return (None, Some(path(series, PathSource::Series(series.clone(), 0..0))));
        }
        match arguments.assumed.price.as_deref().map(prices::prices) {
            None => (None, None),
            Some(Err(mistake)) => {
                self.mistakes.push(mistake);
                (None, None)
            }
            Some(Ok(Prices::One(price))) => {
                (Some(Stated::new(price, Unit::CertificatePrice, place("--price"), 0..0)), None)
            }
            Some(Ok(Prices::ByYear(years))) => {
                let unit = Unit::Price(Currency::EUR);
                let years =
                    years.into_iter().map(|(year, price)| (year, Stated::new(price, unit, place("--price"), 0..0)));
                let source = PathSource::Given { kind: PriceKind::Market, years: years.collect() };
                (None, Some(path("--price", source)))
            }
        }
    }

    /// A flag that would change nothing is a mistake, never passed over.
    fn flags_that_need_another(&mut self, arguments: &Quote) {
        let needs = [
            ("--rebate", arguments.rebate.is_some(), "--carbon-price-paid", arguments.carbon_price_paid.is_some()),
            (
                "--paid-rate",
                arguments.paid_rate.is_some(),
                "--carbon-price-paid",
                arguments.carbon_price_paid.is_some(),
            ),
            (
                "--covered-share",
                arguments.covered_share.is_some(),
                "--carbon-price-paid",
                arguments.carbon_price_paid.is_some(),
            ),
            ("--export-rate", arguments.export_rate.is_some(), "--export-price", arguments.export_price.is_some()),
            (
                "--functional-units",
                arguments.functional_units.is_some(),
                "--actual-direct",
                arguments.actual_direct.is_some(),
            ),
            (
                "--includes-precursors",
                arguments.includes_precursors,
                "--actual-direct",
                arguments.actual_direct.is_some(),
            ),
        ];
        for (flag, given, needed, there) in needs {
            if given && !there {
                self.mistakes.push(say::flag_needs(flag, needed));
            }
        }
    }

    fn quantity(&mut self, flag: &str, text: &str, unit: GoodUnit) -> Option<Stated<GoodQuantity>> {
        let quantity: Stated<GoodQuantity> = self.stated(flag, Some(text), Unit::GoodQuantity(unit))?;
        if quantity.value.is_zero() {
            self.mistakes.push(say::must_be_positive(flag));
            return None;
        }
        Some(quantity)
    }

    fn import(&mut self, arguments: &Quote) -> Option<Import> {
        match (arguments.date, arguments.year, arguments.quarter) {
            (Some(date), None, None) => Some(Import::Date(date)),
            (Some(_), ..) => {
                self.mistakes.push(say::date_or_year());
                None
            }
            (None, Some(year), Some(quarter)) if (1..=4).contains(&quarter) => Some(Import::Quarter { year, quarter }),
            (None, _, Some(quarter)) if !(1..=4).contains(&quarter) => {
                self.mistakes.push(say::no_such_quarter(quarter.to_string()));
                None
            }
            (None, Some(year), _) => Some(Import::Year(year)),
            (None, None, _) => {
                self.mistakes.push(say::when_imported());
                None
            }
        }
    }

    /// `CN:ORIGIN:TONNES_PER_TONNE[:SEE[:SEFA[:ROUTE]]]`; what is empty is not stated.
    fn precursor(&mut self, at: usize, text: &str) -> Option<PrecursorStatement> {
        let parts: Vec<&str> = text.split(':').collect();
        let (3..=6, [code, origin, amount, rest @ ..]) = (parts.len(), parts.as_slice()) else {
            self.mistakes.push(say::bad_precursor(text));
            return None;
        };
        let flag = format!("--precursor {text}");
        let embedded = Unit::Embedded(GoodUnit::Tonne);
        let amount = self.stated(&flag, Some(amount), Unit::One)?;
        let part = |at: usize| rest.get(at).copied().filter(|part| !part.trim().is_empty());
        let emissions = self.stated(&flag, part(0), embedded);
        let free_allocation = self.stated(&flag, part(1), embedded);
        if emissions.is_none() && part(1).is_some() {
            self.mistakes.push(say::bad_precursor(text));
        }
        Some(PrecursorStatement {
            name: format!("{}-{}", at + 1, code.trim()),
            code: placed(code),
            origin: placed(origin),
            amount: AmountStatement::PerUnit(amount),
            activity_level: None,
            emissions,
            free_allocation,
            actual: None,
            route: part(2).map(placed),
            production_year: None,
            precursors: Vec::new(),
            no_precursors: false,
        })
    }

    /// `AMOUNT:CURRENCY` per tonne of CO2e.
    fn amount_of_money(&mut self, flag: &str, text: &str) -> Option<(Decimal, Currency)> {
        let Some((amount, currency)) = text.split_once(':') else {
            self.mistakes.push(say::amount_and_currency(flag, text));
            return None;
        };
        let amount = self.number(flag, amount)?;
        let Some(currency) = Currency::parse(currency.trim()) else {
            self.mistakes.push(say::unknown_currency(flag, currency));
            return None;
        };
        Some((amount, currency))
    }

    fn paid(&mut self, arguments: &Quote) -> Option<PaidStatement> {
        let text = arguments.carbon_price_paid.as_deref()?;
        let flag = "--carbon-price-paid";
        let (amount, currency) = self.amount_of_money(flag, text)?;
        let amount: Stated<PerEmissions> = Stated::new(amount, Unit::PerEmissions(currency), place(flag), 0..0);
        let rate = Unit::Rate { base: currency, quote: Currency::EUR };
        let rebate = self.share("--rebate", arguments.rebate.as_deref());
        if rebate.as_ref().is_some_and(|rebate| rebate.value > Decimal::ONE) {
            self.mistakes.push(say::rebate_is_a_share());
        }
        let covered = self.share("--covered-share", arguments.covered_share.as_deref());
        if covered.as_ref().is_some_and(|covered| covered.value > Decimal::ONE) {
            self.mistakes.push(say::covered_is_a_share());
        }
        let rate = self.stated("--paid-rate", arguments.paid_rate.as_deref(), rate);
        Some(PaidStatement { amount, rate, rebate, covered })
    }

    fn export_price(&mut self, arguments: &Quote) -> Option<ExportPriceStatement> {
        let text = arguments.export_price.as_deref()?;
        let flag = "--export-price";
        let (amount, currency) = self.amount_of_money(flag, text)?;
        let per = |currency| Unit::CostPer(currency, GoodUnit::Tonne);
        let amount: Stated<CostPer> = Stated::new(amount, per(currency), place(flag), 0..0);
        let rate = Unit::Rate { base: currency, quote: Currency::EUR };
        let rate = self.stated("--export-rate", arguments.export_rate.as_deref(), rate);
        if currency != Currency::EUR && rate.is_none() {
            self.mistakes.push(say::export_needs_rate(currency));
            return None;
        }
        if amount.value.is_zero() {
            self.mistakes.push(say::must_be_positive(flag));
            return None;
        }
        Some(ExportPriceStatement { amount, rate: rate.filter(|_| currency != Currency::EUR) })
    }

    /// `2026..2034`
    fn years(&mut self, text: Option<&str>) -> Option<Vec<i16>> {
        let Some(text) = text else {
            return Some(Vec::new());
        };
        let range =
            text.split_once("..").and_then(|(from, to)| Some((from.parse::<i16>().ok()?, to.parse::<i16>().ok()?)));
        match range {
            Some((from, to)) if from <= to && (2026..=2100).contains(&from) && to <= 2100 => {
                Some((from..=to).collect())
            }
            _ => {
                self.mistakes.push(say::bad_years(text));
                None
            }
        }
    }
}

/// A place on the command line.
pub fn place(flag: &str) -> ScenarioPlace {
    ScenarioPlace {
        file: "command line".to_owned(),
        line: 1,
        path: flag.to_owned(),
        source: None,
        assumption: None,
        ..Default::default()
    }
}

/// A word of the command line.
pub fn placed(text: &str) -> PlacedText {
    PlacedText { text: text.trim().to_owned(), span: 0..0 }
}
