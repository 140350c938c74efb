//! What follows for an importer's year, and prices over years, worked by hand.
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

fn figures(name: &str, change: impl Fn(String) -> String) -> BTreeMap<String, Decimal> {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let file = SourceFile { name: name.to_owned(), text: change(std::fs::read_to_string(path).unwrap()) };
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    let report = evaluation.report.unwrap_or_else(|| panic!("{:?}", evaluation.diagnostics));
    assert!(report.trace.recheck().is_empty());
    report.trace.nodes().iter().map(|node| (node.key.clone(), node.value)).collect()
}

/// Half of what was imported since January, by default values without mark-up less free allocation.
#[test]
fn holding_at_the_end_of_each_quarter() {
    let figures = figures("cbam-importer-2027", |text| text);
    // 28 x (3.187 - 0.95 x 1.370) = 52.794; 24 x (4.270 - 0.95 x 1.364) = 71.3808;
    // 2 x (1.700 - 0.95 x 1.423) = 0.6963. 50 t are passed in May: the duty begins with the third quarter.
    for (quarter, held) in [(3, "62.0874"), (4, "62.43555")] {
        assert_eq!(figures[&format!("goods.importer.2027Q{quarter}.to_hold")], number(held), "quarter {quarter}");
    }
    assert!(!figures.contains_key("goods.importer.2027Q2.to_hold"));
}

/// Passed in the last quarter: the duty begins the year after.
#[test]
fn no_holding_in_the_quarter_in_which_the_threshold_is_passed() {
    let late = figures("cbam-importer-2027", |text| text.replace("2027-05-20", "2027-11-20"));
    assert!(late.keys().all(|key| !key.ends_with("to_hold")));
}

/// Default values less free allocation, 100 EUR each: 28 x 2.5229 + 24 x 3.8282 + 2 x (2.04 - 1.35185).
#[test]
fn penalties_count_default_values_whatever_was_declared() {
    let small = figures("cbam-importer-2027", |text| text);
    assert_eq!(small["goods.importer.penalty.declarant"], number("16389.43"));
    // 54 t is at most 10 % above 50 t: from once to five times.
    assert_eq!(small["goods.importer.penalty.without_authorisation_lowest"], number("16389.43"));
    assert_eq!(small["goods.importer.penalty.without_authorisation_highest"], number("81947.15"));
    // 55 t is still 10 %; beyond it the lowest is three times.
    let with_other = |other: &'static str| {
        figures("cbam-importer-2027", move |text| text.replacen("\"0 t\"", &format!("\"{other} t\""), 1))
    };
    assert_eq!(with_other("1")["goods.importer.penalty.lowest_multiple"], number("1"));
    assert_eq!(with_other("1.001")["goods.importer.penalty.lowest_multiple"], number("3"));
}

/// Exactly 50 t is exempt: nothing to hold, no penalty.
#[test]
fn exactly_fifty_tonnes_is_exempt() {
    let exempt = figures("cbam-importer-2027", |text| text.replace("\"24 t\"", "\"20 t\""));
    assert_eq!(exempt["goods.importer.mass"], number("50"));
    assert!(!exempt.contains_key("goods.importer.penalty.declarant"));
    assert!(!exempt.contains_key("goods.importer.2027Q3.to_hold"));
}

/// 160 in 2027 and 260 in 2035: 12.5 a year.
#[test]
fn prices_between_the_years_of_a_path() {
    let figures = figures("cbam-price-paths", |text| text);
    assert_eq!(figures["goods.forecast.2027.certificate_price"], number("160"));
    assert_eq!(figures["goods.forecast.2030.certificate_price"], number("197.5"));
    assert_eq!(figures["goods.forecast.2034.certificate_price"], number("247.5"));
    // 4.1431 - 0.515 x 1.370 = 3.43755 certificates a tonne.
    assert_eq!(figures["goods.forecast.2030.cost_per_tonne"], number("678.916125"));
    // Law in force against the proposal: (0.59 - 0.515) x 1.370 x 80.
    assert_eq!(figures["goods.proposal.saved_per_tonne"], number("8.22"));
}

/// Without being asked to, no price is taken between two years.
#[test]
fn no_price_between_years_unless_asked() {
    let path = format!("{}/scenarios/cbam-price-paths.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap().replace("interpolation = \"linear\"\n", "");
    let evaluation = carbontoll::evaluate(&SourceFile { name: "paths".into(), text }, &Data::embedded()).unwrap();
    assert!(evaluation.report.is_none());
    assert!(evaluation.diagnostics.sorted().iter().any(|diagnostic| diagnostic.code == "no-price-in-path"));
}

/// In an exempt year hydrogen is still owed, and the total holds it alone.
#[test]
fn hydrogen_is_owed_in_an_exempt_year() {
    let with_hydrogen = figures("cbam-importer-2027", |text| {
        text.replace("\"24 t\"", "\"20 t\"")
            .replace("7601 10 10", "2804 10 00")
            .replace("direct = { value = \"1.9 tCO2e/t\"", "direct = { value = \"9 tCO2e/t\"")
            .replace("route = \"K\"\n", "")
    });
    assert_eq!(with_hydrogen["goods.importer.mass"], number("48"));
    assert_eq!(with_hydrogen["goods.total.certificates"], with_hydrogen["goods.aluminium.certificates"]);
    assert_eq!(with_hydrogen["goods.importer.penalty.declarant"], with_hydrogen["goods.aluminium.penalty.declarant"]);
}

/// Alternatives of one shipment are not a year's imports.
#[test]
fn an_importer_has_no_alternatives() {
    let path = format!("{}/scenarios/cbam-importer-2027.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap().replace("route = \"K\"", "route = \"K\"\ninstead_of = \"coil\"");
    let evaluation = carbontoll::evaluate(&SourceFile { name: "importer".into(), text }, &Data::embedded()).unwrap();
    assert!(evaluation.report.is_none());
}
