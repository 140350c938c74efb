//! Whole runs of the program: what is printed, what is written, and how it ends.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test stops at the first surprise")]

use assert_cmd::Command;
use std::path::Path;

const HEADLINE: &str = "scenarios/sichuan-vs-national.toml";

fn carbontoll() -> Command {
    let mut command = Command::cargo_bin("carbontoll").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn run_prints_the_report_whatever_the_locale() {
    let plain = carbontoll().args(["run", HEADLINE]).assert().code(0).get_output().stdout.clone();
    assert!(text(&plain).contains("624.604845"));
    let elsewhere = Path::new(env!("CARGO_MANIFEST_DIR")).join(HEADLINE);
    let moved = carbontoll()
        .current_dir(std::env::temp_dir())
        .env("LANG", "zh_CN.UTF-8")
        .env("LC_ALL", "de_DE.UTF-8")
        .env("TZ", "Asia/Shanghai")
        .arg("run")
        .arg(elsewhere)
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    assert_eq!(plain, moved);
}

#[test]
fn standard_input_is_a_scenario_too() {
    let file = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(HEADLINE)).unwrap();
    let out = carbontoll().args(["run", "-", "--format", "json"]).write_stdin(file).assert().code(0);
    let document: serde_json::Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(document["format"], 1);
    let saving = &document["figures"]["literal.CN-without-CN-SC.iea-2050.saving"];
    assert_eq!(saving["value"], "624.604845");
    assert_eq!(saving["unit"], "CNY per 10000 CNY GDP");
    assert!(document["trace"].as_array().unwrap().len() > 50);
}

#[test]
fn one_bad_file_of_several_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.toml");
    std::fs::write(&bad, "format = 1\n").unwrap();
    let out = folder.path().join("out.txt");
    std::fs::write(&out, "before").unwrap();
    carbontoll().args(["run", HEADLINE]).arg(&bad).arg("-o").arg(&out).assert().code(1).stdout("");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "before");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file stays behind");
}

#[test]
fn output_is_written_whole_over_an_older_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.csv");
    std::fs::write(&out, "before").unwrap();
    carbontoll().args(["run", HEADLINE, "--format", "csv", "-o"]).arg(&out).assert().code(0).stdout("");
    let written = std::fs::read_to_string(&out).unwrap();
    assert!(written.starts_with("scenario,figure,label,value,unit\n"));
    assert!(written.contains("grid-2023.CN.iea-2050.saving,\"Carbon cost saved per 10,000 yuan of GDP\",400.59981,"));
    carbontoll().args(["run", HEADLINE, "-o"]).arg(folder.path().join("no/such/folder.txt")).assert().code(1);
}

#[test]
fn a_folder_becomes_a_site_and_tables_become_files() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site/deep");
    carbontoll().args(["run", "scenarios", "-o"]).arg(&site).assert().code(0).stdout("");
    assert!(std::fs::read_to_string(site.join("index.html")).unwrap().contains("sichuan-vs-national.html"));
    assert!(site.join("sichuan-vs-national.html").is_file());
    let tables = format!("{}/tables/", folder.path().display());
    carbontoll().args(["run", HEADLINE, "--format", "csv", "-o", &tables]).assert().code(0);
    let claims = std::fs::read_to_string(folder.path().join("tables/sichuan-vs-national.claims.csv")).unwrap();
    assert!(claims.starts_with("Rank,Compared with,Computed,Difference,Per cent,Could it be what was computed?\n"));
    assert!(claims.contains("-0.23,yes\n"));
    let charts = folder.path().join("charts");
    carbontoll().args(["run", HEADLINE, "--charts"]).arg(&charts).assert().code(0);
    let chart = std::fs::read_to_string(charts.join("sichuan-vs-national.methods.CN.gdp.auction.svg")).unwrap();
    assert!(chart.starts_with("<svg xmlns="));
    let book = folder.path().join("book.xlsx");
    carbontoll().args(["run", HEADLINE, "--format", "xlsx", "-o"]).arg(&book).assert().code(0);
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
}

/// The ending of a file asks for a format, and a format that is stated goes before it.
#[test]
fn the_ending_of_a_file_is_its_format() {
    let folder = tempfile::tempdir().unwrap();
    let begins = |name: &str, more: &[&str]| {
        let path = folder.path().join(name);
        carbontoll().args(["run", HEADLINE, "-o"]).arg(&path).args(more).assert().code(0);
        String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned()
    };
    assert!(begins("page.HTML", &[]).starts_with("<!DOCTYPE html>"));
    assert!(begins("page.htm", &[]).starts_with("<!DOCTYPE html>"));
    assert!(begins("book.xlsx", &[]).starts_with("PK"));
    assert!(begins("report.json", &[]).starts_with("{"));
    assert!(begins("report.csv", &[]).starts_with("scenario,figure,"));
    assert!(begins("report.md", &[]).starts_with("# "));
    for plain in ["report.txt", "report", "report.2026"] {
        assert!(begins(plain, &[]).starts_with("Sichuan against"), "{plain}");
    }
    assert!(begins("report.json", &["--format", "csv"]).starts_with("scenario,figure,"));
    // The summary of a list likewise.
    let summary = folder.path().join("summary.html");
    carbontoll().args(["portfolio", LIST, "--summary"]).arg(&summary).assert().code(0);
    assert!(std::fs::read_to_string(&summary).unwrap().starts_with("<!DOCTYPE html>"));
}

/// One bad scenario, or two reports that would be one file: nothing is written, not even the folder.
#[test]
fn a_folder_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let scenarios = folder.path().join("scenarios");
    std::fs::create_dir(&scenarios).unwrap();
    let site = folder.path().join("site");
    carbontoll().arg("run").arg(&scenarios).arg("-o").arg(&site).assert().code(1);
    let headline = Path::new(env!("CARGO_MANIFEST_DIR")).join(HEADLINE);
    std::fs::copy(&headline, scenarios.join("sichuan-vs-national.toml")).unwrap();
    std::fs::write(scenarios.join("bad.toml"), "format = 1\n").unwrap();
    carbontoll().arg("run").arg(&scenarios).arg("-o").arg(&site).assert().code(1);
    std::fs::remove_file(scenarios.join("bad.toml")).unwrap();
    let twice = carbontoll().arg("run").arg(&scenarios).arg(&headline).arg("-o").arg(&site).assert().code(1);
    assert!(text(&twice.get_output().stderr).contains("two reports are called `sichuan-vs-national`"));
    assert!(!site.exists());
    let page = folder.path().join("page.html");
    let other = "scenarios/provinces-ranked.toml";
    carbontoll().args(["run", HEADLINE, other, "--format", "html", "-o"]).arg(&page).assert().code(1);
    assert!(!page.exists());
}

/// Own data with a carbon price paid: the share that is left is used twice, under a name each.
#[test]
fn a_quote_with_own_data_and_a_price_paid_names_every_figure_once() {
    let quote =
        "quote --cn 72083900 --origin CN --year 2026 --quarter 3 --actual-direct 2.1 --carbon-price-paid 10:EUR";
    carbontoll().args(quote.split(' ')).assert().code(0);
}

#[test]
fn explain_goes_down_to_rows_and_lines() {
    let out = carbontoll().args(["explain", HEADLINE, "grid-2023.CN.auction.saving"]).assert().code(0);
    let tree = text(&out.get_output().stdout);
    for part in [
        "0.26706654 × 699.60202 = ",
        "0.5306 − 0.1564 = 0.3742",
        "china-grid-factors, CN-SC 2023 average",
        "sichuan-vs-national.toml, line",
        "95.35 × 7.3372 = 699.60202",
    ] {
        assert!(tree.contains(part), "{part} is missing in\n{tree}");
    }
    let wrong = carbontoll().args(["explain", HEADLINE, "grid-2023.CN.auktion.saving"]).assert().code(1);
    assert!(text(&wrong.get_output().stderr).contains("did you mean `grid-2023.CN.auction.saving`?"));
}

#[test]
fn check_finds_one_moved_digit_and_accept_locks_it() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = folder.path().join("mine.toml");
    let text_before = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(HEADLINE)).unwrap();
    std::fs::write(&scenario, &text_before).unwrap();
    let check = |arguments: &[&str]| carbontoll().arg("check").arg(folder.path()).args(arguments).assert();
    check(&[]).code(1);
    check(&["--accept"]).code(0);
    check(&[]).code(0);
    std::fs::write(&scenario, text_before.replace("95.35 EUR/tCO2", "95.36 EUR/tCO2")).unwrap();
    let out = check(&[]).code(1);
    let diff = text(&out.get_output().stdout);
    assert!(diff.contains("-") && diff.contains("699.675392"), "{diff}");
    std::fs::remove_file(&scenario).unwrap();
    check(&[]).code(1);
}

#[test]
fn new_writes_a_scenario_that_runs_and_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    carbontoll().arg("new").arg(&file).assert().code(0);
    let out = carbontoll().arg("run").arg(&file).assert().code(0);
    assert!(out.get_output().stderr.is_empty());
    let before = std::fs::read(&file).unwrap();
    carbontoll().arg("new").arg(&file).assert().code(1);
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn mistakes_end_as_they_should() {
    carbontoll().assert().code(2);
    carbontoll().args(["run", "--format", "pdf", HEADLINE]).assert().code(2);
    carbontoll().args(["run", "no-such-file.toml"]).assert().code(1);
    carbontoll().args(["run", "scenarios"]).assert().code(1);
    carbontoll().args(["check", "no-such-folder"]).assert().code(1);
    carbontoll().args(["data", "show", "no-such-table"]).assert().code(1);
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("large.toml");
    std::fs::write(&large, vec![b'#'; 50_000_000]).unwrap();
    let out = carbontoll().arg("run").arg(&large).assert().code(1);
    assert!(text(&out.get_output().stderr).contains("50000000 bytes"));
}

#[test]
fn data_can_be_browsed_and_replaced() {
    let out = carbontoll().args(["data", "show", "china-grid-factors", "CN-SC"]).assert().code(0);
    assert!(text(&out.get_output().stdout).contains("0.1564"));
    // A region by its name, in either language, finds the rows of its code and no others.
    for name in ["四川", "sichuan", "四川省"] {
        let out = carbontoll().args(["data", "show", "china-emissions", name, "--lang", "zh"]).assert().code(0);
        let shown = text(&out.get_output().stdout);
        assert!(shown.contains("显示 7 行，共 138 行。") && shown.contains("331.8"), "{name}: {shown}");
        assert!(shown.contains("45.760"), "the note of a row that is derived: {shown}");
    }
    carbontoll().args(["data", "check"]).assert().code(0);
    carbontoll().args(["data", "list", "--lang", "zh"]).assert().code(0);
    let own = carbontoll().args(["run", HEADLINE, "--data", "data"]).assert().code(0);
    assert!(text(&own.get_output().stdout).contains("given with --data"));
    carbontoll().args(["run", HEADLINE, "--data", "no-such-folder"]).assert().code(1);
}

#[test]
fn the_schema_accepts_every_shipped_scenario_and_the_starter() {
    let out = carbontoll().arg("schema").assert().code(0);
    let schema: serde_json::Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = carbontoll::load::list_files(&root.join("scenarios")).unwrap();
    files.push(root.join("src/cli/starter.toml"));
    for file in files {
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let mut value = serde_json::to_value(table).unwrap();
        dates_as_strings(&mut value);
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    }
    let mut wrong: serde_json::Value = serde_json::json!({"format": 1, "titel": "x"});
    assert!(!validator.is_valid(&wrong));
    wrong["format"] = serde_json::json!(2);
    assert!(!validator.is_valid(&wrong));
}

/// A TOML date arrives as a map of its own; editors hand it over as a string.
fn dates_as_strings(value: &mut serde_json::Value) {
    if let Some(date) = value.get("$__toml_private_datetime").cloned() {
        *value = date;
        return;
    }
    match value {
        serde_json::Value::Object(map) => map.values_mut().for_each(dates_as_strings),
        serde_json::Value::Array(items) => items.iter_mut().for_each(dates_as_strings),
        _ => {}
    }
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let out = carbontoll().args(["completions", shell]).assert().code(0);
        assert!(text(&out.get_output().stdout).contains("carbontoll"));
    }
}

/// A reader that stops after one line is no mistake.
#[test]
#[cfg(unix)]
fn a_closed_pipe_is_quiet() {
    let program = assert_cmd::cargo::cargo_bin("carbontoll");
    let script = format!("\"{}\" data show exchange-rates | head -1", program.display());
    let out = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(out.status.success());
    assert!(out.stderr.is_empty(), "{}", text(&out.stderr));
}

/// The example that `portfolio --template` writes.
const LIST: &str = "src/cli/template.csv";

#[test]
fn a_list_comes_out_with_its_rows_and_its_refused_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mine = path("mine.csv");
    carbontoll().args(["portfolio", "--template"]).arg(&mine).assert().code(0);
    carbontoll().args(["portfolio", "--template"]).arg(&mine).assert().code(1);
    let out = carbontoll().arg("portfolio").arg(&mine).arg("-o").arg(path("rows.csv")).assert().code(0);
    assert!(text(&out.get_output().stdout).contains("The answer"));
    let rows = std::fs::read_to_string(path("rows.csv")).unwrap();
    assert!(rows.contains("163527.432,liable,\n"), "{rows}");
    // A line that cannot be read is in both files, and the exit code tells unless the user is lenient.
    let bad = std::fs::read_to_string(&mine).unwrap().replace("2026-02-10", "soon");
    std::fs::write(&mine, bad).unwrap();
    let run = |more: &[&str]| {
        let mut command = carbontoll();
        command.arg("portfolio").arg(&mine).arg("-o").arg(path("rows.csv")).arg("--errors").arg(path("bad.csv"));
        command.args(more).assert()
    };
    run(&[]).code(1);
    run(&["--lenient"]).code(0);
    let chinese = run(&["--lang", "zh", "--format", "markdown"]).code(1);
    assert!(text(&chinese.get_output().stdout).contains("不是日期"));
    let refused = std::fs::read_to_string(path("bad.csv")).unwrap();
    assert_eq!(refused.lines().count(), 2);
    assert!(refused.contains(",2,date-unreadable: `soon` 不是日期"), "{refused}");
    assert_eq!(std::fs::read_to_string(path("rows.csv")).unwrap().lines().count(), rows.lines().count());
}

/// The summary of a list is a report like any other: a page, with its chart as a file, and text of users as text.
#[test]
fn the_summary_of_a_list_is_also_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let lines = [
        "importer,cn_code,origin,net_mass_t,import_date",
        "<script>alert(1)</script>,72083900,CN,1000,2026-02-10",
        "<script>alert(1)</script>,76011010,IN,100,2026-05-10",
    ];
    std::fs::write(path("list.csv"), lines.join("\n")).unwrap();
    let run = |summary: &Path, more: &[&str]| {
        let mut command = carbontoll();
        command.arg("portfolio").arg(path("list.csv")).args(["--format", "html", "--summary"]).arg(summary);
        command.arg("--charts").arg(path("charts")).args(more).assert()
    };
    run(&path("page.html"), &[]).code(0).stdout("");
    let page = std::fs::read_to_string(path("page.html")).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>"));
    let chart = std::fs::read_to_string(path("charts/portfolio.costs.svg")).unwrap();
    assert!(chart.starts_with("<svg") && page.contains("Goods of greatest cost"));
    run(&path("page.zh.html"), &["--lang", "zh"]).code(0);
    assert!(std::fs::read_to_string(path("page.zh.html")).unwrap().contains("成本最高的货物"));
    // No output is an input or another output.
    run(&path("list.csv"), &[]).code(1);
    let twice = path("rows.csv");
    run(&twice, &["-o", twice.to_str().unwrap()]).code(1);
    assert!(!twice.exists());
    assert_eq!(std::fs::read_to_string(path("list.csv")).unwrap(), lines.join("\n"));
}

#[test]
fn a_list_from_standard_input_and_in_a_workbook_is_the_same_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let list = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST)).unwrap();
    let plain = carbontoll().args(["portfolio", LIST, "--format", "json", "-o"]).arg(path("rows.csv")).assert().code(0);
    let piped = carbontoll().args(["portfolio", "-", "--format", "json"]).write_stdin(list).assert().code(0);
    let figures = |out: &assert_cmd::assert::Assert| -> serde_json::Value {
        serde_json::from_slice::<serde_json::Value>(&out.get_output().stdout).unwrap()["figures"].clone()
    };
    assert_eq!(figures(&plain), figures(&piped));
    // To a workbook and back: the results are columns of the program's own, which it writes anew.
    carbontoll().args(["portfolio", LIST, "-o"]).arg(path("rows.xlsx")).assert().code(0);
    let again = carbontoll().arg("portfolio").arg(path("rows.xlsx")).args(["--format", "json"]).assert().code(0);
    assert_eq!(figures(&plain)["total.cost"]["value"], figures(&again)["total.cost"]["value"]);
    carbontoll().arg("portfolio").arg(path("rows.xlsx")).args(["--sheet", "no"]).assert().code(1);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("2026").unwrap();
    let cells = ["cn_code", "origin", "net_mass_t", "import_date"];
    for (column, cell) in (0..).zip(cells) {
        sheet.write(0, column, cell).unwrap();
    }
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 8, 31).unwrap();
    sheet.write(2, 0, 72_083_900).unwrap();
    sheet.write(2, 1, "China, \"PRC\"").unwrap();
    sheet.write(2, 2, 12.5).unwrap();
    sheet.write_with_format(2, 3, &date, &day).unwrap();
    workbook.save(path("own.xlsx")).unwrap();
    let out = carbontoll().arg("portfolio").arg(path("own.xlsx")).arg("-o").arg(path("own.csv")).assert().code(1);
    assert!(text(&out.get_output().stdout).contains("unknown-origin"));
    let rows = std::fs::read_to_string(path("own.csv")).unwrap();
    assert!(rows.contains("72083900,\"China, \"\"PRC\"\"\",12.5,2026-08-31,,,,,,refused,\"unknown-origin"), "{rows}");
}

#[test]
fn a_list_that_is_wrong_as_a_whole_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("rows.csv"), "before").unwrap();
    std::fs::write(path("bad.csv"), "cn_code,origin,net_mass_t,import_date\n72083900,\"CN,1,2026-01-01\n").unwrap();
    std::fs::write(path("other.csv"), "origin,cn_code,net_mass_t,import_date\nCN,72083900,1,2026-01-01\n").unwrap();
    let list = path("list.csv");
    std::fs::write(&list, "Tariff,origin,net_mass_t,import_date\n72083900,CN,60,2026-01-01\n").unwrap();
    let run = |files: &[&Path], more: &[&str], output: &Path| {
        carbontoll().arg("portfolio").args(files).args(more).arg("-o").arg(output).assert()
    };
    let out = path("rows.csv");
    let map = ["--map", "cn_code=Tariff"];
    run(&[&path("bad.csv")], &[], &out).code(1);
    run(&[&list], &[], &out).code(1);
    run(&[&list], &["--map", "code=Tariff"], &out).code(1);
    run(&[&list], &["--map", "cn_code=No"], &out).code(1);
    run(&[&list], &["--map", "Tariff"], &out).code(1);
    run(&[&list, &path("other.csv")], &map, &out).code(1);
    run(&[&path("no-such.csv")], &[], &out).code(1);
    run(&[folder.path()], &[], &out).code(1);
    run(&[&list], &map, &list).code(1);
    run(&[&list], &map, &path("rows.txt")).code(1);
    run(&[], &[], &out).code(2);
    run(&[&list], &["--price", "-3"], &out).code(2);
    run(&[&list], &["--price", "0", "--map", "cn_code=Tariff"], &out).code(1);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "before");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4, "no temporary file stays behind");
    run(&[&list], &map, &out).code(0);
    assert!(std::fs::read_to_string(&out).unwrap().starts_with("Tariff,origin"));
}

#[test]
fn a_line_of_a_list_is_explained() {
    let out = carbontoll().args(["explain", "--row", "2", LIST]).assert().code(0);
    let tree = text(&out.get_output().stdout);
    for part in [
        "Status: liable",
        "2,169.95 × 75.36 = 163,527.432",
        "template.csv, line 2 (net_mass_t)",
        "eu-default-values, CN",
    ] {
        assert!(tree.contains(part), "{part} is missing in\n{tree}");
    }
    carbontoll().args(["explain", "--row", "1", LIST]).assert().code(1);
    carbontoll().args(["explain", "--row", "99", LIST]).assert().code(1);
    carbontoll().args(["explain", LIST]).assert().code(1);
}
