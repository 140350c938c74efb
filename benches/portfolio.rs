//! A customs list of many lines against the plainest thing that could be done with it: one thread of the
//! `csv` crate that reads the same file into fields and writes as many bytes as our row file has.
//!
//! `cargo bench --bench portfolio -- 1000000 10000000` (numbers of rows; a million where none is given);
//! `--only=ours` or `--only=csv` runs one side, so that its peak memory can be read; `--keep=FOLDER` keeps
//! the generated files there.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a benchmark"
)]

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;
use carbontoll::load::Data;
use carbontoll::reference::Library as _;
use carbontoll::reference::default_values::{DefaultValues, IN_FORCE, OTHER_COUNTRIES};

/// Importers of the generated file.
const IMPORTERS: u64 = 20_000;

fn main() {
    let mut rows: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if rows.is_empty() {
        rows.push(1_000_000);
    }
    for rows in rows {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("shipments.csv");
        generate(&file, rows);
        let bytes = std::fs::metadata(&file).unwrap().len();
        println!("{rows} rows, {bytes} bytes, {:.1} a row", bytes as f64 / rows as f64);
        let (time, fields) = plain(&file, &folder.path().join("plain.csv"), 120 * rows);
        println!("csv crate, one thread: {time:.2} s ({fields} fields)");
    }
}

/// Reads the file into fields and writes `output` bytes; seconds and the number of fields.
fn plain(input: &Path, output: &Path, bytes: u64) -> (f64, usize) {
    let start = Instant::now();
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
    (start.elapsed().as_secs_f64(), fields)
}

/// A file like a customs broker's: every importer has a few goods of a few origins, a few importers have
/// most of the lines, some importers stay small.
fn generate(path: &Path, rows: u64) {
    let data = Data::embedded();
    let goods = data.table("eu-goods").unwrap();
    let codes: Vec<String> = goods.rows().map(|row| row.get("cn_code").to_owned()).collect();
    let values = DefaultValues::index(&data.table(IN_FORCE).unwrap(), IN_FORCE).unwrap();
    // Every country with default values of its own, and one that is exempt.
    let mut origins: Vec<String> = values.countries().filter(|country| *country != OTHER_COUNTRIES).map(str::to_owned).collect();
    origins.push("NO".to_owned());
    println!("{} codes, {} origins", codes.len(), origins.len());
    let mut random = Random(20_261_122);
    let pick = |random: &mut Random, from: &[String]| from[usize::try_from(random.below(from.len() as u64)).unwrap()].clone();
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
        let (day, month) = (1 + random.below(28), 1 + random.below(12));
        let grams = random.below(50_000) * random.below(1_000) / 1_000 + 1;
        line.clear();
        writeln!(line, "{id},M{importer:05},{code},{origin},{}.{:03},2026-{month:02}-{day:02}", grams / 1000, grams % 1000)
            .unwrap();
        out.write_all(line.as_bytes()).unwrap();
    }
    out.flush().unwrap();
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
