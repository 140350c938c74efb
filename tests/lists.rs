//! Lists as they come: each test is one kind of fault of real exports, with figures worked by hand.
//!
//! Hot-rolled coil (7208 39 00) of China in 2026: 3.187 x 1.10 - 0.975 x 1.370 = 2.16995 certificates a tonne;
//! of Türkiye: 2.428 x 1.10 - 1.33575 = 1.33505; of Serbia: 2.410 x 1.10 - 1.33575 = 1.31525. Prices of 2026:
//! 75.36, 75.28, 82.32 EUR in the first three quarters.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise"
)]

use assert_cmd::Command;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What came of a list.
struct Found {
    code: i32,
    summary: serde_json::Value,
    text: String,
    errors: String,
    rows: Vec<u8>,
}

impl Found {
    fn figure(&self, key: &str) -> &str {
        self.summary["figures"][key]["value"].as_str().unwrap_or_else(|| panic!("{key}: {}{}", self.text, self.errors))
    }

    fn bill(&self) -> (&str, &str) {
        (self.figure("total.certificates"), self.figure("total.cost"))
    }

    fn column(&self, name: &str, delimiter: u8) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(self.rows.as_slice());
        let at = reader.headers().unwrap().iter().position(|own| own == name).unwrap();
        reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
    }
}

fn run_on(file: &Path, flags: &[&str]) -> Found {
    let folder = tempfile::tempdir().unwrap();
    let rows = folder.path().join("rows.csv");
    let command = |more: &[&str]| {
        let mut command = Command::cargo_bin("carbontoll").unwrap();
        command.arg("portfolio").arg(file).args(flags).args(more);
        command
    };
    let json = command(&["--format", "json", "-o"]).arg(&rows).output().unwrap();
    let text = command(&[]).output().unwrap();
    Found {
        code: json.status.code().unwrap(),
        summary: serde_json::from_slice(&json.stdout).unwrap_or_default(),
        text: String::from_utf8(text.stdout).unwrap(),
        errors: String::from_utf8(json.stderr).unwrap(),
        rows: std::fs::read(&rows).unwrap_or_default(),
    }
}

fn run(bytes: &[u8]) -> Found {
    run_with(bytes, &[])
}

fn run_with(bytes: &[u8], flags: &[&str]) -> Found {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    std::fs::write(&file, bytes).unwrap();
    run_on(&file, flags)
}

#[test]
fn every_line_end_ends_a_line() {
    // (2.16995 + 1.33505) x 100 t x 75.36 EUR
    let lines = [
        "id,cn_code,origin,net_mass_t,import_date",
        "1,72083900,CN,100,2026-02-10",
        "2,72083900,TR,100,2026-02-11",
        "",
    ];
    for end in ["\r", "\n", "\r\n"] {
        let found = run(lines.join(end).as_bytes());
        assert_eq!((found.bill(), found.code), (("350.5", "26413.68"), 0), "{end:?}");
    }
    let glued = run(
        b"id,cn_code,origin,net_mass_t,import_date\r\n1,72083900,CN,100,2026-02-10\r2,72083900,TR,100,2026-02-11\r\n",
    );
    assert_eq!(glued.bill(), ("350.5", "26413.68"));
}

#[test]
fn a_list_without_lines_says_so() {
    let found = run(b"id,cn_code,origin,net_mass_t,import_date\n");
    assert!(found.text.contains("The lists have no lines"), "{}", found.text);
    assert!(!found.text.contains("Due: 0 certificates"));
}

#[test]
fn a_stray_quote_takes_no_line_with_it() {
    let first = "id,goods,cn_code,origin,net_mass_t,import_date\n1,\"3/4 inch coil,72083900,CN,100,2026-02-10\n\
        2,coil,72083900,CN,100,2026-02-11\n3,coil,72083900,CN,100,2026-02-12\n4,\"coil\",72083900,CN,100,2026-02-13\n\
        5,coil,72083900,CN,100,2026-02-14\n";
    let found = run(first.as_bytes());
    assert_eq!(found.bill(), ("1084.975", "81763.716"), "5 x 216.995");
    assert_eq!(found.column("goods", b','), ["\"3/4 inch coil", "coil", "coil", "coil", "coil"]);
    let last = "id,cn_code,origin,net_mass_t,import_date,goods\n1,72083900,CN,100,2026-02-10,\"3/4 inch coil\n\
        2,72083900,CN,100,2026-02-11,coil\n3,72083900,CN,100,2026-02-12,\"coil\"\n4,72083900,CN,100,2026-02-13,coil\n";
    assert_eq!(run(last.as_bytes()).bill(), ("867.98", "65410.9728"), "4 x 216.995");
    // A cell of two lines stays one.
    let two = "id,goods,cn_code,origin,net_mass_t,import_date\n1,\"coil,\nhot rolled\",72083900,CN,100,2026-02-10\n";
    let found = run(two.as_bytes());
    assert_eq!((found.bill().0, found.column("goods", b',')), ("216.995", vec!["coil,\nhot rolled".to_owned()]));
}

#[test]
fn an_importer_is_one_however_it_is_spelled() {
    // 90 t x 2.16995 x 75.36
    for names in [
        ["DE987654321000001", "de987654321000001", "DE 987654321000001"],
        ["ACME GmbH", "acme  gmbh", "ACME GmbH."],
        ["DE-98", "ＤＥ９８", "d.e.98"],
    ] {
        let lines: String = names.iter().map(|name| format!("x,{name},72083900,CN,30,2026-02-10\n")).collect();
        let found = run(format!("goods,importer,cn_code,origin,net_mass_t,import_date\n{lines}").as_bytes());
        assert_eq!(found.bill(), ("195.2955", "14717.46888"), "{names:?}");
        assert_eq!(found.figure(&format!("importer.{}.2026.mass", names[0])), "90");
        assert!(found.text.contains("Read as one importer"), "{}", found.text);
    }
}

#[test]
fn an_encoding_is_told_and_said() {
    let header = b"id;cn_code;origin;net_mass_t;import_date;supplier\n".to_vec();
    let line = b"A1;72083900;CN;100;2026-02-10;M\xfcller Gr\xf6\xdfe\n";
    let found = run(&[header.as_slice(), line].concat());
    assert_eq!(found.bill(), ("216.995", "16352.7432"));
    assert_eq!(found.column("supplier", b';'), ["Müller Größe"]);
    assert!(found.text.contains("windows-1252"));
    let origin = run(b"id;cn_code;origin;net_mass_t;import_date\nB1;72083900;T\xfcrkiye;100;2026-02-10\n");
    assert_eq!(origin.bill(), ("133.505", "10060.9368"));
    let turkish = run(
        b"id;cn_code;origin;net_mass_t;import_date;supplier\nB1;72083900;T\xfcrkiye;100;2026-02-10;Ere\xf0li Demir\n",
    );
    assert_eq!(turkish.column("supplier", b';'), ["Ereğli Demir"]);
    let utf16: Vec<u8> = "\u{feff}cn_code,origin,net_mass_t,import_date\n72083900,Türkiye,100,2026-02-10\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(run(&utf16).bill(), ("133.505", "10060.9368"));
    // By hand.
    let unclear =
        b"supplier,cn_code,origin,net_mass_t,import_date\nM\xfcller,72083900,\xd6\xd0\xb9\xfa,100,2026-02-10\n";
    assert!(run(unclear).errors.contains("encoding-unclear"));
    assert_eq!(run_with(unclear, &["--encoding", "gb18030"]).bill().0, "216.995");
}

#[test]
fn the_same_declaration_twice_is_told() {
    let found = run(b"id,importer,cn_code,origin,net_mass_t,import_date\n\
        26XX0001,A,72083900,CN,30,2026-02-10\n26xx 0001,A,72083900,CN,30,2026-02-10\n");
    // The sums stay: 60 t x 2.16995.
    assert_eq!(found.bill(), ("130.197", "9811.64592"));
    assert_eq!(
        (found.figure("problem.line-twice.mass"), found.figure("problem.line-twice.cost")),
        ("30", "4905.82296")
    );
    let text = found.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Without its lines that are there twice, A would have 30 t in 2026"), "{text}");
    // Another item of the same declaration is another line.
    let items = run(b"id,item,importer,cn_code,origin,net_mass_t,import_date\n1,1,A,72083900,CN,30,2026-02-10\n1,2,A,72083900,CN,30,2026-02-10\n");
    assert!(!items.text.contains("line-twice"));
}

#[test]
fn procedures_say_what_is_imported() {
    let found = run(b"id,importer,cn_code,origin,net_mass_kg,import_date,procedure_code\n\
        1,A,73089098,CN,60000,2026-05-15,4000\n2,A,73089098,CN,300000,2026-05-18,7100\n\
        3,A,73089098,CN,40000,2026-05-19,5100\n4,A,73089098,CN,20000,2026-05-20,6110\n\
        5,B,73089098,CN,60000,2026-05-15,9900\n");
    assert_eq!(found.column("status", b','), ["liable", "not-released", "not-released", "returned", "liable"]);
    // (6.6385 - 1.453725) x 60 t = 311.0865, x 75.28
    assert_eq!(found.column("cost_eur", b','), ["23418.59172", "0", "0", "0", "23418.59172"]);
    assert_eq!(found.figure("importer.A.2026.mass"), "80");
    assert_eq!(found.figure("problem.procedure-unclear.cost"), "23418.59172");
}

#[test]
fn countries_are_known_as_customs_and_certificates_write_them() {
    let found =
        run("id,cn_code,origin,net_mass_t,import_date\n1,72083900,XS,100,2026-02-10\n2,72083900,XC,100,2026-02-10\n\
        3,72083900,XL,100,2026-02-10\n4,72083900,XK,100,2026-02-10\n"
            .as_bytes());
    assert_eq!(found.column("certificates", b','), ["131.525", "0", "0", "311.815"]);
    assert_eq!(found.column("status", b','), ["liable", "exempt-origin", "exempt-origin", "liable"]);
    let names = [
        "China, People's Republic of",
        "VR China",
        "Chine",
        "Cina",
        "República Popular China",
        "Chiny",
        "Çin",
        "P.R. China",
        "中国",
    ];
    let lines: String = names.iter().map(|name| format!("\"{name}\",72083900,100,2026-02-10\n")).collect();
    let found = run(format!("origin,cn_code,net_mass_t,import_date\n{lines}").as_bytes());
    assert_eq!(found.column("certificates", b','), vec!["216.995"; names.len()]);
}

#[test]
fn one_day_settles_the_order_of_its_column() {
    let list = |days: [&str; 3]| {
        let lines: String = days.iter().map(|day| format!("72083900;CN;100;{day}\n")).collect();
        format!("cn_code;origin;net_mass_t;import_date\n{lines}")
    };
    // 216.995 x (75.36 + 75.28 + 82.32)
    let found = run(list(["15/02/2026", "04/05/2026", "31/07/2026"]).as_bytes());
    assert_eq!(found.bill().1, "50551.1552");
    let found = run(list(["02/15/2026", "05/04/2026", "07/31/2026"]).as_bytes());
    assert_eq!(found.bill().1, "50551.1552");
    let unclear = list(["04/05/2026", "04/05/2026", "04/05/2026"]);
    assert!(run(unclear.as_bytes()).errors.contains("date-order-unclear"));
    // The second quarter: 3 x 216.995 x 75.28
    assert_eq!(run_with(unclear.as_bytes(), &["--date-order", "day-first"]).bill().1, "49006.1508");
    let months = run(list(["2026-02", "202605", "07/2026"]).as_bytes());
    assert_eq!(months.bill().1, "50551.1552", "the quarter is all that is needed");
}

#[test]
fn a_row_file_has_the_decimal_mark_of_its_list() {
    let list =
        "id;cn_code;origin;net_mass_t;import_date\n1;72083900;CN;1.234,5;10.02.2026\n2;72083900;CN;100,0;10.02.2026\n";
    let found = run(list.as_bytes());
    assert_eq!(found.column("certificates", b';'), ["2678,803275", "216,995"]);
    assert_eq!(found.column("cost_eur", b';'), ["201874,614804", "16352,7432"]);
}

#[test]
fn what_the_charge_does_not_need_refuses_no_line() {
    let found = run(b"id,cn_code,origin,net_mass_t,import_date,customs_value_eur\n1,72083900,CN,100,2026-02-10,n/a\n\
        2,72083900,CN,100,2026-02-10,62000 EUR\n3,72083900,CN,100,2026-02-10,-\n");
    assert_eq!((found.bill().1, found.code), ("49058.2296", 0), "3 x 16352.7432");
    assert!(found.text.contains("value-not-used"));
    // Dollars are not read as euro.
    let dollars =
        run(b"cn_code,origin,net_mass_t,import_date,Customs value,Currency\n72083900,CN,100,2026-02-10,62000,USD\n");
    assert!(dollars.text.contains("value-not-in-euro") && !dollars.text.contains("customs value is stated"));
}

#[test]
fn lines_before_the_header_are_passed_over() {
    for list in [
        "sep=;\ncn_code;origin;net_mass_t;import_date\n72083900;CN;100;2026-02-10\n",
        "Import list 2026;;;\n\ncn_code;origin;net_mass_t;import_date\n72083900;CN;100;2026-02-10\n",
        "cn_code;origin;net mass;import_date\n;;t;\n72083900;CN;100;2026-02-10\n",
    ] {
        assert_eq!(run(list.as_bytes()).bill(), ("216.995", "16352.7432"), "{list}");
    }
    let by_hand =
        "cn_code;origin;net_mass_t;import_date\ncn_code;origin;net_mass_t;import_date\n72083900;CN;100;2026-02-10\n";
    assert_eq!(run_with(by_hand.as_bytes(), &["--header-row", "2"]).bill().0, "216.995");
    assert!(run_with(by_hand.as_bytes(), &["--header-row", "9"]).errors.contains("no-such-header-row"));
}

#[test]
fn totals_and_blank_lines_are_named_and_left_out() {
    let list = "id,cn_code,origin,net_mass_t,import_date\n1,72083900,CN,100,2026-02-10\n,,,,\n\n2,72083900,CN,100,2026-02-10\nTotal 2026:,,,200,\n";
    let found = run(list.as_bytes());
    assert_eq!((found.bill().0, found.code), ("433.99", 0));
    assert_eq!(found.column("status", b',').len(), 2);
    assert!(found.text.contains("2 blank, 1 totals"), "{}", found.text);
}

fn workbook(name: &str, make: impl FnOnce(&mut Workbook)) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    let mut workbook = Workbook::new();
    make(&mut workbook);
    workbook.save(&file).unwrap();
    (folder, file)
}

const CELLS: [&str; 4] = ["cn_code", "origin", "net_mass_t", "import_date"];

fn sheet(workbook: &mut Workbook, name: &str, first_row: u32, masses: &[f64]) {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    for (column, cell) in (0..).zip(CELLS) {
        sheet.write(first_row, column, cell).unwrap();
    }
    for (row, mass) in (first_row + 1..).zip(masses) {
        sheet.write(row, 0, 72_083_900).unwrap();
        sheet.write(row, 1, "CN").unwrap();
        sheet.write(row, 2, *mass).unwrap();
        sheet.write_with_format(row, 3, ExcelDateTime::from_ymd(2026, 2, 10).unwrap(), &day).unwrap();
    }
}

#[test]
fn the_sheets_that_the_user_sees_are_read() {
    let (_folder, file) = workbook("list.xlsx", |workbook| {
        sheet(workbook, "old", 0, &[999.0]);
        workbook.worksheet_from_name("old").unwrap().set_hidden(true);
        let cover = workbook.add_worksheet().set_name("Cover").unwrap();
        cover.write(0, 0, "Imports").unwrap();
        cover.set_active(true);
        sheet(workbook, "January", 2, &[60.0]);
        sheet(workbook, "February", 2, &[40.0]);
    });
    let found = run_on(&file, &[]);
    assert_eq!(found.bill(), ("216.995", "16352.7432"), "{}", found.errors);
    assert!(found.text.contains("old (hidden), Cover"), "{}", found.text);
    assert_eq!(run_on(&file, &["--sheet", "old"]).bill().0, "2167.78005");
    // A row of which sheet?
    let explain = |more: &[&str]| {
        let mut command = Command::cargo_bin("carbontoll").unwrap();
        String::from_utf8(command.args(["explain", "--row", "4"]).arg(&file).args(more).output().unwrap().stderr)
            .unwrap()
    };
    assert!(explain(&[]).contains("which-sheet") && explain(&["--sheet", "January"]).is_empty());
}

#[test]
fn a_number_of_a_workbook_has_no_decimal_mark() {
    // 19.254 is no question here, and with decimal commas in another column it stays what it is.
    let (_folder, file) = workbook("list.xlsx", |workbook| sheet(workbook, "1", 0, &[60.0, 19.254]));
    let found = run_on(&file, &[]);
    // 79.254 x 2.16995
    assert_eq!(found.bill().0, "171.9772173");
    let found = run_on(&file, &["--decimal-mark", "comma"]);
    assert_eq!(found.bill().0, "171.9772173");
}

/// The workbook with the stored results of its formulas taken out, as programs write it that do not compute them.
fn without_results(file: &Path) {
    let mut from = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        to.start_file(part.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.replace("</f><v>0</v>", "</f><v></v>").as_bytes()).unwrap();
    }
    std::fs::write(file, to.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn a_formula_without_a_result_is_named() {
    let (_folder, file) = workbook("list.xlsx", |workbook| {
        sheet(workbook, "1", 0, &[100.0]);
        let sheet = workbook.worksheet_from_name("1").unwrap();
        sheet.write_formula(1, 2, Formula::new("=SUM(50,50)")).unwrap();
    });
    without_results(&file);
    let found = run_on(&file, &[]);
    let text = found.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(found.code, 1);
    assert!(text.contains("formula-without-result") && text.contains("C2"), "{text}");
    assert!(text.contains("Nothing can be said yet: 1 of 1 lines"), "{text}");
}

/// The sums of a list of customs in many dresses are those of the plain one.
#[test]
fn customs_lists_in_many_dresses() {
    let plain = "importer,cn_code,origin,net_mass_kg,import_date\nM,72083900,CN,1234.5,2026-02-10\nM,72083900,TR,98765.5,2026-05-04\nM,72083900,CH,5000,2026-07-31\n";
    let expected = run(plain.as_bytes());
    // 2.16995 x 1.2345 t x 75.36 + 1.33505 x 98.7655 t x 75.28
    assert_eq!(expected.bill().0, "134.53568405");
    let german = "EORI-Nr. Einführer;Warennummer;Ursprungsland;Eigenmasse in kg;Annahmedatum;Rohmasse in kg\nM;72083900;VR China;1.234,5;10.02.2026;1.300\nM;72083900;Türkei;98.765,5;04.05.2026;99.000\nM;72083900;Schweiz;5.000;31.07.2026;5.100\nSumme;;;105.000;;\n";
    let windows = in_windows_1252(german);
    let french = "Importateur;Code NC;Pays d'origine;Masse nette (kg);Date de mainlevée\nM;72083900;Chine;1 234,5;10/02/2026\nM;72083900;Turquie;98 765,5;04/05/2026\nM;72083900;Suisse;5 000;31/07/2026\nTotal;;;105 000;\n";
    let broker = "Importer EORI,Commodity code,Country of origin,Net mass (kg),Acceptance date\nM,7208390000,CHINA,\"1,234.5\",10/02/2026\nM,7208390000,TURKEY,\"98,765.5\",04/05/2026\nM,7208390000,Switzerland,\"5,000\",31/07/2026\n";
    let chinese = "进口商,商品编码,原产国,净重（千克）,进口日期\nM,72083900,中国,1234.5,2026年2月10日\nM,72083900,土耳其,98765.5,2026年5月4日\nM,72083900,瑞士,5000,2026年7月31日\n合计,,,105000,\n";
    for (name, dress) in [
        ("german", german.as_bytes()),
        ("german in Windows-1252", &windows),
        ("french", french.as_bytes()),
        ("broker", broker.as_bytes()),
        ("chinese", chinese.as_bytes()),
    ] {
        let found = run(dress);
        assert_eq!((found.bill(), found.code), (expected.bill(), 0), "{name}: {}", found.text);
    }
}

/// The letters of Western Europe have the same numbers there.
fn in_windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// Its own row file is a list again, and gives the same bytes.
#[test]
fn a_row_file_is_read_again() {
    let list =
        b"id,cn_code,origin,net_mass_t,import_date\n1,72083900,CN,100,2026-02-10\n2,72083900,Chnia,100,2026-02-10\n";
    let first = run(list);
    assert_eq!(first.code, 1);
    let again = run(&first.rows);
    assert_eq!(again.rows, first.rows);
    let repaired = String::from_utf8(first.rows.clone()).unwrap().replace("Chnia", "China");
    assert_eq!(run(repaired.as_bytes()).bill().0, "433.99");
}

/// Two names of one file are one output, and one list.
#[test]
fn two_names_of_one_file_are_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    std::fs::write(&list, "cn_code,origin,net_mass_t,import_date\n72083900,CN,100,2026-02-10\n").unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("carbontoll").unwrap();
        command.current_dir(folder.path()).arg("portfolio").args(arguments).assert().code(1);
    };
    run(&["list.csv", "-o", "same.csv", "--errors", "./same.csv"]);
    run(&["list.csv", "./list.csv"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("same.csv", folder.path().join("link.csv")).unwrap();
        run(&["list.csv", "-o", "same.csv", "--errors", "link.csv"]);
    }
    assert!(!folder.path().join("same.csv").exists());
}

/// A summary that cannot be written leaves no row file either.
#[test]
fn all_outputs_are_there_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    std::fs::write(&list, "cn_code,origin,net_mass_t,import_date\n72083900,CN,100,2026-02-10\n").unwrap();
    for rows in ["rows.csv", "rows.xlsx"] {
        let mut command = Command::cargo_bin("carbontoll").unwrap();
        command.current_dir(folder.path()).args([
            "portfolio",
            "list.csv",
            "-o",
            rows,
            "--summary",
            "no/such/folder.txt",
        ]);
        command.assert().code(1);
        assert!(!folder.path().join(rows).exists());
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}

/// Lines without an importer leave open whose they are: below is said only where they cannot matter.
#[test]
fn lines_without_an_importer_leave_a_year_open() {
    let list = |mass: &str| {
        format!(
            "importer,cn_code,origin,net_mass_t,import_date\nA,72083900,CN,30,2026-11-10\n,72083900,CN,{mass},2026-02-10\n"
        )
    };
    let found = run(list("30").as_bytes());
    assert_eq!(found.column("status", b','), ["below-threshold", "refused"]);
    assert!(found.column("reason", b',')[0].starts_with("year-unassigned"));
    let found = run(list("20").as_bytes());
    assert_eq!(found.column("reason", b',')[0], "", "50 t are not passed, whoever imported them");
}
