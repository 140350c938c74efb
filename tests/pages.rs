//! Charts, pages, workbooks and tables as files: what is drawn adds up, what users write stays text, and
//! what is locked has not moved. How pages look is checked in a browser by `.ci/browser`, for which
//! `CHART_PAGES=FOLDER cargo test --test pages` writes a page of every kind of chart.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use calamine::{Data as Content, Reader as _, Xlsx};
use carbontoll::diag::SourceFile;
use carbontoll::load::{self, Data};
use carbontoll::quantity::unit::GoodUnit;
use carbontoll::quantity::{Currency, Decimal, Unit};
use carbontoll::render::svg::{self, Layout};
use carbontoll::render::{Format, charts, folder, html, render, report_schema};
use carbontoll::report::chart::{
    Band, Chart, Fan, HeatMap, Lines, Named, Part, Plot, Series, Stacked, Swing, Tornado, Value, Waterfall,
};
use carbontoll::report::{Block, Report, Section};
use carbontoll::text::{Lang, Text};
use std::io::Cursor;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn report(path: &str) -> Report {
    evaluated(load::read_file(&Path::new(ROOT).join(path)).expect("readable"))
}

fn evaluated(file: SourceFile) -> Report {
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    assert!(!evaluation.diagnostics.has_errors());
    evaluation.report.expect("a report")
}

fn shipped() -> Vec<Report> {
    let files = load::list_files(&Path::new(ROOT).join("scenarios")).unwrap();
    files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml"))
        .map(|file| evaluated(load::read_file(&file).expect("readable")))
        .collect()
}

fn text(report: &Report, format: Format, lang: Lang) -> String {
    String::from_utf8(render(std::slice::from_ref(report), format, lang)).unwrap()
}

// ---- charts ----

/// What a waterfall takes away and adds leads from its start to its end exactly; one axis, one unit.
#[test]
fn charts_add_up_and_share_their_units() {
    let mut falls = 0;
    for report in shipped() {
        for chart in report.charts() {
            let units: Vec<Unit> = chart.values().iter().map(|value| value.unit(&report.trace)).collect();
            assert!(units.windows(2).all(|pair| pair[0] == pair[1]), "{} {}: {units:?}", report.scenario, chart.id);
            if let Plot::Waterfall(fall) = &chart.plot {
                falls += 1;
                let of = |value: Value| value.of(&report.trace);
                let end = fall.parts.iter().fold(of(fall.start.value), |left, part| {
                    if part.taken_away { left - of(part.value) } else { left + of(part.value) }
                });
                assert_eq!(end, of(fall.end.value), "{} {}", report.scenario, chart.id);
            }
        }
    }
    assert!(falls >= 4);
}

fn d(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn euro(text: &str) -> Value {
    Value::Exact(d(text), Unit::CostPer(Currency::EUR, GoodUnit::Tonne))
}

fn both(text: &str) -> Text {
    Text::same(text)
}

fn named(label: &str, value: &str) -> Named {
    Named { label: both(label), value: euro(value) }
}

/// One chart of each kind, by hand, with what is awkward about each.
fn samples() -> Vec<Chart> {
    let axis = || Text::new("Cost, EUR/t", "成本，欧元/吨");
    let series = |label: &str, values: [&str; 4]| Series {
        label: both(label),
        points: values
            .iter()
            .zip(["2026", "2028", "2030", "2034"])
            .map(|(value, year)| (d(year), (!value.is_empty()).then(|| euro(value))))
            .collect(),
    };
    let band = |label: &str, ends: [(&str, &str); 4]| Band {
        label: both(label),
        points: ends
            .iter()
            .zip(["2026", "2028", "2030", "2034"])
            .map(|((low, high), year)| (d(year), euro(low), euro(high)))
            .collect(),
    };
    let part = |label: &str, value: &str, taken_away: bool| Part { label: both(label), value: euro(value), taken_away };
    let plots = [
        Plot::Tornado(Tornado {
            axis: axis(),
            base: named("As it is", "178.63"),
            bars: vec![
                Swing {
                    label: both("Price of a certificate, 60 to 120 EUR"),
                    low: euro("130.197"),
                    high: euro("260.394"),
                },
                Swing { label: both("Direct emissions, 1.8 to 2.4 t"), low: euro("153.9"), high: euro("203.3") },
                // Both ends on one side: the input only ever lowers the result.
                Swing { label: both("Carbon price paid"), low: euro("178.63"), high: euro("170") },
            ],
        }),
        Plot::Waterfall(Waterfall {
            axis: axis(),
            start: named("Start", "1.0"),
            parts: vec![part("Taken away", "1.5", true), part("Not given back", "0.5", false)],
            end: named("End", "0"),
        }),
        Plot::Stacked(Stacked {
            axis: axis(),
            parts: ["Iron and steel", "Aluminium", "Cement", "Fertilisers"].map(both).into(),
            items: vec![
                (both("2026"), ["120", "30.5", "0", "12"].map(euro).into()),
                (both("2034"), ["480.25", "95", "14", "-20"].map(euro).into()),
            ],
        }),
        Plot::Lines(Lines {
            x_axis: both("Year"),
            y_axis: axis(),
            series: vec![
                series("Official price", ["75", "82", "90", "110"]),
                series("Scenario: net zero by 2050", ["80", "", "140", "250"]),
                // Two lines that end in the same place: their names must not.
                series("Shadow price of a bank", ["100", "150", "200", "251"]),
            ],
        }),
        Plot::Fan(Fan {
            x_axis: both("Year"),
            y_axis: axis(),
            middle: series("Median", ["160", "220", "300", "420"]),
            bands: vec![
                band("5 % to 95 %", [("120", "210"), ("140", "330"), ("170", "480"), ("210", "700")]),
                band("25 % to 75 %", [("145", "180"), ("190", "260"), ("240", "360"), ("330", "520")]),
            ],
        }),
        Plot::HeatMap(HeatMap {
            cells_show: axis(),
            x_axis: both("Price of a certificate, EUR"),
            y_axis: both("Direct emissions, t"),
            columns: ["60", "80", "100", "120"].map(both).into(),
            rows: vec![
                (both("1.8"), vec![Some(euro("100.2")), Some(euro("133.6")), Some(euro("167")), None]),
                (both("2.4"), ["136.2", "181.6", "227", "272.4"].map(|value| Some(euro(value))).into()),
            ],
        }),
    ];
    let kinds = ["tornado", "waterfall", "stacked", "lines", "fan", "heat-map"];
    kinds.iter().zip(plots).map(|(kind, plot)| Chart { id: (*kind).to_owned(), title: both(kind), plot }).collect()
}

#[test]
fn every_kind_of_chart_is_as_locked() {
    let trace = carbontoll::trace::Trace::default();
    for chart in samples() {
        insta::assert_snapshot!(chart.id.as_str(), svg::draw(&chart, &trace, Lang::En, Layout::File));
        // On a telephone nothing is drawn outside the 320 pixels.
        let narrow = svg::draw(&chart, &trace, Lang::Zh, Layout::Narrow);
        for x in narrow.split(" x=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!((0.0..=320.0).contains(&x.parse::<f64>().unwrap()), "{}: x = {x}", chart.id);
        }
    }
}

/// For `.ci/browser`: the same charts on a page.
#[test]
fn pages_of_samples_are_written_where_asked() {
    let Some(folder) = std::env::var_os("CHART_PAGES") else {
        return;
    };
    let mut sample = report("scenarios/sichuan-vs-national.toml");
    let mut section = Section::new("samples", both("Samples"));
    section.blocks.extend(samples().into_iter().map(Block::Chart));
    sample.sections = vec![section];
    for (lang, name) in [(Lang::En, "samples.en.html"), (Lang::Zh, "samples.zh.html")] {
        std::fs::write(Path::new(&folder).join(name), html::page(&sample, lang, false)).unwrap();
    }
    for (lang, name) in [(Lang::En, "hostile.en.html"), (Lang::Zh, "hostile.zh.html")] {
        std::fs::write(Path::new(&folder).join(name), html::page(&hostile(), lang, false)).unwrap();
    }
}

/// Every number of a chart stands with all its digits in the table beneath it.
#[test]
fn tables_of_charts_have_every_value() {
    for chart in samples() {
        let cells = chart
            .table()
            .rows
            .iter()
            .flatten()
            .filter(|cell| matches!(cell, carbontoll::report::Cell::Text(_)))
            .count();
        assert!(cells >= chart.values().len(), "{}", chart.id);
    }
}

// ---- what users write ----

fn hostile() -> Report {
    let mut file = load::read_file(&Path::new(ROOT).join("tests/browser/hostile.toml")).expect("readable");
    file.text = file.text.replace("LONG-WORD", &"W".repeat(10_000));
    evaluated(file)
}

/// Text of users is text: in a page, in drawings, in Markdown, in cells.
#[test]
fn hostile_text_stays_text() {
    let report = hostile();
    for lang in [Lang::En, Lang::Zh] {
        let page = text(&report, Format::Html, lang);
        // The only elements are ours: one style sheet, no script, no picture but the drawings.
        assert_eq!(page.matches("<style").count(), 1);
        assert_eq!(page.matches("</style").count(), 1);
        for tag in ["<script", "<img", "<b>", "<!--", "<svg onload"] {
            assert!(!page.contains(tag), "{tag}");
        }
        assert!(page.contains("&lt;script&gt;alert("));
        assert!(page.contains("&amp;lt;already escaped&amp;gt;"));
        // What is written from right to left is kept apart from what stands beside it.
        assert!(page.contains("\u{2068}مرحبا بالعالم\u{2069} 12 34"));
        assert!(page.contains("\u{2068}שלום\u{2069}, 100"));
        let drawings = charts(std::slice::from_ref(&report), lang);
        assert!(!drawings.is_empty());
        for (name, bytes) in drawings {
            well_formed(&name, &bytes);
        }
        let markdown = text(&report, Format::Markdown, lang);
        assert!(markdown.starts_with("# \\<script\\>alert"));
        assert!(!markdown.contains(" | a | b | "), "a bar of a text is no column");
        for (name, bytes) in folder(std::slice::from_ref(&report), Format::Csv, lang) {
            let table = String::from_utf8(bytes).unwrap();
            for record in
                csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_bytes()).records()
            {
                for field in &record.unwrap() {
                    let formula =
                        field.starts_with(['=', '+', '@']) || field.starts_with('-') && field.parse::<f64>().is_err();
                    assert!(!formula, "{name}: {field}");
                }
            }
        }
    }
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(render(&[hostile()], Format::Xlsx, Lang::En))).unwrap();
    let mut found = false;
    for sheet in workbook.sheet_names() {
        for (_, _, formula) in workbook.worksheet_formula(&sheet).unwrap().cells() {
            assert!(!formula.contains("HYPERLINK"), "{formula}");
        }
        for (_, _, cell) in workbook.worksheet_range(&sheet).unwrap().cells() {
            found |= matches!(cell, Content::String(words) if words.contains("=HYPERLINK(\"http"));
        }
    }
    assert!(found, "the label stands in a cell as text");
}

fn well_formed(name: &str, bytes: &[u8]) {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    reader.config_mut().check_end_names = true;
    let mut elements = 0;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element)) => {
                let tag = element.name().as_ref().to_owned();
                let ours = ["svg", "rect", "line", "text", "polyline", "polygon", "circle"];
                assert!(ours.contains(&tag.as_str()), "{name}: <{tag}>");
                elements += 1;
            }
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
    assert!(elements > 3, "{name}");
}

// ---- files ----

#[test]
fn a_page_needs_nothing_from_outside() {
    for report in shipped() {
        let page = text(&report, Format::Html, Lang::En);
        for word in ["src=", "url(", "@import", "<script", "<iframe", "http-equiv=\"refresh\""] {
            assert!(!page.contains(word), "{}: {word}", report.scenario);
        }
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links.filter(|link| *link != "data:,") {
            let target = link.strip_prefix('#').expect("only places of the page itself");
            assert!(page.contains(&format!("id=\"{target}\"")), "{}: {link} leads nowhere", report.scenario);
        }
    }
}

/// Each report and the index of a folder; the links of the index lead to the pages.
#[test]
fn a_site_has_an_index_and_a_page_each() {
    let reports = shipped();
    let files = folder(&reports, Format::Html, Lang::Zh);
    assert_eq!(files.len(), reports.len() + 1);
    let index = String::from_utf8(files[0].1.clone()).unwrap();
    for (name, page) in &files[1..] {
        assert!(index.contains(&format!("href=\"{name}\"")), "{name}");
        assert!(String::from_utf8_lossy(page).contains("href=\"index.html\""));
    }
}

/// The published schema holds for every report, and not for anything else.
#[test]
fn json_follows_its_schema() {
    let validator = jsonschema::validator_for(&report_schema()).unwrap();
    let reports = shipped();
    for report in &reports {
        let document: serde_json::Value = serde_json::from_str(&text(report, Format::Json, Lang::En)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", report.scenario);
        for change in ["/extra", "/trace/0/extra", "/trace/0/basis/extra"] {
            let mut changed = document.clone();
            let (place, key) = change.rsplit_once('/').unwrap();
            changed.pointer_mut(place).unwrap()[key] = serde_json::json!(1);
            assert!(!validator.is_valid(&changed), "{change}");
        }
        let mut changed = document.clone();
        changed["trace"][0]["value"] = serde_json::json!("1e3");
        assert!(!validator.is_valid(&changed));
    }
    let several: serde_json::Value = serde_json::from_slice(&render(&reports, Format::Json, Lang::En)).unwrap();
    assert!(validator.is_valid(&several));
}

/// The first sections of the headline's page, without its style sheet, in both languages.
#[test]
fn the_headline_page_is_as_locked() {
    let report = report("scenarios/sichuan-vs-national.toml");
    for (lang, name) in [(Lang::En, "headline-page.en"), (Lang::Zh, "headline-page.zh")] {
        let page = text(&report, Format::Html, lang);
        let (before, rest) = page.split_once("<style>").unwrap();
        let (_, after) = rest.split_once("</style>").unwrap();
        // A line an element, so that a change is read where it is.
        let lines = format!("{before}{after}").replace("><", ">\n<");
        // First screen, charts, answer, and a table whose figures open; the rest is made by the same code.
        let first_sections = lines.split("<section id=\"methods\">").next().unwrap();
        insta::assert_snapshot!(name, first_sections);
    }
}
