//! Examples worked by hand, digit for digit. A figure here changes only with a new citation.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::diag::SourceFile;
use carbontoll::load::{self, Data};
use carbontoll::trace::Trace;
use std::path::Path;

fn shipped(name: &str) -> Trace {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(format!("{name}.toml"));
    let file = load::read_file(&path).expect("readable");
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).expect("sound data");
    evaluation.report.expect("a report").trace
}

fn value(trace: &Trace, key: &str) -> String {
    let id = trace.find(key).unwrap_or_else(|| panic!("there is no figure {key}"));
    trace.node(id).value.to_string()
}

/// The headline. Each line is a line of the worked table: gap, x 730 yuan, x 1,500 yuan.
#[test]
fn sichuan_against_the_national_average() {
    let trace = shipped("sichuan-vs-national");
    // 100 EUR x 7.30 = 730 yuan.
    assert_eq!(value(&trace, "price.claim-price.yuan"), "730");
    for (method, gap, at_730, at_1500) in [
        // Stated: 0.40 x 730 and x 1,500.
        ("as-claimed", "0.40", "292", "600"),
        // 0.976 - 0.579 = 0.397; 0.397 x 730 = 289.81; x 1,500 = 595.5.
        ("intensity-2019", "0.397", "289.81", "595.5"),
        // 1.016 - 0.616 = 0.4.
        ("intensity-2021", "0.4", "292", "600"),
        // 0.9885 - 0.6761 = 0.3124; x 730 = 228.052.
        ("ceads-total-2019", "0.3124", "228.052", "468.6"),
        // 0.9198 - 0.5779 = 0.3419; x 730 = 249.587.
        ("ceads-energy-2019", "0.3419", "249.587", "512.85"),
        // (0.5306 - 0.1564) x 713.7 = 0.3742 x 713.7 = 267.06654 kg.
        ("grid-2023", "0.26706654", "194.9585742", "400.59981"),
        // (0.5568 - 0.1255) x 713.7 = 0.4313 x 713.7 = 307.81881 kg.
        ("grid-2021", "0.30781881", "224.7077313", "461.728215"),
        // 0.5703 x 713.7 = 407.02311 kg.
        ("all-hydropower", "0.40702311", "297.1268703", "610.534665"),
    ] {
        assert_eq!(value(&trace, &format!("{method}.CN.gap")), gap, "{method}");
        assert_eq!(value(&trace, &format!("{method}.CN.claim-price.saving")), at_730, "{method}");
        assert_eq!(value(&trace, &format!("{method}.CN.iea-2050.saving")), at_1500, "{method}");
    }
    assert_eq!(value(&trace, "claim.about-292.difference"), "0");
    // (194.9585742 - 292) / 292 = -33.2333...%
    assert_eq!(value(&trace, "claim.by-the-grid.per-cent"), "-33.23");
}

/// A scenario of its own for every unit and path that the shipped ones leave out: a foreign output
/// value, a looked-up rate, a published series, an own region.
#[test]
fn foreign_money_own_regions_and_published_series() {
    let text = r#"
format = 1
as_known_on = 2026-11-21
title = "worked"
result = "what-if"
subject = "X-WIND"
references = ["CN"]
[[region]]
code = "X-WIND"
name = "Own wind"
grid_factor = { value = "0 kgCO2/kWh", assumption = "metered" }
[[method]]
name = "grid"
kind = "grid-electricity"
year = 2022
electricity = { value = "1000 kWh/10000 CNY output", assumption = "round" }
[[price]]
name = "eib"
series = "eib-shadow"
year = 2030
exchange = { period = "2023-02-21" }
[output]
value = { value = "2 million EUR", assumption = "round" }
exchange = { rate = { value = "8 CNY/EUR", assumption = "round" } }
"#;
    let file = SourceFile { name: "worked.toml".into(), text: text.into() };
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    let trace = evaluation.report.expect("a report").trace;
    // 250 EUR x 7.3372 (ECB, 21 February 2023) = 1,834.3 yuan.
    assert_eq!(value(&trace, "price.eib.yuan"), "1834.3");
    // 1,000 kWh x 0.5366 kg = 0.5366 t; x 1,834.3 = 984.28538 yuan per 10,000 yuan.
    assert_eq!(value(&trace, "grid.CN.eib.saving"), "984.28538");
    // 2,000,000 EUR x 8 = 16,000,000 yuan = 1,600 units; x 984.28538 = 1,574,856.608 yuan.
    assert_eq!(value(&trace, "output.yuan"), "16000000");
    assert_eq!(value(&trace, "grid.CN.eib.output-saving"), "1574856.608");
    assert_eq!(value(&trace, "grid.CN.output.emissions"), "858.56");
}
