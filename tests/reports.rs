//! What a report says of its figures: the day whose knowledge it holds, the period of a price, the product
//! behind an export value, rates as per cent, medians and means, years of importation.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use assert_cmd::Command;
use carbontoll::diag::SourceFile;
use carbontoll::load::Data;
use carbontoll::render::{Format, render};
use carbontoll::report::Report;
use carbontoll::text::Lang;

const GRID: &str = r#"
format = 1
title = "Test"
as_known_on = 2026-11-21
result = "what-if"
subject = "CN-SC"
references = ["CN"]
[[method]]
name = "grid"
kind = "grid-electricity"
year = 2023
electricity = { value = "713.7 kWh/10000 CNY export value", source = "test" }
"#;
const PRICE: &str = r#"
[[price]]
name = "round"
kind = "scenario"
amount = { value = "100 CNY/tCO2", source = "test" }
"#;

fn report(text: &str) -> Report {
    let file = SourceFile { name: "test.toml".into(), text: text.into() };
    let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
    evaluation.report.unwrap_or_else(|| panic!("{:?}", evaluation.diagnostics))
}

/// A report as running text: lines of a terminal are joined.
fn said(report: &Report, lang: Lang) -> String {
    let text = String::from_utf8(render(std::slice::from_ref(report), Format::Text, lang)).unwrap();
    let lines: Vec<&str> = text.split_whitespace().collect();
    if lang == Lang::En { lines.join(" ") } else { lines.concat() }
}

fn carbontoll() -> Command {
    let mut command = Command::cargo_bin("carbontoll").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Every door states the earlier of the two days, and the day that was asked for.
#[test]
fn nothing_is_known_after_the_day_of_the_data() {
    let later = format!("{GRID}{PRICE}").replace("2026-11-21", "2027-06-01");
    let data = Data::embedded();
    let file = SourceFile { name: "test.toml".into(), text: later.clone() };
    let evaluation = carbontoll::evaluate(&file, &data).unwrap();
    let codes: Vec<&str> = evaluation.diagnostics.sorted().iter().map(|each| each.code).collect();
    assert_eq!(codes, ["later-than-data"]);
    let late = evaluation.report.unwrap();
    let data_day = carbontoll::reference::Library::sources(&data).unwrap().day().unwrap();
    assert_eq!(late.stamp.as_known_on, data_day);
    let line = format!("As known on {data_day}, the day of the data; 2027-06-01 was asked for.");
    assert!(said(&late, Lang::En).contains(&line));
    assert!(said(&late, Lang::Zh).contains(&format!("数据截至{data_day}（数据本身的日期，早于所要求的2027-06-01）。")));
    for format in [Format::Markdown, Format::Html] {
        let text = String::from_utf8(render(std::slice::from_ref(&late), format, Lang::En)).unwrap();
        assert!(text.contains(&line), "{format:?}");
    }
    let json: serde_json::Value =
        serde_json::from_slice(&render(std::slice::from_ref(&late), Format::Json, Lang::En)).unwrap();
    assert_eq!(json["as_known_on"], data_day.to_string());
    assert_eq!(json["asked_known_on"], "2027-06-01");
    // The figures are those of the day of the data; on that day itself there is nothing to say.
    let on_the_day = report(&later.replace("2027-06-01", &data_day.to_string()));
    assert_eq!(on_the_day.stamp.asked_known_on, None);
    assert!(said(&on_the_day, Lang::En).contains(&format!("As known on {data_day}. Data")));
    let values = |report: &Report| report.trace.nodes().iter().map(|node| node.value).collect::<Vec<_>>();
    assert_eq!(values(&late), values(&on_the_day));
}

#[test]
fn flags_that_take_a_day_warn_of_one_after_the_data() {
    let quote = ["quote", "--cn", "72083900", "--origin", "CN", "--year", "2026", "--quarter", "3"];
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    std::fs::write(&list, "cn,origin,mass_t,date\n72083900,CN,100,2026-08-15\n").unwrap();
    let day = ["--as-known-on", "2027-06-01"];
    let goods = ["--cn", "72083900", "--origin", "CN"];
    for arguments in [
        [&quote[..], &day].concat(),
        [&["portfolio", list.to_str().unwrap()][..], &day].concat(),
        [&["diff-law", "2026-01-31", "2027-06-01", "--price", "80"][..], &goods].concat(),
    ] {
        let run = carbontoll().args(&arguments).assert();
        let output = run.get_output();
        let complaint = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(complaint.contains("warning[later-than-data]"), "{arguments:?}: {complaint}");
        let report = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(report.contains("the day of the data; 2027-06-01 was asked for."), "{report}");
    }
    let quiet = carbontoll().args(quote).assert().code(0);
    assert!(quiet.get_output().stderr.is_empty());
}

/// A quarter's price is that of its quarter, wherever it is named.
#[test]
fn a_price_of_a_quarter_names_it() {
    let price = r#"
[[price]]
name = "certificate"
series = "cbam-certificate-price"
year = 2026
period = "Q1"
exchange = { rate = { value = "8 CNY/EUR", source = "test" } }
"#;
    let report = report(&format!("{GRID}{price}"));
    let (en, zh) = (said(&report, Lang::En), said(&report, Lang::Zh));
    assert!(en.contains("CBAM certificate price, first quarter of 2026"), "{en}");
    assert!(!en.contains("CBAM certificate price, 2026"), "{en}");
    assert!(zh.contains("（2026年第一季度）"), "{zh}");
    let html = String::from_utf8(render(std::slice::from_ref(&report), Format::Html, Lang::Zh)).unwrap();
    assert!(html.contains("（2026年第一季度）"));

    let quote = ["quote", "--cn", "72083900", "--origin", "CN", "--year", "2026", "--quarter", "2"];
    let out = carbontoll().args(quote).args(["--format", "markdown"]).assert().code(0).get_output().stdout.clone();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("Price of a CBAM certificate, second quarter of 2026"), "{out}");
}

/// A log-normal price around a median or a mean, against the closed form: exp(0.40² × 4 / 2) = 1.3771.
#[test]
fn a_band_says_whether_its_value_is_a_median_or_a_mean() {
    let band = |more: &str| {
        let question = format!(
            "[uncertainty]\nfigures = [\"grid.CN.round.saving\"]\nseed = 7\n[[uncertainty.input]]\n\
             input = \"price.round.amount\"\nshape = \"log-normal\"\nyears = 4\n{more}"
        );
        report(&format!("{GRID}{PRICE}{question}"))
    };
    let finding = |report: &Report, key: &str| {
        let found = report.findings().find(|found| found.key == format!("uncertainty.{key}")).unwrap();
        let error = match found.exactness {
            carbontoll::report::Exactness::Sampled { standard_error } => standard_error,
            _ => carbontoll::quantity::Decimal::ZERO,
        };
        [found.value, error].map(|number| number.to_string().parse::<f64>().unwrap())
    };
    // 100 yuan x 0.26706654 t, by the published factors of the two grids.
    let stated = band("").trace.nodes().iter().find(|node| node.key == "grid.CN.round.saving").unwrap().value;
    let stated: f64 = stated.to_string().parse().unwrap();
    let factor = (0.40_f64 * 0.40 * 4.0 / 2.0).exp();
    for (more, median, mean) in [("", 1.0, factor), ("value_is = \"mean\"\n", 1.0 / factor, 1.0)] {
        let report = band(more);
        for (statistic, wanted) in [("p50", median), ("mean", mean)] {
            let [found, error] = finding(&report, &format!("grid.CN.round.saving.{statistic}"));
            let within = 4.0 * error;
            approx::assert_abs_diff_eq!(found, wanted * stated, epsilon = within);
            // The input itself, in closed form, to the three digits shown.
            let [found, _] = finding(&report, &format!("input.price.round.amount.{statistic}"));
            approx::assert_relative_eq!(found, 100.0 * wanted, max_relative = 0.005);
        }
    }
    let said_of = |more| said(&band(more), Lang::En);
    let median = said_of("");
    assert!(
        median.contains(
            "the stated value, 100 CNY/tCO2, is the MEDIAN; times exp(0.40² × 4 / 2) = 1.377 the mean is 138 CNY/tCO2."
        ),
        "{median}"
    );
    assert!(median.contains("(mean 138 CNY/tCO2, MEDIAN 100 CNY/tCO2)"), "{median}");
    let mean = said_of("value_is = \"mean\"\n");
    assert!(
        mean.contains(
            "the stated value, 100 CNY/tCO2, is the MEAN; over exp(0.40² × 4 / 2) = 1.377 the median is 72.6 CNY/tCO2."
        ),
        "{mean}"
    );
    assert!(!mean.contains("the mean of these inputs is not what is stated"), "{mean}");
    // A mean over the last of four years wanders as a price three years and a third ahead does.
    let window = said_of("window = 1\n");
    assert!(window.contains("exp(0.40² × 3.33 / 2) = 1.306"), "{window}");
    // Without a spread the two are one, and nothing is said.
    let still = said_of("sigma = { value = \"0 %\", assumption = \"any\" }\n");
    assert!(!still.contains("MEDIAN"), "{still}");
}

/// By hand: 3.2 bn x 18 % = 576 m; 20,000 x 21,200 = 424 m, x 7.1 = 3,010.4 m; with a share of 25 % of 424 m,
/// 106 m, x 7.1 = 752.6 m.
#[test]
fn an_export_value_shows_the_products_behind_it() {
    let share = |share: &str| format!("share = {{ value = {share}, source = \"test\" }}\n");
    let value = "[export]\nvalue = { value = \"3.2 billion CNY\", source = \"test\" }\n";
    let vehicles = "[export]\nlabel = { en = \"Cars\", zh = \"汽车\" }\nunits = { value = \"20000 vehicle\", source = \"test\" }\n\
                    unit_price = { value = \"21200 USD/vehicle\", source = \"test\" }\n\
                    exchange = { rate = { value = \"7.1 CNY/USD\", source = \"test\" } }\n";
    let output = "[output]\nof = \"export-value\"\nvalue = { value = \"10 million USD\", source = \"test\" }\n\
                  exchange = { rate = { value = \"7.1 CNY/USD\", source = \"test\" } }\n";
    for (export, en, zh) in [
        (
            output.to_owned(),
            "Value to scale to, export value: 10,000,000 USD × 7.1 CNY/USD = 71,000,000 CNY.",
            "折算金额（出口额）：10,000,000美元×7.1元/美元＝71,000,000元。",
        ),
        (
            format!("{value}{}", share("0.18")),
            "Export value: 3,200,000,000 CNY × 18 % = 576,000,000 CNY.",
            "出口额：3,200,000,000元×18%＝576,000,000元。",
        ),
        (value.to_owned(), "Export value: 3,200,000,000 CNY.", "出口额：3,200,000,000元。"),
        (
            vehicles.to_owned(),
            "Cars: 20,000 vehicles × 21,200 USD/vehicle = 424,000,000 USD; \
             424,000,000 USD × 7.1 CNY/USD = 3,010,400,000 CNY.",
            "汽车：20,000辆×21,200美元/辆＝424,000,000美元；424,000,000美元×7.1元/美元＝3,010,400,000元。",
        ),
        (
            format!("{vehicles}{}", share("\"25 %\"")),
            "Cars: 20,000 vehicles × 21,200 USD/vehicle = 424,000,000 USD; \
             424,000,000 USD × 25 % = 106,000,000 USD; 106,000,000 USD × 7.1 CNY/USD = 752,600,000 CNY.",
            "汽车：20,000辆×21,200美元/辆＝424,000,000美元；424,000,000美元×25%＝106,000,000美元；\
             106,000,000美元×7.1元/美元＝752,600,000元。",
        ),
    ] {
        let report = report(&format!("{GRID}{PRICE}{export}"));
        let text = said(&report, Lang::En);
        assert!(text.contains(en), "{text}");
        let text = said(&report, Lang::Zh);
        assert!(text.contains(&zh.replace(' ', "")), "{text}");
    }
}

/// Every spelling of a rate is the same number, exactly, and is printed as per cent; JSON and CSV keep the ratio.
#[test]
fn rates_are_read_and_printed_as_per_cent() {
    let text = |rate: &str| {
        format!(
            "{GRID}{PRICE}[path]\nyears = {{ from = 2030, to = 2031 }}\nprice_paths = [\"flat\"]\n\
             discount_rate = {{ value = {rate}, assumption = \"any\" }}\nbase_year = 2030\n\
             [[price_path]]\nname = \"flat\"\nkind = \"scenario\"\n\
             [[price_path.year]]\nyear = 2030\nprice = {{ value = \"100 CNY/tCO2\", assumption = \"any\" }}\n\
             [[price_path.year]]\nyear = 2031\nprice = {{ value = \"100 CNY/tCO2\", assumption = \"any\" }}\n"
        )
    };
    let values = |report: &Report| {
        report.trace.nodes().iter().map(|node| (node.key.clone(), node.value.normalize())).collect::<Vec<_>>()
    };
    let bare = report(&text("0.03"));
    for spelling in ["\"3 %\"", "\"3%\"", "\"3 ％\"", "\"3％\"", "\" 3.0 % \"", "\"+3 %\""] {
        let report = report(&text(spelling));
        assert_eq!(values(&report), values(&bare), "{spelling}");
        assert!(said(&report, Lang::En).contains("Yearly discount rate: 3 %. any"), "{spelling}");
        assert!(said(&report, Lang::Zh).contains("年折现率：3%。any"), "{spelling}");
    }
    let one = std::slice::from_ref(&bare);
    let json: serde_json::Value = serde_json::from_slice(&render(one, Format::Json, Lang::En)).unwrap();
    let rate = bare.trace.nodes().iter().find(|node| node.is_rate()).unwrap();
    assert_eq!(json["figures"][&rate.key]["value"], "0.03");
    assert_eq!(json["figures"][&rate.key]["unit"], "1");
    let csv = String::from_utf8(render(one, Format::Csv, Lang::En)).unwrap();
    let line = csv.lines().find(|line| line.contains(&rate.key)).unwrap();
    assert!(line.contains(",0.03,"), "{line}");
    let html = String::from_utf8(render(one, Format::Html, Lang::En)).unwrap();
    assert!(html.contains("<strong>3</strong> %"), "the list of figures");
    let tree = carbontoll::render::trace_tree::tree(&bare.trace, bare.trace.find(&rate.key).unwrap(), Lang::En);
    assert!(tree.starts_with("Yearly discount rate = 3 %"), "{tree}");
    // Nothing is lost: 2.5625 % is 0.025625, and 100 times a ratio is its per cent.
    let fine = report(&text("\"2.5625 %\""));
    let rate = fine.trace.nodes().iter().find(|node| node.is_rate()).unwrap();
    assert_eq!(rate.value.to_string(), "0.025625");
    assert!(said(&fine, Lang::En).contains("Yearly discount rate: 2.5625 %."));
}

/// A question about a rate may be asked in per cent, and is answered in per cent.
#[test]
fn questions_about_a_rate_are_in_per_cent() {
    let export = "[export]\nvalue = { value = \"3.2 billion CNY\", source = \"test\" }\n\
                  share = { value = \"18 %\", source = \"test\" }\n";
    let question = |values: &str| {
        format!(
            "[sweep]\nfigures = [\"grid.CN.round.export-saving\"]\n[[sweep.axis]]\ninput = \"export.share\"\nvalues = [{values}]\n"
        )
    };
    let keys = report(&format!("{GRID}{PRICE}{export}"));
    let saving =
        keys.trace.nodes().iter().rev().find(|node| node.key.contains("export") && node.key.ends_with("saving"));
    let key = saving.expect("a saving on the export value").key.clone();
    let ask = |values: &str| {
        report(&format!("{GRID}{PRICE}{export}{}", question(values).replace("grid.CN.round.export-saving", &key)))
    };
    let (per_cent, ratio) = (ask("\"10 %\", \"20 %\""), ask("0.10, 0.20"));
    let of = |report: &Report| report.findings().map(|found| found.value.normalize()).collect::<Vec<_>>();
    assert_eq!(of(&per_cent), of(&ratio));
    let text = said(&per_cent, Lang::En);
    assert!(text.contains("from 10 % to 20 %; now 18 %."), "{text}");
}

/// The help shows both spellings with the number that was written.
#[test]
fn a_rate_out_of_range_is_shown_in_both_spellings() {
    let helps = |text: &str| {
        let file = SourceFile { name: "test.toml".into(), text: text.into() };
        let found = carbontoll::evaluate(&file, &Data::embedded()).unwrap().diagnostics;
        found.sorted().iter().flat_map(|each| each.help.iter().map(|help| help.en.clone())).collect::<Vec<_>>()
    };
    let export = |share: &str| {
        format!(
            "{GRID}{PRICE}[export]\nvalue = {{ value = \"3.2 billion CNY\", source = \"test\" }}\n\
             share = {{ value = {share}, source = \"test\" }}\n"
        )
    };
    for share in ["59.4", "\"5940 %\"", "\"59.4\"", "\"59.4 percent\""] {
        let helps = helps(&export(share));
        let wanted =
            if share.contains("percent") { "write 0.03 or \"3 %\"" } else { "write 0.594, or as per cent: \"59.4 %\"" };
        assert!(helps.iter().any(|help| help == wanted), "{share}: {helps:?}");
    }
    assert!(helps(&export("\"59.4 %\"")).is_empty());
}

#[test]
fn flags_take_per_cent_too() {
    let quote = |rebate: &str| {
        let arguments = [
            "quote",
            "--cn",
            "72083900",
            "--origin",
            "CN",
            "--year",
            "2026",
            "--quarter",
            "3",
            "--actual-direct",
            "2.1",
            "--free-allocation",
            "0",
            "--carbon-price-paid",
            "10:EUR",
            "--rebate",
            rebate,
            "--format",
            "json",
        ];
        let run = carbontoll().args(arguments).assert();
        let output = run.get_output();
        String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap()
    };
    let bare = quote("0.1");
    assert!(bare.contains("carbon_price_effectively_paid"), "{bare}");
    assert_eq!(quote("10%").replace("0.10", "0.1"), bare.replace("0.10", "0.1"));
}

fn good(name: &str, year: i16, more: &str) -> String {
    format!(
        "[[goods]]\nname = \"{name}\"\nlabel = \"{name}\"\ncode = \"7208 39 00\"\norigin = \"CN\"\nyear = {year}\n\
         quantity = {{ value = \"1 t\", assumption = \"any\" }}\n\
         price = {{ value = \"80 EUR/certificate\", assumption = \"any\" }}\n{more}\n"
    )
}

/// Goods of 2027 and of 2030 are no equals: each sentence, table and chart is of one year, and names it.
#[test]
fn goods_of_different_years_stand_apart() {
    let head = "format = 1\ntitle = \"Test\"\nas_known_on = 2026-11-21\nresult = \"what-if\"\n";
    let goods =
        [good("a", 2030, ""), good("b", 2027, ""), good("c", 2030, "instead_of = \"b\"\n"), good("d", 2027, "")];
    let report = report(&format!("{head}{}", goods.concat()));
    let text = said(&report, Lang::En);
    // By hand: 3.8244 less 1.3015 is 2.5229, times 80; 4.1431 less 0.70555 is 3.43755, times 80.
    let sentence = "The EU's carbon border charge on imports of 2027: b, 201.832 EUR/t; d, 201.832 EUR/t. \
                    The EU's carbon border charge on imports of 2030: a, 275.004 EUR/t; c, 275.004 EUR/t.";
    assert!(text.contains(sentence), "{text}");
    assert_eq!(report.headline.sentence.en, sentence);
    let zh = "2027年进口货物的欧盟碳边境调节机制成本：b 201.832欧元/吨；d 201.832欧元/吨。2030年进口货物的";
    assert!(report.headline.sentence.zh.starts_with(zh), "{:?}", report.headline.sentence);
    // The figures of the first screen are of one year, which they name.
    let shown: Vec<&str> = report.headline.figures.iter().map(|(label, _)| label.en.as_str()).collect();
    assert_eq!(shown, ["b (imported in 2027)", "d (imported in 2027)"]);
    for words in ["Imported in 2027, per tonne", "Imported in 2030, per tonne", "quantities imported in 2030:"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(text.contains("c (imported in 2030) instead of b (imported in 2027) costs 73.172 EUR/t more."), "{text}");
    let bars: Vec<(&str, usize)> = report
        .charts()
        .filter_map(|chart| match &chart.plot {
            carbontoll::report::chart::Plot::Bars(bars) => Some((chart.title.en.as_str(), bars.items.len())),
            _ => None,
        })
        .collect();
    assert_eq!(
        bars,
        [
            ("What a unit of each good costs, imported in 2027", 2),
            ("What a unit of each good costs, imported in 2030", 2)
        ]
    );
    let falls = report.charts().filter(|chart| chart.title.en.contains("(imported in 20")).count();
    assert_eq!(falls, 4);
}
