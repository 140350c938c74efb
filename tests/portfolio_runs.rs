//! Customs lists: sums, orders and threads, statuses and reasons, and files that are no lists.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use assert_cmd::Command;
use std::path::{Path, PathBuf};

const HEADER: &str = "id,importer,cn_code,origin,net_mass_t,import_date,production_year,emissions_basis,\
specific_direct_emissions,specific_indirect_emissions,precursor_free_allocation,production_route,\
carbon_price_paid_eur_per_tco2e,customs_value_eur";

fn portfolio() -> Command {
    let mut command = Command::cargo_bin("carbontoll").unwrap();
    command.arg("portfolio");
    command
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name)
    }
}

/// Lines of the row file as records by column.
fn rows(path: &Path) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn decimal(text: &str) -> carbontoll::quantity::Decimal {
    carbontoll::quantity::literal::parse(text).unwrap()
}

/// A list that is made by a rule, so that nothing in it is picked: goods, origins, importers, days.
fn list(lines: usize) -> Vec<String> {
    let goods = ["72083900", "72142000", "76011010", "31021019", "73181542", "28041000", "99999999", "25231000"];
    let origins = ["CN", "IN", "TR", "NO", "Brazil", "中国", "Nowhere"];
    (0..lines)
        .map(|at| {
            let (good, origin) = (goods[at % goods.len()], origins[at % origins.len()]);
            let (month, day) = (at % 12 + 1, at % 28 + 1);
            let mass = format!("{}.{}", at * 37 % 40 + 1, at % 1000);
            format!("S-{at},I-{},{good},{origin},{mass},2026-{month:02}-{day:02},,,,,,,,", at % 9)
        })
        .collect()
}

fn run(folder: &Folder, name: &str, lines: &[String], more: &[&str]) -> (PathBuf, serde_json::Value) {
    let input = folder.write(&format!("{name}.csv"), format!("{HEADER}\n{}\n", lines.join("\n")));
    let output = folder.path(&format!("{name}-out.csv"));
    let done =
        portfolio().arg(&input).args(["--lenient", "--format", "json", "-o"]).arg(&output).args(more).assert().code(0);
    (output, serde_json::from_slice(&done.get_output().stdout).unwrap())
}

/// The sum of the rows is the total, to the last digit; every line comes out, in its order, with a status.
#[test]
fn the_rows_add_up_to_the_totals() {
    let folder = Folder::new();
    let lines = list(2_000);
    let (output, report) = run(&folder, "all", &lines, &[]);
    let rows = rows(&output);
    assert_eq!(rows.len(), lines.len());
    let mut sums = [decimal("0"), decimal("0")];
    let mut seen = std::collections::BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        assert_eq!(row["id"], format!("S-{at}"));
        seen.insert(row["status"].clone());
        let counts = ["liable", "price-unpublished"].contains(&row["status"].as_str());
        for (sum, column) in sums.iter_mut().zip(["certificates", "cost_eur"]) {
            if counts && !row[column].is_empty() {
                *sum += decimal(&row[column]);
            }
        }
        let explained = row["reason"].is_empty();
        assert_eq!(explained, matches!(row["status"].as_str(), "liable"), "{row:?}");
    }
    for status in ["liable", "exempt-origin", "out-of-scope", "price-unpublished", "refused"] {
        assert!(seen.contains(status), "{status} in {seen:?}");
    }
    let text = report.to_string();
    for sum in sums {
        assert!(text.contains(&format!("\"{}\"", sum.normalize())), "{sum}");
    }
}

/// Threads change no byte of anything.
#[test]
fn threads_change_no_byte() {
    let folder = Folder::new();
    let lines = list(3_000);
    let (one, first) = run(&folder, "one", &lines, &["--threads", "1"]);
    let one = std::fs::read(one).unwrap();
    for threads in ["2", "5"] {
        let (several, report) = run(&folder, "one", &lines, &["--threads", threads]);
        assert!(one == std::fs::read(several).unwrap(), "{threads} threads");
        assert_eq!(first, report);
    }
}

/// The order of the lines changes their order and nothing else.
#[test]
fn the_order_of_lines_changes_only_their_order() {
    let folder = Folder::new();
    let mut lines = list(1_000);
    let (forward, _) = run(&folder, "forward", &lines, &[]);
    lines.reverse();
    let (backward, _) = run(&folder, "backward", &lines, &[]);
    let (forward, mut backward) = (rows(&forward), rows(&backward));
    backward.reverse();
    assert_eq!(forward, backward);
}

/// A list in two files is the same list.
#[test]
fn a_list_in_two_files_is_the_same_list() {
    let folder = Folder::new();
    let lines = list(1_000);
    let (whole, _) = run(&folder, "whole", &lines, &[]);
    let first = folder.write("first.csv", format!("{HEADER}\n{}\n", lines[..400].join("\n")));
    let second = folder.write("second.csv", format!("{HEADER}\n{}\n", lines[400..].join("\n")));
    let both = folder.path("both.csv");
    portfolio().arg(first).arg(second).args(["--lenient", "-o"]).arg(&both).assert().code(0);
    assert_eq!(rows(&whole), rows(&both));
}

/// The engine of a quote: one line is the quote of its good.
#[test]
fn a_line_is_the_quote_of_its_good() {
    let folder = Folder::new();
    let line = vec!["S,I,72083900,CN,1000,2026-02-10,,default,,,,,,".to_owned()];
    let (output, _) = run(&folder, "one", &line, &[]);
    let row = &rows(&output)[0];
    assert_eq!(row["specific_embedded_emissions"], "3.5057");
    assert_eq!(row["specific_embedded_free_allocation"], "1.33575");
    assert_eq!(row["certificates"], "2169.95");
    assert_eq!(row["cost_eur"], "163527.432");
}

/// Exactly 50 t of a year is exempt, a gram more is not; hydrogen has no threshold.
#[test]
fn the_threshold_is_of_the_whole_year() {
    let folder = Folder::new();
    let status = |second: &str| {
        let lines = [
            "a,I,72083900,CN,20,2026-02-10,,,,,,,,".to_owned(),
            format!("b,I,76011010,TR,{second},2026-09-10,,,,,,,,"),
            "c,I,28041000,CN,1,2026-05-10,,,,,,,,".to_owned(),
        ];
        let (output, _) = run(&folder, "year", &lines, &[]);
        rows(&output).iter().map(|row| row["status"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(status("30"), ["below-threshold", "below-threshold", "liable"]);
    assert_eq!(status("30.000001"), ["liable", "liable", "liable"]);
}

/// What a spreadsheet did to a code is undone where it is certain, and refused with a reason where it is not.
#[test]
fn absurd_cells_have_a_reason_each() {
    let folder = Folder::new();
    let cells = [
        ("72083900", "0", "2026-02-10"),
        ("72083900", "-5", "2026-02-10"),
        ("72083900", "1000000000000000", "2026-02-10"),
        ("72083900", "1.2345678901234567890123456789012345678901", "2026-02-10"),
        ("72083900", "5", "1926-02-10"),
        ("72083900", "5", "2026-02-30"),
        ("7.2083E+07", "5", "2026-02-10"),
        ("72083", "5", "2026-02-10"),
        ("", "5", "2026-02-10"),
    ];
    let lines: Vec<String> =
        cells.iter().map(|(code, mass, date)| format!("x,I,{code},CN,{mass},{date},,,,,,,,")).collect();
    let (output, _) = run(&folder, "absurd", &lines, &[]);
    for (row, cell) in rows(&output).iter().zip(cells) {
        assert_eq!(row["status"], "refused", "{cell:?}");
        assert!(row["reason"].len() > 10, "{cell:?}: {}", row["reason"]);
    }
    let blanks = vec!["x,I,7208 39 00,CN,5,2026-02-10,,,,,,,,".to_owned()];
    let (output, _) = run(&folder, "blanks", &blanks, &[]);
    assert_eq!(rows(&output)[0]["specific_embedded_emissions"], "3.5057");
}

/// Refused lines end with exit code 1, and stand in the file of errors.
#[test]
fn refused_lines_are_counted_and_kept() {
    let folder = Folder::new();
    let input = folder.write(
        "list.csv",
        format!("{HEADER}\na,I,72083900,CN,5,2026-02-10,,,,,,,,\nb,I,72083900,Nowhere,5,2026-02-10,,,,,,,,\n"),
    );
    let errors = folder.path("errors.csv");
    portfolio().arg(&input).arg("--errors").arg(&errors).assert().code(1);
    let kept = std::fs::read_to_string(errors).unwrap();
    assert!(kept.contains("Nowhere") && !kept.contains("a,I,"), "{kept}");
    portfolio().arg(&input).arg("--lenient").assert().code(0);
}

/// The same list in another dress: semicolons, a byte order mark, Windows line ends, GB18030 with Chinese
/// headers, gzip, standard input.
#[test]
fn lists_come_in_many_dresses() {
    use std::io::Write as _;
    let folder = Folder::new();
    let plain = format!("{HEADER}\na,I,72083900,CN,1000,2026-02-10,,,,,,,,\n");
    let cost = |input: &Path| {
        let output = folder.path("dress.csv");
        portfolio().arg(input).arg("-o").arg(&output).assert().code(0);
        // A list with semicolons or tabs comes out with them: it opens in the same spreadsheet.
        let text = std::fs::read_to_string(&output).unwrap();
        let mark = if text.contains(';') {
            b';'
        } else if text.contains('\t') {
            b'\t'
        } else {
            b','
        };
        let mut reader = csv::ReaderBuilder::new().delimiter(mark).from_reader(text.as_bytes());
        let at = reader.headers().unwrap().iter().position(|title| title == "cost_eur").unwrap();
        reader.records().next().unwrap().unwrap()[at].to_owned()
    };
    let expected = cost(&folder.write("plain.csv", &plain));
    assert_eq!(expected, "163527.432");
    assert_eq!(cost(&folder.write("semicolons.csv", plain.replace(',', ";"))), expected);
    assert_eq!(cost(&folder.write("tabs.csv", plain.replace(',', "\t"))), expected);
    assert_eq!(cost(&folder.write("windows.csv", format!("\u{feff}{}", plain.replace('\n', "\r\n")))), expected);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    assert_eq!(cost(&folder.write("list.csv.gz", gzip.finish().unwrap())), expected);
    let output = folder.path("stdin.csv");
    portfolio().arg("-").arg("-o").arg(&output).write_stdin(plain.clone()).assert().code(0);
    assert_eq!(rows(&output)[0]["cost_eur"], expected);
    // 原产国 in GB18030 instead of origin.
    let mut gb = Vec::new();
    for (at, part) in plain.split("origin").enumerate() {
        if at > 0 {
            gb.extend_from_slice(&[0xD4, 0xAD, 0xB2, 0xFA, 0xB9, 0xFA]);
        }
        gb.extend_from_slice(part.as_bytes());
    }
    assert_eq!(cost(&folder.write("gb.csv", gb)), expected);
}

/// What is no list is said to be none; nothing is written.
#[test]
fn what_is_no_list_is_an_error() {
    let folder = Folder::new();
    let wide = vec!["x"; 1_000].join(",");
    let files: [(&str, Vec<u8>); 6] = [
        ("empty", Vec::new()),
        ("no-column", b"id,cn_code,origin\na,72083900,CN\n".to_vec()),
        ("wide", format!("{wide}\n{wide}\n").into_bytes()),
        ("nul", format!("{HEADER}\na\0,I,72083900,CN,5,2026-02-10,,,,,,,,\n").into_bytes()),
        ("quote", format!("{HEADER}\n\"a,I,72083900,CN,5,2026-02-10,,,,,,,,\n").into_bytes()),
        ("long", format!("{HEADER}\n{},I,72083900,CN,5,2026-02-10,,,,,,,,\n", "y".repeat(10_000_000)).into_bytes()),
    ];
    for (name, bytes) in files {
        let input = folder.write(&format!("{name}.csv"), bytes);
        let done = portfolio().arg(&input).assert();
        let code = done.get_output().status.code();
        let said = [&done.get_output().stderr[..], &done.get_output().stdout[..]].concat();
        assert_eq!(code, Some(1), "{name}");
        assert!(!said.is_empty() && !String::from_utf8_lossy(&said).contains("panicked"), "{name}");
    }
    let output = folder.path("never.csv");
    portfolio().arg(folder.path("no-column.csv")).arg("-o").arg(&output).assert().code(1);
    assert!(!output.exists());
}

/// A text that begins like a formula is written so that a spreadsheet does not run it.
#[test]
fn no_cell_becomes_a_formula() {
    let folder = Folder::new();
    let lines = vec!["=1+1,@x,72083900,CN,5,2026-02-10,,,,,,,,".to_owned()];
    let (output, _) = run(&folder, "formula", &lines, &[]);
    let row = &rows(&output)[0];
    assert!(!row["id"].starts_with('=') && !row["importer"].starts_with('@'), "{row:?}");
}

/// Every line can be explained.
#[test]
fn a_line_can_be_explained() {
    let folder = Folder::new();
    let input = folder.write("list.csv", format!("{HEADER}\na,I,72083900,CN,1000,2026-02-10,,,,,,,,\n"));
    let mut explain = Command::cargo_bin("carbontoll").unwrap();
    let done = explain.args(["explain", "--row", "2"]).arg(input).assert().code(0);
    let words = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(words.contains("163,527.432") && words.contains("Art. 21"), "{words}");
}

/// The template is a list that the program reads.
#[test]
fn the_template_is_a_list() {
    let folder = Folder::new();
    let template = folder.path("template.csv");
    portfolio().arg("--template").arg(&template).assert().code(0);
    portfolio().arg("--template").arg(&template).assert().code(1);
    portfolio().arg(&template).assert().code(0);
}
