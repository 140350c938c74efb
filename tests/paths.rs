//! Savings over years, worked by hand: prices between years, money of one year, present values.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::diag::SourceFile;
use carbontoll::load::Data;
use carbontoll::quantity::{Decimal, literal};
use std::collections::BTreeMap;

fn number(digits: &str) -> Decimal {
    literal::parse(digits).unwrap()
}

fn figures() -> BTreeMap<String, Decimal> {
    let path = format!("{}/scenarios/sichuan-price-paths.toml", env!("CARGO_MANIFEST_DIR"));
    let file = SourceFile { name: "paths".into(), text: std::fs::read_to_string(path).unwrap() };
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    let report = evaluation.report.unwrap_or_else(|| panic!("{:?}", evaluation.diagnostics));
    assert!(report.trace.recheck().is_empty());
    report.trace.nodes().iter().map(|node| (node.key.clone(), node.value)).collect()
}

/// The published numbers of the table itself, divided here.
#[test]
fn money_of_one_year_is_taken_by_price_levels_before_conversion() {
    let figures = figures();
    let level = |year: i16| figures[&format!("inputs.deflator.eur-gdp.{year}")];
    // 250 EUR of 2016.
    let by_hand = (number("250") * level(2023) / level(2016)).round_dp(2);
    assert_eq!(figures["path.eib.2030.deflated"], by_hand);
    // Then into yuan at 8.1185, then times 0.26706654 t.
    assert_eq!(figures["path.eib.2030.yuan"], by_hand * number("8.1185"));
    assert_eq!(
        figures["path.eib.grid-2023.CN.2030.saving"],
        (by_hand * number("8.1185") * number("0.26706654")).normalize()
    );
}

/// 80 in 2026 and 200 in 2035: 2030 is four ninths of the way; prices of the path's own year are deflated by
/// the price level of that year, 2 % a year after the last one.
#[test]
fn nominal_prices_are_deflated_by_the_level_of_their_own_year() {
    let figures = figures();
    assert_eq!(figures["path.cea-grows.2030.price"], number("133.33"));
    let (last, base) = (figures["inputs.deflator.cny-gdp.2024"], figures["inputs.deflator.cny-gdp.2023"]);
    // 1.02^6 = 1.126162419264
    let level = last * number("1.1261624193");
    assert_eq!(figures["path.cea-grows.2030.deflated"], (number("133.33") * base / level).round_dp(2));
}

/// 1/1.03, 1/1.03^2 ... to ten decimals from the base year, 2025, on: 2030 is discounted five times. The money
/// of a year and its present value are rounded to the cent.
#[test]
fn present_values_are_sums_of_discounted_years() {
    let figures = figures();
    assert_eq!(figures["path.discount.2026"], number("0.9708737864"));
    assert_eq!(figures["path.discount.2030"], number("0.8626087844"));
    let mut present = Decimal::ZERO;
    let mut factor = figures["path.discount.2030"];
    for year in 2030..=2035 {
        let money = figures[&format!("path.forecast.grid-2023.CN.{year}.saving")].round_dp(2);
        present += (money * factor).round_dp(2);
        factor = (factor / number("1.03")).round_dp(10);
    }
    assert_eq!(figures["path.forecast.grid-2023.CN.present-value"], present);
    assert_eq!(present, number("2375.92"));
}
