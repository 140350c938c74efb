//! A customs list of many lines against the plainest thing that could be done with it: one thread of the `csv` crate
//! that reads the same file into fields and writes a file of as many bytes as our row file has, as bytes that nobody
//! has to look at. That is the yardstick. Once more with fields that the crate's own writer makes, which says how much
//! of the distance is the making of fields.
//!
//! Both take turns, several times. Before each turn the file it writes is removed and everything written before is on
//! the disk, so that no turn pays for another one.
//!
//! `cargo bench --bench portfolio -- 1000000 10000000` (numbers of rows; a million where none is given).
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a benchmark"
)]

use carbontoll::load::Data;
use carbontoll::load::table::{Opening, TableFile};
use carbontoll::portfolio::columns::{Columns, Headers};
use carbontoll::portfolio::threads::Watch;
use carbontoll::portfolio::{Options, Outlet, Portfolio, run};
use carbontoll::reference::Library as _;
use carbontoll::reference::default_values::{DefaultValues, IN_FORCE, OTHER_COUNTRIES};
use carbontoll::text::Lang;
use jiff::Span;
use jiff::civil::date;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;

/// Importers of the generated file.
const IMPORTERS: u64 = 20_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut rows: Vec<u64> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if rows.is_empty() {
        rows.push(1_000_000);
    }
    let folder = tempfile::tempdir().unwrap();
    let [file, out, other] = ["shipments.csv", "rows.csv", "plain.csv"].map(|name| folder.path().join(name));
    for rows in rows {
        generate(&file, rows);
        let bytes = std::fs::metadata(&file).unwrap().len();
        println!("{rows} rows, {:.1} bytes a row", bytes as f64 / rows as f64);
        let turns = (50_000_000 / rows).clamp(1, 7);
        let (mut two, mut yardstick) = (Vec::new(), Vec::new());
        let mut written = 0;
        for _ in 0..turns {
            two.push(timed(&out, || ours(&file, &out, 2)).0);
            written = std::fs::metadata(&out).unwrap().len();
            yardstick.push(timed(&other, || plain(&file, &other, written)).0);
        }
        let memory = peak_memory();
        let (one, portfolio) = timed(&out, || ours(&file, &out, 1));
        println!("  {:?} {}", portfolio.totals.statuses, portfolio.importers.all().len());
        let (seconds, bytes) = timed(&other, || as_fields(&file, &other, rows, written));
        let ratios: Vec<f64> = two.iter().zip(&yardstick).map(|(ours, theirs)| ours / theirs).collect();
        show("carbontoll, two threads, s", &two);
        show("csv crate, reads fields and writes as many bytes, s", &yardstick);
        show("ratio", &ratios);
        show("carbontoll, one thread, s", &[one]);
        show("csv crate, reads fields and writes fields, s", &[seconds]);
        println!("  {written} bytes written, {bytes} as fields; peak memory {memory} MB");
    }
}

/// Every value, and the one in the middle.
fn show(what: &str, values: &[f64]) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let all: Vec<String> = values.iter().map(|value| format!("{value:.2}")).collect();
    println!("  {what}: {} (median {:.2})", all.join(", "), sorted[sorted.len() / 2]);
}

/// Seconds of some work that writes a file, and its result.
fn timed<R>(output: &Path, work: impl FnOnce() -> R) -> (f64, R) {
    let _ = std::fs::remove_file(output);
    let start = Instant::now();
    let result = std::hint::black_box(work());
    let seconds = start.elapsed().as_secs_f64();
    File::open(output).unwrap().sync_all().unwrap();
    (seconds, result)
}

/// A customs list to its row file and its totals.
fn ours(input: &Path, output: &Path, threads: usize) -> Portfolio {
    let data = Data::embedded();
    let headers = Headers::of(&data).unwrap();
    let fit = |cells: &[String]| headers.fit(cells, &[]);
    let mut tables =
        TableFile::open(input, &Opening { sheet: None, header_row: None, encoding: None, fit: &fit }).unwrap();
    let columns = [Columns::of(&tables[0], &[], &headers).unwrap()];
    let options = Options {
        lang: Lang::En,
        assumed: carbontoll::portfolio::engine::Assumed::default(),
        known_on: date(2026, 11, 22),
        decimal_mark: None,
        date_order: None,
        threads,
        row_file: true,
        points_only: false,
    };
    let mut outlet = ToFile(File::create(output).unwrap());
    run(&mut tables, &columns, &options, &data, &mut outlet, &Unwatched).unwrap()
}

struct ToFile(File);

impl Outlet for ToFile {
    fn rows(&mut self, lines: &[u8]) -> std::io::Result<()> {
        self.0.write_all(lines)
    }

    fn refused(&mut self, _: &[u8]) -> std::io::Result<()> {
        Ok(())
    }
}

struct Unwatched;

impl Watch for Unwatched {
    fn advanced(&self, _: u64) {}

    fn stopped(&self) -> bool {
        false
    }
}

/// The greatest memory of this process so far, in MB, where the system says it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok())
        .map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1000).to_string())
}

/// Reads the file into fields and writes them with seven more, of the length that makes about `bytes` bytes; the
/// bytes that were written.
fn as_fields(input: &Path, output: &Path, rows: u64, bytes: u64) -> u64 {
    let more = usize::try_from((bytes - std::fs::metadata(input).unwrap().len()) / rows).unwrap() - 7;
    let digits = vec![b'7'; more];
    let cells: Vec<&[u8]> = (0..7).map(|at| &digits[more * at / 7..more * (at + 1) / 7]).collect();
    let mut reader = csv::ReaderBuilder::new().from_path(input).unwrap();
    let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 20).from_path(output).unwrap();
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).unwrap() {
        writer.write_record(record.iter().chain(cells.iter().copied())).unwrap();
    }
    writer.flush().unwrap();
    std::fs::metadata(output).unwrap().len()
}

/// Reads the file into fields and writes so many bytes; the number of fields.
fn plain(input: &Path, output: &Path, bytes: u64) -> usize {
    let rows = 1 + std::fs::metadata(input).unwrap().len() / 48;
    let share = vec![b'x'; usize::try_from(bytes / rows).unwrap()];
    let mut reader = csv::ReaderBuilder::new().from_path(input).unwrap();
    let mut writer = BufWriter::with_capacity(1 << 20, File::create(output).unwrap());
    let mut record = csv::ByteRecord::new();
    let (mut fields, mut written) = (0, 0);
    while reader.read_byte_record(&mut record).unwrap() {
        fields += record.len();
        if written + share.len() as u64 <= bytes {
            writer.write_all(&share).unwrap();
            written += share.len() as u64;
        }
    }
    while written < bytes {
        let rest = share.len().min(usize::try_from(bytes - written).unwrap());
        writer.write_all(&share[..rest]).unwrap();
        written += rest as u64;
    }
    writer.flush().unwrap();
    fields
}

/// A file like a customs broker's: every importer has a few goods of a few origins, a few importers have
/// most of the lines, some importers stay small.
fn generate(path: &Path, rows: u64) {
    let data = Data::embedded();
    let goods = data.table("eu-goods").unwrap();
    let codes: Vec<String> = goods.rows().map(|row| row.get("cn_code").to_owned()).collect();
    let values = DefaultValues::index(&data.table(IN_FORCE).unwrap(), IN_FORCE).unwrap();
    // Every country with default values of its own, and one that is exempt.
    let mut origins: Vec<String> =
        values.countries().filter(|country| *country != OTHER_COUNTRIES).map(str::to_owned).collect();
    origins.push("NO".to_owned());
    let mut random = Random(20_261_122);
    let pick =
        |random: &mut Random, from: &[String]| from[usize::try_from(random.below(from.len() as u64)).unwrap()].clone();
    let traded: Vec<Vec<(String, String)>> = (0..IMPORTERS)
        .map(|_| (0..=random.below(12)).map(|_| (pick(&mut random, &codes), pick(&mut random, &origins))).collect())
        .collect();
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    out.write_all(b"id,importer,cn_code,origin,net_mass_t,import_date\n").unwrap();
    let mut line = String::new();
    for id in 0..rows {
        // The product of two draws favours the small numbers: a few importers have most lines.
        let importer = random.below(IMPORTERS + 1) * random.below(IMPORTERS + 1) / (IMPORTERS + 1);
        let importer = importer.min(IMPORTERS - 1);
        let goods = &traded[usize::try_from(importer).unwrap()];
        let (code, origin) = &goods[usize::try_from(random.below(goods.len() as u64)).unwrap()];
        let day = date(2026, 1, 1).saturating_add(Span::new().days(i64::try_from(random.below(365)).unwrap()));
        let grams = random.below(50_000) * random.below(1_000) / 1_000 + 1;
        line.clear();
        writeln!(line, "{id},M{importer:05},{code},{origin},{}.{:03},{day}", grams / 1000, grams % 1000).unwrap();
        out.write_all(line.as_bytes()).unwrap();
    }
    out.into_inner().unwrap().sync_all().unwrap();
}

/// A generator of numbers that is the same everywhere (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}
