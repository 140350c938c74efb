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
use carbontoll::trace::{Basis, Trace};
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

/// The headline, literally, with what was published before 17 March 2023.
#[test]
fn sichuan_against_the_rest_of_the_country() {
    let trace = shipped("sichuan-vs-national");
    let key = |end: &str| format!("literal.CN-without-CN-SC.{end}");
    // 9,671 - 270 Mt; (990,865.1 - 46,615.82) x 10,000 units of 10,000 yuan.
    assert_eq!(value(&trace, &key("emissions")), "9401000000");
    assert_eq!(value(&trace, &key("gdp")), "9442492800");
    // 9,401,000,000 / 9,442,492,800 = 0.995605736...; 270,000,000 / 466,158,200 = 0.579202511...
    assert_eq!(value(&trace, &key("intensity")), "0.99560574");
    assert_eq!(value(&trace, "literal.CN-SC.intensity"), "0.57920251");
    assert_eq!(value(&trace, &key("gap")), "0.41640323");
    // 95.35 EUR x 7.3372 (ECB, 21 February 2023) = 699.60202 yuan.
    assert_eq!(value(&trace, "price.auction.yuan"), "699.60202");
    assert_eq!(value(&trace, &key("auction.saving")), "291.3165408425246");
    assert_eq!(value(&trace, &key("auction.saving-per-output")), "291.3165408425246");
    assert_eq!(value(&trace, &key("iea-2050.saving")), "624.604845");
    // With the intensities as published: 0.9956 - 0.579 = 0.4166.
    let key = |end: &str| format!("as-printed.CN-without-CN-SC.{end}");
    assert_eq!(value(&trace, &key("gap")), "0.4166");
    assert_eq!(value(&trace, &key("auction.saving")), "291.454201532");
    assert_eq!(value(&trace, &key("iea-2050.saving")), "624.9");
    // 291.3165408425246 - 292 = -0.68345915754; / 292 = -0.234 %
    let key = "claim.about-292.literal.CN-without-CN-SC.auction.saving-per-output";
    assert_eq!(value(&trace, &format!("{key}.per-cent")), "-0.23");
    // What the 600 yuan imply at 1,500 yuan is 0.4 t; it is no check of them.
    assert_eq!(value(&trace, "implied.CN-without-CN-SC.gap"), "0.4");
}

/// The other readings: gap in tonnes per 10,000 yuan of GDP, and x 699.60202 yuan.
#[test]
fn the_other_readings_of_the_headline() {
    let trace = shipped("sichuan-vs-national");
    for (method, gap, saving) in [
        // 9,671 Mt / 990,865.1 = 0.97601580 (of 0.976015806...); less 0.57920251.
        ("national-average.CN", "0.3968133", "277.61138624286600"),
        // (9,794.756 - 315.163) / 944,249.28 = 1.00392863; 315.163 / 46,615.82 = 0.67608549.
        ("ceads-2019.CN-without-CN-SC", "0.32784314", "229.359722987"),
        // (0.5568 - 0.1255) x 713.7 = 307.81881 kg.
        ("grid-2021.CN", "0.30781881", "215.3506612"),
        // (0.5306 - 0.1564) x 713.7 = 267.06654 kg.
        ("grid-2023.CN", "0.26706654", "186.8402908"),
    ] {
        assert_eq!(value(&trace, &format!("{method}.gap")), gap, "{method}");
        let found = value(&trace, &format!("{method}.auction.saving"));
        assert!(found.starts_with(&saving[..11]), "{method}: {found}");
    }
}

/// Sectors: 13,599 kWh/t over 1.87 units of 10,000 yuan a tonne, and 40 kWh over 0.06 a kilowatt-hour.
#[test]
fn sectors_by_electricity_and_price_of_a_unit() {
    let text = r#"
format = 1
as_known_on = 2026-11-28
title = "worked"
result = "what-if"
subject = "CN-SC"
references = ["CN"]
[[sector]]
name = "aluminium"
per = "sales"
electricity = { value = "13599 kWh/t", assumption = "any" }
price = { value = "18700 CNY/t", assumption = "any" }
direct_emissions = { value = "1.5 tCO2/t", assumption = "any" }
value = { value = "10 亿元", assumption = "any" }
[[sector]]
name = "cells"
per = "sales"
electricity = { value = "40 kWh per kWh of cells", assumption = "any" }
price = { value = "0.60 CNY/Wh", assumption = "any" }
value = { value = "20 亿元", assumption = "any" }
[[method]]
name = "made"
kind = "sector-electricity"
year = 2023
[[price]]
name = "p"
kind = "scenario"
amount = { value = "600 CNY/tCO2", assumption = "any" }
"#;
    let file = SourceFile { name: "worked.toml".into(), text: text.into() };
    let trace = carbontoll::evaluate(&file, &Data::embedded()).unwrap().report.expect("a report").trace;
    // 13,599 / 1.87 = 7,272.19251...; 40 / 0.06 = 666.666...
    assert_eq!(value(&trace, "sector.aluminium.electricity"), "7272.19");
    assert_eq!(value(&trace, "sector.cells.electricity"), "666.67");
    // 13,599 x 0.3742 = 5,088.7458 kg = 5.0887458 t; / 1.87 = 2.721254438...
    assert_eq!(value(&trace, "made.CN.aluminium.gap"), "2.72125444");
    // 40 x 0.3742 = 14.968 kg; / 0.06 = 0.249466666...
    assert_eq!(value(&trace, "made.CN.cells.gap"), "0.24946667");
    // 1.5 / 1.87 = 0.802139037...: the same on both sides.
    assert_eq!(value(&trace, "sector.aluminium.direct-emissions-per-10000-yuan"), "0.80213904");
    // 2.72125444 x 100,000 + 0.24946667 x 200,000 = 322,018.778 t over 300,000 units.
    assert_eq!(value(&trace, "made.CN.emissions"), "322018.778");
    assert_eq!(value(&trace, "made.CN.gap"), "1.07339593");
    // 322,018.778 x 600: the rows add up to it.
    assert_eq!(value(&trace, "made.CN.p.value-saving"), "193211266.8");
}

/// Each side with its own electricity: 726.6 kWh x 0.5568 less 608.1 kWh x 0.1255, of which the grids' part is the
/// mean electricity times the gap of the factors.
#[test]
fn a_gap_splits_into_grid_and_electricity() {
    let text = r#"
format = 1
as_known_on = 2026-11-28
title = "worked"
result = "what-if"
subject = "CN-SC"
references = ["CN"]
[[method]]
name = "own"
kind = "grid-electricity"
year = 2021
electricity_series = "gdp"
[[price]]
name = "p"
kind = "scenario"
amount = { value = "600 CNY/tCO2", assumption = "any" }
"#;
    let file = SourceFile { name: "worked.toml".into(), text: text.into() };
    let trace = carbontoll::evaluate(&file, &Data::embedded()).unwrap().report.expect("a report").trace;
    // 404.57088 - 76.31655 = 328.25433 kg.
    assert_eq!(value(&trace, "own.CN.gap"), "0.32825433");
    // (726.6 + 608.1) / 2 x 0.4313 = 287.828055 kg; (0.5568 + 0.1255) / 2 x 118.5 = 40.426275 kg; together the gap.
    assert_eq!(value(&trace, "own.CN.by-grid"), "0.287828055");
    assert_eq!(value(&trace, "own.CN.by-electricity"), "0.040426275");
}

/// A value-added ratio: a quarter of a yuan of output is value added, so a figure per output is a quarter.
#[test]
fn a_value_added_ratio_reads_gdp_per_output() {
    let text = r#"
format = 1
as_known_on = 2026-11-28
title = "worked"
result = "what-if"
subject = "CN-SC"
references = ["CN"]
[[method]]
name = "gap"
kind = "stated-gap"
gap = { value = "0.4 tCO2/10000 CNY GDP", assumption = "any" }
[[conversion]]
from = "gdp"
to = "output"
value_added_ratio = { value = 0.25, assumption = "any" }
[[price]]
name = "p"
kind = "scenario"
amount = { value = "730 CNY/tCO2", assumption = "any" }
[output]
value = { value = "1 亿元", assumption = "any" }
"#;
    let file = SourceFile { name: "worked.toml".into(), text: text.into() };
    let trace = carbontoll::evaluate(&file, &Data::embedded()).unwrap().report.expect("a report").trace;
    assert_eq!(value(&trace, "gap.CN.p.saving"), "292");
    assert_eq!(value(&trace, "gap.CN.gap-per-output"), "0.1");
    assert_eq!(value(&trace, "gap.CN.p.saving-per-output"), "73");
    // 10,000 units of 10,000 yuan.
    assert_eq!(value(&trace, "gap.CN.p.output-saving"), "730000");
}

/// Published spellings of one and the same: 1 MWh, 0.1564 t/MWh, 530.6 g/kWh.
#[test]
fn published_spellings_of_units_convert_exactly() {
    let text = r#"
format = 1
as_known_on = 2026-11-28
title = "worked"
result = "what-if"
subject = "CN-SC"
references = ["CN"]
[[method]]
name = "g"
kind = "grid-electricity"
electricity = { value = "1 MWh/10000 CNY output", source = "x" }
subject_factor = { value = "0.1564 tCO2/MWh", source = "x" }
reference_factor = { value = "530.6 gCO2/kWh", source = "x" }
[[price]]
name = "p"
kind = "market"
amount = { value = "100 CNY/tCO2", source = "x" }
"#;
    let file = SourceFile { name: "worked.toml".into(), text: text.into() };
    let trace = carbontoll::evaluate(&file, &Data::embedded()).unwrap().report.expect("a report").trace;
    // 1,000 kWh x (0.5306 - 0.1564) kg = 374.2 kg; x 100 yuan = 37.42 yuan.
    assert_eq!(value(&trace, "g.CN.gap"), "0.3742");
    assert_eq!(value(&trace, "g.CN.p.saving"), "37.42");
    let Basis::Scenario(place) = &trace.node(trace.find("g.reference-factor").unwrap()).basis else {
        panic!("stated in the file")
    };
    assert_eq!(place.written.as_deref(), Some("530.6 gCO2/kWh"));
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
