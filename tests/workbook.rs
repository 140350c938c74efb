//! Workbooks are opened and recalculated by LibreOffice, as shipped and with an input changed; every figure
//! agrees with ours to 12 significant digits. Skipped, with a line that says so, where there is no `soffice`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use calamine::{Data as Content, Reader as _, Xlsx};
use carbontoll::load::{self, Data};
use carbontoll::quantity::{Decimal, Unit};
use carbontoll::render::{Format, render};
use carbontoll::report::Report;
use carbontoll::text::Lang;
use carbontoll::trace::Operation;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Scenario, language, and the input that is changed with its new value.
const CASES: &[(&str, Lang, &str, &str)] = &[
    ("sichuan-vs-national", Lang::En, "price.auction.amount", "81.37"),
    ("provinces-ranked", Lang::Zh, "price.auction.amount", "81.37"),
    ("eu-steel-exporter-2026", Lang::Zh, "goods.coil-own-data.certificate_price", "99.01"),
    ("china-nev-first-half-2023", Lang::En, "", ""),
    ("calb-chengdu-battery", Lang::En, "", ""),
];

/// A profile that recalculates what it opens, so that no cached result can pass for a computed one.
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

#[test]
fn libreoffice_computes_the_same_figures() {
    if Command::new("soffice").arg("--version").output().is_err() {
        // Straight to the stream: what a passing test prints is not shown.
        writeln!(std::io::stderr(), "skipped: there is no `soffice` here, so no workbook was recalculated").unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile/user");
    fs::create_dir_all(&profile).unwrap();
    fs::write(profile.join("registrymodifications.xcu"), ALWAYS_RECALCULATE).unwrap();
    let mut made: Vec<(PathBuf, Report, Vec<Decimal>)> = Vec::new();
    for (at, (scenario, lang, key, value)) in CASES.iter().enumerate() {
        let report = report(scenario);
        let bytes = render(std::slice::from_ref(&report), Format::Xlsx, *lang);
        let own: Vec<Decimal> = report.trace.nodes().iter().map(|node| node.value).collect();
        if !key.is_empty() {
            let node = report.trace.find(key).unwrap_or_else(|| panic!("{scenario}: no figure {key}"));
            let value = Decimal::from_str_exact(value).unwrap();
            let path = folder.path().join(format!("{at}-changed.xlsx"));
            fs::write(&path, changed(&bytes, key, &report, value)).unwrap();
            let now = recomputed(&report, node, value);
            assert_ne!(now, own, "{scenario}: the change reaches nothing");
            made.push((path, self::report(scenario), now));
        }
        let path = folder.path().join(format!("{at}.xlsx"));
        fs::write(&path, bytes).unwrap();
        made.push((path, report, own));
    }
    let opened = folder.path().join("opened");
    let out = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&opened)
        .args(made.iter().map(|(path, ..)| path))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let mut compared = 0;
    for (path, report, values) in &made {
        let cells = named_cells(&opened.join(path.file_name().unwrap()));
        for (node, expected) in report.trace.nodes().iter().zip(values) {
            let name = name_of(&node.key);
            let (_, got) = cells.iter().find(|(own, _)| *own == name).unwrap_or_else(|| panic!("no cell {name}"));
            let expected: f64 = expected.to_string().parse().unwrap();
            let close = (got - expected).abs() <= expected.abs() * 0.5e-12;
            assert!(close, "{}: {}: {got} in the workbook, {expected} here", path.display(), node.key);
            compared += 1;
        }
    }
    writeln!(std::io::stderr(), "LibreOffice recalculated {compared} figures").unwrap();
    assert!(compared > 700, "only {compared}");
}

fn report(scenario: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{scenario}.toml"));
    let file = load::read_file(&path).expect("readable");
    carbontoll::evaluate(&file, &Data::embedded()).unwrap().report.expect("a report")
}

/// The whole trace with one input changed.
fn recomputed(report: &Report, changed: usize, value: Decimal) -> Vec<Decimal> {
    let mut values: Vec<Decimal> = Vec::new();
    for (at, node) in report.trace.nodes().iter().enumerate() {
        let inputs: Vec<(Decimal, Unit)> =
            node.inputs.iter().map(|id| (values[*id], report.trace.node(*id).unit)).collect();
        values.push(match node.operation {
            Operation::Given if at == changed => value,
            Operation::Given => node.value,
            operation => operation.evaluate(&inputs).unwrap().0,
        });
    }
    values
}

fn name_of(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// The workbook with the value of one input cell replaced, as a reader would.
fn changed(workbook: &[u8], key: &str, report: &Report, value: Decimal) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let book = read("xl/workbook.xml");
    let definition = book.split(&format!("<definedName name=\"{}\">", name_of(key))).nth(1).unwrap();
    let cell = definition.split('<').next().unwrap().split('!').nth(1).unwrap().replace('$', "");
    // The inputs are the second sheet.
    let sheet = read("xl/worksheets/sheet2.xml");
    let start = sheet.find(&format!("<c r=\"{cell}\"")).unwrap();
    let old = format!("<v>{}</v>", report.trace.node(report.trace.find(key).unwrap()).value.normalize());
    let found = sheet[start..].find(&old).unwrap_or_else(|| panic!("{cell} does not hold {old}"));
    assert!(found < 60, "{old} is not in {cell}");
    let now = format!("{}<v>{value}</v>{}", &sheet[..start + found], &sheet[start + found + old.len()..]);
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names {
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        if name == "xl/worksheets/sheet2.xml" {
            out.write_all(now.as_bytes()).unwrap();
        } else {
            let mut bytes = Vec::new();
            archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
            out.write_all(&bytes).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

/// Every defined name with the number in its cell.
fn named_cells(path: &Path) -> Vec<(String, f64)> {
    let mut workbook: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let names = workbook.defined_names().to_vec();
    names
        .into_iter()
        .filter_map(|(name, place)| {
            let (sheet, cell) = place.rsplit_once('!')?;
            let row: u32 = cell.trim_start_matches('$').split('$').nth(1)?.parse().ok()?;
            let range = workbook.worksheet_range(sheet.trim_matches('\'')).unwrap();
            match range.get_value((row - 1, 1)) {
                Some(Content::Float(number)) => Some((name, *number)),
                Some(Content::Int(number)) => Some((name, number.to_string().parse().unwrap())),
                other => panic!("{name} at {place}: {other:?}"),
            }
        })
        .collect()
}
