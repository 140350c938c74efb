//! Lists of shipments: worked figures, the threshold of a year, every line as the quote of the same good, sums,
//! order and threads, and what must be refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise"
)]

use carbontoll::diag::{Diagnostic, SourceFile, render};
use carbontoll::load::table::{Encoding, Opening, TableFile};
use carbontoll::load::{self, Data};
use carbontoll::portfolio::cells::DecimalMark;
use carbontoll::portfolio::columns::{Columns, Headers, RESULTS};
use carbontoll::portfolio::engine::{Assumed, Status};
use carbontoll::portfolio::line::explain;
use carbontoll::portfolio::threads::Watch;
use carbontoll::portfolio::{Failure, Options, Outlet, Portfolio, run, summary};
use carbontoll::quantity::unit::{GoodUnit, Unit};
use carbontoll::quantity::{Decimal, exact, literal};
use carbontoll::quote::{Quoted, quote};
use carbontoll::reference::Library as _;
use carbontoll::render::Format;
use carbontoll::scenario::goods::{EmissionsStatement, Good, Import};
use carbontoll::scenario::{PlacedText, Stated};
use carbontoll::text::{Choice as _, Lang};
use carbontoll::trace::ScenarioPlace;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

const KNOWN: Date = date(2026, 11, 22);
const HEADER: &str = "id,importer,cn_code,origin,net_mass_t,import_date";

fn options() -> Options {
    Options {
        lang: Lang::En,
        assumed: Assumed::default(),
        known_on: KNOWN,
        decimal_mark: None,
        date_order: None,
        threads: 2,
        row_file: true,
        points_only: false,
    }
}

/// Keeps what is written.
#[derive(Default)]
struct Kept {
    rows: Vec<u8>,
    refused: Vec<u8>,
}

impl Outlet for Kept {
    fn rows(&mut self, lines: &[u8]) -> std::io::Result<()> {
        self.rows.write_all(lines)
    }

    fn refused(&mut self, lines: &[u8]) -> std::io::Result<()> {
        self.refused.write_all(lines)
    }
}

struct Unwatched;

impl Watch for Unwatched {
    fn advanced(&self, _: u64) {}

    fn stopped(&self) -> bool {
        false
    }
}

/// What came of some lists.
struct Found {
    rows: String,
    refused: String,
    portfolio: Portfolio,
    tables: Vec<TableFile>,
    columns: Vec<Columns>,
}

impl Found {
    /// A column of the row file.
    fn column(&self, name: &str) -> Vec<String> {
        column(&self.rows, name, self.tables[0].delimiter)
    }

    fn statuses(&self) -> Vec<String> {
        self.column("status")
    }

    /// The codes of the reasons, several of a line joined by blanks.
    fn reasons(&self) -> Vec<String> {
        let code = |reason: &str| {
            let codes = reason.split(" | ").filter_map(|part| part.split_once(": ").map(|(code, _)| code));
            codes.collect::<Vec<_>>().join(" ")
        };
        self.column("reason").iter().map(|reason| code(reason)).collect()
    }

    fn summary(&self, options: &Options, format: Format, lang: Lang) -> String {
        let data = Data::embedded();
        let all = matches!(format, Format::Json | Format::Csv);
        let report = summary::report(&self.portfolio, &self.tables, &self.columns, (options, &data, all)).unwrap();
        assert!(report.trace.recheck().is_empty());
        String::from_utf8(carbontoll::render::render(&[report], format, lang)).unwrap()
    }

    /// A figure of the summary.
    fn figure(&self, key: &str) -> Decimal {
        let json: serde_json::Value = serde_json::from_str(&self.summary(&options(), Format::Json, Lang::En)).unwrap();
        literal::parse(json["figures"][key]["value"].as_str().unwrap_or_else(|| panic!("{key}"))).unwrap()
    }
}

fn column(rows: &str, name: &str, delimiter: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(rows.as_bytes());
    let at = reader.headers().unwrap().iter().position(|own| own == name).unwrap_or_else(|| panic!("no {name}"));
    reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
}

fn open(files: &[impl AsRef<Path>]) -> Result<(Vec<TableFile>, Vec<Columns>), Vec<Diagnostic>> {
    let headers = Headers::of(&Data::embedded()).unwrap();
    let fit = |cells: &[String]| headers.fit(cells, &[]);
    let opening = Opening { sheet: None, header_row: None, encoding: None, fit: &fit };
    let (mut tables, mut columns) = (Vec::new(), Vec::new());
    for file in files {
        for table in TableFile::open(file.as_ref(), &opening).map_err(|diagnostic| vec![*diagnostic])? {
            columns.push(Columns::of(&table, &[], &headers)?);
            tables.push(table);
        }
    }
    Ok((tables, columns))
}

fn try_files(files: &[impl AsRef<Path>], options: &Options) -> Result<Found, Vec<Diagnostic>> {
    let (mut tables, columns) = open(files)?;
    let mut kept = Kept::default();
    match run(&mut tables, &columns, options, &Data::embedded(), &mut kept, &Unwatched) {
        Ok(portfolio) => {
            let [rows, refused] = [kept.rows, kept.refused].map(|bytes| String::from_utf8(bytes).unwrap());
            Ok(Found { rows, refused, portfolio, tables, columns })
        }
        Err(Failure::Table { diagnostic, .. }) => Err(vec![*diagnostic]),
        Err(Failure::Unclear { diagnostics, .. }) => Err(diagnostics),
        Err(failure) => panic!("{failure:?}"),
    }
}

fn files_of(texts: &[&[u8]], options: &Options) -> Found {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let path = folder.path().join(format!("{at}.csv"));
            std::fs::write(&path, text).unwrap();
            path
        })
        .collect();
    try_files(&files, options).unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

/// A list of lines under the usual header.
fn list(lines: &[&str]) -> Found {
    files_of(&[format!("{HEADER}\n{}\n", lines.join("\n")).as_bytes()], &options())
}

fn d(digits: &str) -> Decimal {
    literal::parse(digits).unwrap()
}

fn sum(digits: &[String]) -> Decimal {
    let numbers = digits.iter().filter(|digits| !digits.is_empty()).map(|digits| d(digits));
    numbers.fold(Decimal::ZERO, |a, b| exact::add(a, b).unwrap())
}

/// Hot-rolled coil from China in 2026: 3.187 x 1.10 - 0.975 x 1.370 = 2.16995 certificates a tonne.
#[test]
fn worked_lines() {
    let found = list(&[
        "a,M1,72083900,CN,1000,2026-02-10",
        "b,M1,72083900,China,12.5,2026-08-31",
        "c,M1,72083900,中国,1,2026-12-31",
        "d,M1,72083900,CH,1,2026-01-01",
        "e,M1,01012100,CN,1,2026-01-01",
        "f,M1,72083900,CN,0,2026-01-01",
    ]);
    assert_eq!(found.statuses(), ["liable", "liable", "price-unpublished", "exempt-origin", "out-of-scope", "refused"]);
    let expected = [
        // 2.16995 x 1000, x 75.36
        ["3.5057", "1.33575", "2169.95", "75.36", "163527.432"],
        // 2.16995 x 12.5, x 82.32
        ["3.5057", "1.33575", "27.124375", "82.32", "2232.87855"],
        ["3.5057", "1.33575", "2.16995", "", ""],
        ["", "", "0", "", "0"],
        ["", "", "0", "", "0"],
        ["", "", "", "", ""],
    ];
    for (at, name) in RESULTS[..5].iter().enumerate() {
        assert_eq!(found.column(name), expected.map(|row| row[at]), "{name}");
    }
    assert_eq!(found.reasons(), ["", "", "price-unpublished", "exempt-origin", "out-of-scope", "mass-zero"]);
    assert_eq!(found.figure("total.cost"), d("165760.31055"));
    assert_eq!(found.figure("total.certificates_without_price"), d("2.16995"));
    let priced = files_of(
        &[format!("{HEADER}\nc,M1,72083900,CN,100,2026-12-31\n").as_bytes()],
        &Options { assumed: Assumed { price: Some(d("80")), ..Assumed::default() }, ..options() },
    );
    assert_eq!(priced.column("cost_eur"), ["17359.6"]);
}

#[test]
fn fifty_tonnes_are_exempt_and_a_gram_more_is_not() {
    let found = list(&[
        "1,EXACT,72083900,CN,30,2026-02-10",
        "2,EXACT,76011010,IN,20,2026-11-10",
        "3,OVER,72083900,CN,30,2026-02-10",
        "4,OVER,76011010,IN,20.000001,2026-11-10",
        // Another year is another threshold.
        "5,YEARS,72083900,CN,40,2026-02-10",
        "6,YEARS,72083900,CN,40,2027-02-10",
        // Exempt origins and other goods do not count; hydrogen neither, and it is always liable.
        "7,OTHER,72083900,CN,40,2026-02-10",
        "8,OTHER,72083900,NO,4000,2026-02-10",
        "9,OTHER,01012100,CN,4000,2026-02-10",
        "10,OTHER,28041000,CN,4000,2026-02-10",
        // A line that is refused for its route is an import all the same.
        "11,REFUSED,72083900,CN,40,2026-02-10",
        "12,REFUSED,25231000,CN,40,2026-02-10",
        // A mass that cannot be read leaves the year open.
        "13,OPEN,72083900,CN,40,2026-02-10",
        "14,OPEN,72083900,CN,many,2026-02-10",
        "15,UNDATED,72083900,CN,40,2026-02-10",
        "16,UNDATED,72083900,CN,40,soon",
    ]);
    assert_eq!(
        found.statuses(),
        [
            "below-threshold",
            "below-threshold",
            "liable",
            "price-unpublished",
            "below-threshold",
            "below-threshold",
            "below-threshold",
            "exempt-origin",
            "out-of-scope",
            "liable",
            "liable",
            "refused",
            "below-threshold",
            "refused",
            "below-threshold",
            "refused",
        ]
    );
    let reasons = found.reasons();
    assert_eq!(
        (reasons[0].as_str(), reasons[12].as_str(), reasons[14].as_str()),
        ("", "year-incomplete", "year-incomplete")
    );
    assert_eq!(found.figure("importer.OVER.2026.mass"), d("50.000001"));
    assert_eq!(found.figure("importer.REFUSED.2026.mass"), d("80"));
    let alone = files_of(
        &[b"cn_code,origin,net_mass_t,import_date\n72083900,CN,30,2026-02-10\n72083900,CN,30,2026-02-10\n"],
        &options(),
    );
    assert_eq!(alone.statuses(), ["liable", "liable"], "without importers all lines are one importer's");
}

/// Blanks around a name and a longer spelling of the same bytes are the same importer.
#[test]
fn an_importer_is_one_however_it_is_padded() {
    let found = list(&[
        "1, A ,72083900,CN,30,2026-02-10",
        "2,A,72083900,CN,30,2026-02-10",
        "3,a name of more than sixteen bytes,72083900,CN,30,2026-02-10",
        "4, a name of more than sixteen bytes,72083900,CN,30,2026-02-10",
        "5,  ,72083900,CN,30,2026-02-10",
    ]);
    assert_eq!(found.statuses(), ["liable", "liable", "liable", "liable", "refused"]);
    assert_eq!(found.reasons()[4], "importer-missing");
}

#[test]
fn actual_values_mean_what_they_mean_in_a_quote() {
    let header = "cn_code,origin,net_mass_t,import_date,production_year,emissions_basis,specific_direct_emissions,specific_indirect_emissions,precursor_free_allocation,production_route,carbon_price_paid_eur_per_tco2e";
    let lines = [
        // 2.1 - (0.975 x 0.044 + 1.2) = 0.8571
        "72083900,CN,100,2026-08-15,,actual,2.1,,1.2,,",
        // 2.1 - 0.0429 = 2.0571; 2.1 x 8.232 / 82.32 = 0.21 paid abroad
        "72083900,CN,100,2026-08-15,,actual,2.1,,,,8.232",
        "72083900,CN,100,2026-08-15,,default,,,,,8.232",
        "72083900,CN,100,2026-08-15,,default,2.1,,,,",
        "72083900,CN,100,2026-08-15,,actual,,,,,",
        "72083900,CN,100,2026-08-15,,real,2.1,,,,",
        "72083900,CN,100,2026-08-15,2025,,,,,,",
        "31021012,CN,100,2026-08-15,,actual,2.1,,,,",
        "76011010,CN,100,2026-08-15,,actual,2.1,,,,",
        "76011010,CN,100,2026-08-15,,actual,2.1,,,K,",
        "72083900,CN,100,2026-12-15,,actual,2.1,,,,8.232",
        "72083900,CN,100,2026-08-15,,actual,5000,,,,",
    ];
    let found = files_of(&[format!("{header}\n{}\n", lines.join("\n")).as_bytes()], &options());
    let certificates = found.column("certificates");
    assert_eq!(certificates[..2], ["85.71", "184.71"]);
    assert_eq!(
        found.reasons(),
        [
            "",
            "precursors-missing",
            "price-paid-with-default",
            "values-without-actual",
            "direct-missing",
            "unknown-basis",
            "production-year",
            "indirect-needed",
            "route-needed",
            "",
            "price-unpublished precursors-missing",
            "emissions-too-large",
        ]
    );
    // What a carbon price paid is worth in certificates depends on their price.
    assert_eq!(certificates[10], "");
    assert_eq!(found.column("specific_embedded_emissions")[10], "2.1");
}

#[test]
fn every_mistake_of_a_cell_has_its_reason() {
    let found = list(&[
        "1,A,72083900,CN,0,2026-02-10",
        "2,A,72083900,CN,-5,2026-02-10",
        "3,A,72083900,CN,1000000000000000,2026-02-10",
        "4,A,72083900,CN,1234567890123456789012345678901234567890,2026-02-10",
        "5,A,72083900,CN,1,1926-02-10",
        "6,A,72083900,CN,\"1,234\",2026-02-10",
        "7,A,72083900,CN,\"1,234.5\",2026-02-10",
        "8,A,7.2083E+07,CN,1,2026-02-10",
        "9,A,7208390,CN,1,2026-02-10",
        "10,A,7208 39 00,CN,1,2026-02-10",
        "11,A,72083900,Chnia,1,2026-02-10",
        "12,A,72083900,CN,1,31/02/2026",
        "13,A,72083900,CN,1,2025-02-10",
        "14,A,72083900,CN,1",
        "15,A,72083900,CN,1,2026-02-10,more",
        "16,A,,,,",
        "17,A,27160000,UA,1,2026-02-10",
        "18,A,72083900,CN,0.1234567,2026-02-10",
    ]);
    assert_eq!(
        found.reasons(),
        [
            "mass-zero",
            "mass-negative",
            "mass-too-large",
            "too-many-digits",
            "date-absurd",
            "",
            "",
            "code-in-exponents",
            "code-digit-lost",
            "",
            "unknown-origin",
            "no-such-day",
            "before-cbam",
            "cell-count",
            "cell-count",
            "code-missing origin-missing date-missing mass-missing",
            "wrong-unit",
            "too-many-decimals",
        ]
    );
    assert_eq!(found.portfolio.totals.lines(Status::Refused), 15);
    assert_eq!(column(&found.refused, "line", b',').len(), 15, "every refused line is in the list of refused lines");
    assert_eq!(found.rows.lines().count(), 19, "no line is dropped");
    let comma = files_of(
        &["cn_code;origin;net_mass_t;import_date\n72083900;CN;1.234,5;15.08.2026\n".as_bytes()],
        &Options { decimal_mark: Some(DecimalMark::Comma), ..options() },
    );
    // 1234.5 x 2.16995
    assert_eq!(comma.column("certificates"), ["2678,803275"], "the row file has the decimal mark of the list");
    assert!(comma.rows.starts_with("cn_code;origin"), "the row file has the delimiter of the list");
}

#[test]
fn no_text_of_a_list_runs_in_a_spreadsheet() {
    let found =
        list(&["=1+1,@A,72083900,CN,100,2026-02-10", "+49,-A,72083900,CN,-5,2026-02-10", "-7,A,=cmd,CN,5,2026-02-10"]);
    assert_eq!(found.column("id"), ["'=1+1", "+49", "-7"]);
    assert_eq!(found.column("importer"), ["'@A", "'-A", "A"]);
    assert_eq!(found.column("cn_code")[2], "'=cmd");
    assert_eq!(found.column("net_mass_t"), ["100", "-5", "5"], "numbers stay numbers");
}

/// Each in another dress: byte order mark, semicolons, tabs, quotes, line ends of Windows, GB18030, gzip.
#[test]
fn one_list_in_many_dresses() {
    let plain = format!("{HEADER}\n1,甲,72083900,中国,100,2026-02-10\n2,乙,76011010,IN,20.5,2026-08-11\n");
    let expected = files_of(&[plain.as_bytes()], &options());
    let gb18030: Vec<u8> = plain
        .chars()
        .flat_map(|c| match c {
            '甲' => vec![0xbc, 0xd7],
            '乙' => vec![0xd2, 0xd2],
            '中' => vec![0xd6, 0xd0],
            '国' => vec![0xb9, 0xfa],
            c => vec![u8::try_from(c).unwrap()],
        })
        .collect();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    let dresses: Vec<Vec<u8>> = vec![
        [b"\xef\xbb\xbf", plain.as_bytes()].concat(),
        plain.replace('\n', "\r\n").into_bytes(),
        plain.trim_end().as_bytes().to_vec(),
        plain.replace("100", "\"100\"").into_bytes(),
        format!("\n \n{}", plain.replace("\n2", "\n\n2")).into_bytes(),
        gb18030,
        gzip.finish().unwrap(),
    ];
    for dress in dresses {
        let found = files_of(&[&dress], &options());
        // A byte order mark is kept.
        let marked = dress.starts_with(b"\xef\xbb\xbf");
        assert_eq!(found.rows.starts_with('\u{feff}'), marked);
        assert_eq!(found.rows.trim_start_matches('\u{feff}'), expected.rows, "{:?}", String::from_utf8_lossy(&dress));
    }
    for delimiter in [";", "\t"] {
        let found = files_of(&[plain.replace(',', delimiter).as_bytes()], &options());
        assert_eq!(found.rows.replace(delimiter, ","), expected.rows);
    }
    let headed = plain.replace(HEADER, "编号,进口商,商品编码,原产国,净重（吨）,进口日期");
    assert_eq!(files_of(&[headed.as_bytes()], &options()).column("cost_eur"), expected.column("cost_eur"));
}

/// Long cells and cells in quotes change no figure, whatever is uncommon in some of the lines.
#[test]
fn lines_say_the_same_however_long_and_quoted_they_are() {
    let header =
        "id,importer,cn_code,origin,net_mass_t,import_date,customs_value_eur,emissions_basis,specific_direct_emissions";
    let importers =
        ["M1", "M2", "M3", "", "DE1234567", "PL123456789012345", "Stahlhandel Nord GmbH & Co. KG", "=SUM(A1)", "-7"];
    let goods =
        ["72083900", "76011010", "28041000", "25231000", "31021010", "7208 39 00", "72083900 ", "01012100", "27160000"];
    let origins = ["CN", "IN", "中国", "NO", "TR", "ZZ", "ES"];
    let masses = [
        "1",
        "0.000001",
        "12.345",
        "12.345678",
        "7.50",
        "1234567",
        "99999999",
        "99999999.999999",
        "100000001",
        "0",
        "3.",
        "1e3",
    ];
    let days = [
        "2026-01-31",
        "2026-02-28",
        "2026-02-29",
        "2026-05-30",
        "2026-08-15",
        "2026-12-01",
        "2027-03-03",
        "15.08.2026",
    ];
    let claims = [",,", ",default,", "1200.5,,", "80,default,", ",actual,1.9", ",actual,", "many,,", ",,1.9"];
    let all = |at: usize, from: &[&str], step: usize| from[at / step % from.len()].to_owned();
    let mut lines = Vec::new();
    for at in 0..7_000_usize {
        // Numbers without a common divisor bring every value together with many others.
        let mixed = at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 17;
        // Some importers have few lines of little mass.
        let small = mixed % 5 == 0;
        let (importer, masses) = match small {
            true => (format!("S{}", mixed % 701), &masses[..3]),
            false => (all(mixed, &importers, 11), &masses[..]),
        };
        lines.push(format!(
            "{}{at},{importer},{},{},{},{},{}",
            all(mixed, &["", "", "", "@", "-"], 7),
            all(mixed, &goods, 101),
            all(mixed, &origins, 1_009),
            all(mixed, masses, 13),
            all(mixed, &days, 9_973),
            all(mixed, &claims, 99_991),
        ));
    }
    let with = |note: &str| {
        let body: String = lines.iter().map(|line| format!("{line},{note}\n")).collect();
        files_of(&[format!("{header},note\n{body}").as_bytes()], &options())
    };
    let plain = with("n");
    for note in ["n".repeat(600).as_str(), "\"n,\"", "\"n\""] {
        let other = with(note);
        let written = if note == "\"n\"" { "n" } else { note };
        for (a, b) in plain.rows.lines().zip(other.rows.lines()) {
            assert_eq!(a, b.replace(&format!(",{written},"), ",n,"));
        }
        assert_eq!(plain.rows.lines().count(), other.rows.lines().count());
        assert_eq!(column(&plain.refused, "reason", b','), column(&other.refused, "reason", b','));
        let [a, b] = [&plain, &other].map(|found| found.summary(&options(), Format::Json, Lang::En));
        assert_eq!(a, b);
    }
    // There is no column of procedures.
    let of_procedures = |status: &Status| matches!(status, Status::NotReleased | Status::Returned);
    for status in Status::ALL.iter().filter(|(status, ..)| !of_procedures(status)) {
        assert!(plain.statuses().iter().filter(|own| *own == status.1).count() > 20, "{}", status.1);
    }
}

/// A list that turns out not to be UTF-8 far behind its beginning is read again.
#[test]
fn chinese_at_the_end_of_a_long_list_is_found() {
    let mut bytes = format!("{HEADER}\n").into_bytes();
    for id in 0..10_000 {
        bytes.extend_from_slice(format!("{id},A,72083900,CN,1,2026-02-10\n").as_bytes());
    }
    bytes.extend_from_slice(b"last,\xbc\xd7,72083900,CN,100,2026-02-10\n");
    let found = files_of(&[&bytes], &options());
    assert_eq!(found.tables[0].encoding, Encoding::Gb18030);
    assert_eq!(found.column("importer").last().unwrap(), "甲");
    assert!(found.summary(&options(), Format::Text, Lang::En).contains("gb18030"));
}

/// A line of the list and a quote of the same good are the same engine.
#[test]
fn every_line_is_the_quote_of_its_good() {
    let data = Data::embedded();
    let goods = data.table("eu-goods").unwrap();
    let origins = ["CN", "IN", "TR", "UA", "KR", "BR", "ZA", "TW", "AD"];
    let mut lines = Vec::new();
    // Reading the tables for each quote takes its time: every fifth good, electricity among them.
    for (at, row) in goods.rows().enumerate().filter(|(at, row)| at % 5 == 0 || row.get("cn_code") == "27160000") {
        let (origin, month) = (origins[at % origins.len()], 1 + at % 9);
        lines.push(format!(
            "{at},A,{},{origin},{}.{:03},2026-{month:02}-15",
            row.get("cn_code"),
            60 + at,
            at * 7 % 1000
        ));
        // Lines without figures between those with figures.
        for _ in 0..at % 3 {
            lines.push(format!("bad,A,72083900,CN,,2026-{month:02}-15"));
        }
    }
    // Every mass has three decimals, so that the list itself does not say what its points are.
    let with_points = Options { decimal_mark: Some(DecimalMark::Point), ..options() };
    let found = files_of(&[format!("{HEADER}\n{}\n", lines.join("\n")).as_bytes()], &with_points);
    let (statuses, certificates, costs) = (found.statuses(), found.column("certificates"), found.column("cost_eur"));
    let mut liable = 0;
    for (at, line) in lines.iter().enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[0] == "bad" {
            assert_eq!((statuses[at].as_str(), certificates[at].as_str()), ("refused", ""));
            continue;
        }
        let place = ScenarioPlace {
            file: "test".into(),
            line: 1,
            path: "test".into(),
            source: None,
            assumption: None,
            ..Default::default()
        };
        let text = |text: &str| PlacedText { text: text.into(), span: 0..0 };
        let good = Good {
            key: String::new(),
            label: None,
            code: text(cells[2]),
            origin: text(cells[3]),
            quantity: Stated::new(d(cells[4]), Unit::GoodQuantity(GoodUnit::Tonne), place, 0..0),
            import: Import::Date(cells[5].parse().unwrap()),
            production_year: None,
            emissions: EmissionsStatement::Default,
            route: None,
            activity_level: None,
            free_allocation: None,
            price_path: None,
            years: Vec::new(),
            instead_of: None,
            precursors: Vec::new(),
            no_precursors: false,
            precursor_free_allocation: None,
            price: None,
            what_if_price: None,
            correction: None,
            paid: None,
            export_price: None,
            yuan_rate: None,
            proposal: None,
            known_on: KNOWN,
        };
        match quote(&good, &[], &data).unwrap() {
            Quoted::Report(report) => {
                let value = |key: &str| report.trace.node(report.trace.find(key).unwrap()).value.normalize();
                assert_eq!(statuses[at], "liable", "{line}");
                assert_eq!(d(&certificates[at]), value("certificates"), "{line}");
                assert_eq!(d(&costs[at]), value("cost"), "{line}");
                liable += 1;
            }
            Quoted::Refused(refusal) => {
                assert_eq!(statuses[at], "refused", "{line}");
                assert_eq!(found.reasons()[at].split(' ').next().unwrap(), refusal.code, "{line}");
            }
        }
    }
    assert!(liable > 100);
}

#[test]
fn a_line_is_explained_by_the_same_engine() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    let lines = [
        "1,A,72083900,CN,1000,2026-02-10",
        "",
        "2,B,72083900,CN,20,2026-02-10",
        "3,A,72083900,CN,1,2026-12-10",
        "4,A,x,CN,1,2026-12-10",
    ];
    std::fs::write(&file, format!("{HEADER}\n{}\n", lines.join("\n"))).unwrap();
    let explained = |row: u64| {
        let (tables, columns) = open(&[&file]).unwrap();
        let mut tables = <[TableFile; 1]>::try_from(tables).unwrap();
        explain(&mut tables, &columns[0], (&options(), &Data::embedded()), row, &Unwatched).unwrap()
    };
    let liable = explained(2).unwrap();
    assert_eq!(liable.status, Status::Liable);
    assert!(liable.trace.recheck().is_empty());
    assert_eq!(liable.trace.node(liable.root.unwrap()).value, d("163527.432"));
    assert!(explained(3).is_none(), "a blank line is no shipment");
    let below = explained(4).unwrap();
    assert_eq!(below.status, Status::BelowThreshold);
    assert_eq!(below.trace.node(below.root.unwrap()).value, d("3270.54864"));
    let unpriced = explained(5).unwrap();
    assert_eq!(unpriced.trace.node(unpriced.root.unwrap()).value, d("2.16995"));
    assert_eq!(explained(6).unwrap().problems[0].code, "bad-code");
    assert!(explained(7).is_none());
}

/// Somebody who ends a run gets no result.
#[test]
fn a_run_can_be_ended() {
    struct Stopping(AtomicU64);
    impl Watch for Stopping {
        fn advanced(&self, _: u64) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        fn stopped(&self) -> bool {
            self.0.load(Ordering::Relaxed) > 3
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    let line = "1,A,72083900,CN,1,2026-02-10\n".repeat(40_000);
    std::fs::write(&file, format!("{HEADER}\n{line}")).unwrap();
    let (mut tables, columns) = open(&[&file]).unwrap();
    let ended =
        run(&mut tables, &columns, &options(), &Data::embedded(), &mut Kept::default(), &Stopping(AtomicU64::new(0)));
    assert!(matches!(ended, Err(Failure::Interrupted)));
}

/// Figures of two versions of a list are not mixed.
#[test]
fn a_list_that_is_written_while_it_is_read_is_an_error() {
    struct Writing<'p>(&'p Path);
    impl Watch for Writing<'_> {
        fn advanced(&self, _: u64) {
            let mut file = std::fs::OpenOptions::new().append(true).open(self.0).unwrap();
            file.write_all(b"2,B,72083900,CN,1,2026-02-10\n").unwrap();
        }
        fn stopped(&self) -> bool {
            false
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    std::fs::write(&file, format!("{HEADER}\n1,A,72083900,CN,1,2026-02-10\n")).unwrap();
    let (mut tables, columns) = open(&[&file]).unwrap();
    let mut run =
        |watch: &dyn Watch| run(&mut tables, &columns, &options(), &Data::embedded(), &mut Kept::default(), watch);
    assert!(run(&Unwatched).is_ok());
    let Err(Failure::Table { diagnostic, .. }) = run(&Writing(&file)) else { panic!("read as one list") };
    assert_eq!(diagnostic.code, "changed-meanwhile");
}

fn drawn(path: &Path, lang: Lang) -> (String, Vec<&'static str>) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let wrong = match try_files(&[path], &options()) {
        Ok(_) => Vec::new(),
        Err(wrong) => wrong,
    };
    let file = SourceFile { name, text: String::new() };
    let codes = wrong.iter().map(|diagnostic| diagnostic.code).collect();
    assert!(wrong.iter().all(|diagnostic| !diagnostic.help.is_empty()), "{}", path.display());
    (render::render(&file, &wrong.iter().collect::<Vec<_>>(), lang, false), codes)
}

/// A file that cannot be read at all says why, in both languages; its name begins with the code.
#[test]
fn bad_files_say_what_is_wrong() {
    insta::glob!("portfolio/*.csv", |path| {
        let (text, codes) = drawn(path, Lang::En);
        let stem = path.file_stem().unwrap().to_string_lossy();
        match stem.split("--").next().unwrap() {
            "good" => assert!(codes.is_empty(), "{codes:?}"),
            expected => assert!(codes.contains(&expected), "{stem} gives {codes:?}"),
        }
        let (chinese, _) = drawn(path, Lang::Zh);
        insta::assert_snapshot!(format!("{text}\n{chinese}"));
    });
}

/// Every code that reading a table can give has a sample, or is listed with where it is tested.
#[test]
fn every_code_has_a_sample() {
    // Of the command line, of the system, and of files too large for a sample: tests/cli.rs and below.
    let elsewhere = [
        "no-such-file",
        "is-a-directory",
        "cannot-read",
        "line-too-long",
        "changed-meanwhile",
        "no-such-sheet",
        "bad-map",
        "headers-differ",
        "which-sheet",
        "no-such-header-row",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let samples: Vec<String> = load::list_files(&root.join("tests/portfolio"))
        .unwrap()
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().split("--").next().unwrap().to_owned())
        .collect();
    let mut codes = Vec::new();
    for folder in ["src/load/table", "src/portfolio"] {
        for file in load::list_files(&root.join(folder)).unwrap() {
            let text = std::fs::read_to_string(&file).unwrap();
            for opening in ["Diagnostic::error(", "wrong("] {
                for rest in text.split(opening).skip(1) {
                    if let Some(code) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                        codes.push(code.to_owned());
                    }
                }
            }
        }
    }
    assert!(codes.len() > 15, "{codes:?}");
    for code in codes {
        assert!(samples.contains(&code) || elsewhere.contains(&code.as_str()), "no sample file for {code}");
    }
}

#[test]
fn a_line_of_ten_megabytes_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    for (begin, code) in [("x", "line-too-long"), ("\"x", "line-too-long"), ("x,", "line-too-long")] {
        let long = begin.repeat(10_000_000 / begin.len());
        std::fs::write(&file, format!("{HEADER}\n1,A,72083900,CN,1,2026-02-10\n{long}")).unwrap();
        assert_eq!(drawn(&file, Lang::En).1, [code]);
    }
    std::fs::write(&file, "x".repeat(10_000_000)).unwrap();
    assert_eq!(drawn(&file, Lang::En).1, ["line-too-long"]);
}

/// Lines of a random list: codes, origins, masses and days in and out of bounds.
fn line() -> impl Strategy<Value = String> {
    let code =
        prop::sample::select(vec!["72083900", "76011010", "28041000", "01012100", "7208 39 00", "x", "25231000"]);
    let origin = prop::sample::select(vec!["CN", "IN", "China", "NO", "DE", "nowhere", "TR"]);
    let mass = prop::sample::select(vec!["1", "0.5", "12.3456", "60", "1234.5", "0", "many", "19.999999"]);
    let day = prop::sample::select(vec![
        "2026-01-15",
        "2026-05-31",
        "2026-09-30",
        "2026-12-01",
        "2027-03-03",
        "soon",
        "15.08.2026",
    ]);
    (0..6_u8, code, origin, mass, day)
        .prop_map(|(importer, code, origin, mass, day)| format!("x,M{importer},{code},{origin},{mass},{day}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// The rows add up to the totals, two halves to the whole, and neither the number of threads nor the order of
    /// lines changes a digit.
    #[test]
    fn sums_are_sums(lines in prop::collection::vec(line(), 1..60), at in 0_usize..60, many in 1_usize..100) {
        let lines: Vec<&String> = lines.iter().cycle().take(lines.len() * many).collect();
        let text = |lines: &[&String]| {
            let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
            format!("{HEADER}\n{body}")
        };
        let whole = files_of(&[text(&lines).as_bytes()], &Options { threads: 1, ..options() });
        prop_assert_eq!(whole.figure("total.cost"), sum(&whole.column("cost_eur")));
        prop_assert_eq!(whole.figure("total.certificates"), sum(&whole.column("certificates")));
        for by in ["importer.", "goods.", "origins.", "quarter."] {
            let csv = whole.summary(&options(), Format::Csv, Lang::En);
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            let costs: Vec<String> = records
                .iter()
                .filter(|record| record[1].starts_with(by) && record[1].ends_with(".cost"))
                .map(|record| record[3].to_owned())
                .collect();
            prop_assert_eq!(sum(&costs), whole.figure("total.cost"), "{}", by);
        }
        // Cells in quotes are taken out of them.
        let quoted = files_of(&[text(&lines).replace("\nx,", "\n\"x\",").as_bytes()], &options());
        prop_assert_eq!(&quoted.rows, &whole.rows);
        let [a, b] = [&quoted, &whole].map(|found| found.summary(&options(), Format::Json, Lang::En));
        prop_assert_eq!(a, b);
        for threads in [2, 3] {
            let other = files_of(&[text(&lines).as_bytes()], &Options { threads, ..options() });
            prop_assert_eq!(&other.rows, &whole.rows);
            let [a, b] = [&other, &whole].map(|found| column(&found.refused, "reason", b','));
            prop_assert_eq!(a, b);
            let [a, b] = [&other, &whole].map(|found| found.summary(&options(), Format::Json, Lang::En));
            prop_assert_eq!(a, b);
        }
        let at = at.min(lines.len());
        let halves = files_of(&[text(&lines[..at]).as_bytes(), text(&lines[at..]).as_bytes()], &options());
        prop_assert_eq!(&halves.rows, &whole.rows);
        let reversed: Vec<&String> = lines.iter().rev().copied().collect();
        let reversed = files_of(&[text(&reversed).as_bytes()], &options());
        let mut backwards: Vec<&str> = reversed.rows.lines().skip(1).collect();
        backwards.reverse();
        prop_assert_eq!(backwards, whole.rows.lines().skip(1).collect::<Vec<_>>());
        prop_assert_eq!(reversed.figure("total.cost"), whole.figure("total.cost"));
    }

    /// Reading never panics, whatever the bytes.
    #[test]
    fn any_bytes_give_a_result_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400), header in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("list.csv");
        let header = if header { format!("{HEADER}\n") } else { String::new() };
        std::fs::write(&file, [header.as_bytes(), &bytes].concat()).unwrap();
        let _ = try_files(&[&file], &options());
    }

    /// Nor does a damaged list.
    #[test]
    fn a_damaged_list_gives_a_result_or_an_error(lines in prop::collection::vec(line(), 1..6), at in 0_usize..300, junk in "[\\PC\n\",;]{0,8}") {
        let mut text = format!("{HEADER}\n{}\n", lines.join("\n"));
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        text.insert_str(at, &junk);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("list.csv");
        std::fs::write(&file, text).unwrap();
        if let Ok(found) = try_files(&[&file], &options()) {
            let statuses: u64 = found.portfolio.totals.statuses.iter().sum();
            prop_assert_eq!(statuses, u64::try_from(found.statuses().len()).unwrap());
        }
    }
}
