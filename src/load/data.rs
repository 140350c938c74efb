//! Reads the data folder: embedded in the program, or a folder given with `--data`.

use super::raw_data::{RawAbout, RawLaw, RawSources};
use super::toml_reader;
use crate::diag::{Diagnostics, SourceFile, render};
use crate::law::{LawFile, LawValue, Statutes};
use crate::reference::{About, Column, DataError, Library, Source, Sources, Table};
use crate::text::{Lang, Text};
use crate::trace::Confidence;
use include_dir::{Dir, DirEntry, include_dir};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The data folder, read file by file when asked for. Threads share what was read.
#[derive(Debug)]
pub struct Data {
    folder: Option<PathBuf>,
    sources: OnceLock<Arc<Sources>>,
    tables: Mutex<BTreeMap<String, Arc<Table>>>,
    laws: Mutex<BTreeMap<String, Arc<LawFile>>>,
}

impl Data {
    /// The data that came with the program.
    pub fn embedded() -> Self {
        Self::new(None)
    }

    /// A folder laid out like the program's own `data/`.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self::new(Some(folder.into()))
    }

    fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            sources: OnceLock::new(),
            tables: Mutex::new(BTreeMap::new()),
            laws: Mutex::new(BTreeMap::new()),
        }
    }

    /// Whether this is the data that came with the program.
    pub fn is_embedded(&self) -> bool {
        self.folder.is_none()
    }

    /// What is wrong with a data file, named by the folder that was given.
    pub fn describe(&self, error: &DataError) -> String {
        match (&self.folder, error.line) {
            (None, _) => error.to_string(),
            (Some(_), Some(line)) => format!("{}:{line}: {}", self.name(&error.file), error.message),
            (Some(_), None) => format!("{}: {}", self.name(&error.file), error.message),
        }
    }

    /// A file of the data as a person can find it.
    fn name(&self, path: &str) -> String {
        match &self.folder {
            None => format!("data/{path}"),
            Some(folder) => folder.join(path).display().to_string(),
        }
    }

    /// Reads one of our own TOML files; its mistakes as a data error.
    fn read_toml<T: super::record::Read>(&self, path: &str) -> Result<T, DataError> {
        let text = self.text(path)?;
        let mut diagnostics = Diagnostics::default();
        let value = toml_reader::read(&text, &mut diagnostics);
        match value {
            Some(value) if !diagnostics.has_errors() => Ok(value),
            _ => {
                let file = SourceFile { name: self.name(path), text: text.into_owned() };
                let drawn = render::render(&file, &diagnostics.sorted(), Lang::En, false);
                Err(DataError { file: path.to_owned(), line: None, message: format!("\n{drawn}") })
            }
        }
    }

    /// The paths of all parameters of the law, as [`Statutes::law`] takes them, sorted.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn law_paths(&self) -> Result<Vec<String>, DataError> {
        let mut files = match &self.folder {
            None => Self::embedded_files().into_iter().map(|(path, _)| path).collect(),
            Some(folder) => {
                let mut files = Vec::new();
                walk(folder, "law", &mut files).map_err(|error| DataError {
                    file: "law".into(),
                    line: None,
                    message: error.to_string(),
                })?;
                files
            }
        };
        files.sort();
        let inside = |path: &String| Some(path.strip_prefix("law/")?.strip_suffix(".toml")?.to_owned());
        Ok(files.iter().filter_map(inside).collect())
    }

    /// The text of a file, by its path with `/` from the data folder.
    pub fn text(&self, path: &str) -> Result<Cow<'static, str>, DataError> {
        let missing = |message: String| DataError { file: path.to_owned(), line: None, message };
        match &self.folder {
            None => {
                let file = EMBEDDED.get_file(path).ok_or_else(|| missing("no such file".into()))?;
                file.contents_utf8().map(Cow::Borrowed).ok_or_else(|| missing("is not UTF-8".into()))
            }
            Some(folder) => {
                let bytes = std::fs::read(folder.join(path)).map_err(|error| missing(error.to_string()))?;
                let text = String::from_utf8(bytes).map_err(|_| missing("is not UTF-8".into()))?;
                Ok(Cow::Owned(text.replace("\r\n", "\n")))
            }
        }
    }

    /// The names of all tables, sorted.
    pub fn table_names(&self) -> Result<Vec<String>, DataError> {
        let mut names: Vec<String> = match &self.folder {
            None => EMBEDDED
                .get_dir("reference")
                .into_iter()
                .flat_map(Dir::dirs)
                .filter_map(|dir| dir.path().file_name())
                .map(|name| name.to_string_lossy().into_owned())
                .collect(),
            Some(folder) => {
                let entries = std::fs::read_dir(folder.join("reference")).map_err(|error| DataError {
                    file: "reference".into(),
                    line: None,
                    message: error.to_string(),
                })?;
                entries
                    .filter_map(Result::ok)
                    .filter(|entry| entry.path().is_dir())
                    .map(|entry| entry.file_name().to_string_lossy().into_owned())
                    .collect()
            }
        };
        names.sort();
        Ok(names)
    }

    /// Every file of the embedded data with its path, sorted by path.
    pub fn embedded_files() -> Vec<(String, &'static [u8])> {
        fn walk(dir: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
            for entry in dir.entries() {
                match entry {
                    DirEntry::Dir(dir) => walk(dir, files),
                    DirEntry::File(file) => {
                        files.push((file.path().to_string_lossy().replace('\\', "/"), file.contents()));
                    }
                }
            }
        }
        let mut files = Vec::new();
        walk(&EMBEDDED, &mut files);
        files.sort();
        files
    }

    /// A digest of all embedded data, so that a changed digit cannot keep its version: FNV-1a of 64 bits
    /// over every path and content in the order of paths, the digest's own line left out.
    pub fn embedded_digest() -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let mut take = |bytes: &[u8]| {
            for byte in bytes {
                hash ^= u64::from(*byte);
                hash = hash.wrapping_mul(0x0100_0000_01b3);
            }
        };
        for (path, bytes) in Self::embedded_files() {
            take(path.as_bytes());
            for line in bytes.split_inclusive(|byte| *byte == b'\n') {
                // A checkout on Windows may have changed the line ends.
                let line = line.strip_suffix(b"\r\n").or_else(|| line.strip_suffix(b"\n")).unwrap_or(line);
                if !line.starts_with(b"digest = ") {
                    take(line);
                    take(b"\n");
                }
            }
        }
        format!("{hash:016x}")
    }

    fn read_sources(&self) -> Result<Sources, DataError> {
        let path = "sources.toml";
        let raw: RawSources = self.read_toml(path)?;
        let mut by_id = BTreeMap::new();
        for source in raw.source {
            let error = |message: String| DataError { file: path.to_owned(), line: None, message };
            let known = last_day(&source.published).ok_or_else(|| {
                error(format!("{}: published is no year, month or day: {}", source.id, source.published))
            })?;
            let read = Source {
                id: source.id.clone(),
                title: Text::new(source.title, source.title_zh),
                publisher: Text::new(source.publisher, source.publisher_zh),
                published: source.published,
                known,
                licence: source.licence,
                read_in_original: source.seen == "primary",
                note: source.note,
            };
            if by_id.insert(source.id.clone(), read).is_some() {
                return Err(error(format!("two sources have the id {}", source.id)));
            }
        }
        Ok(Sources { version: raw.version, digest: raw.digest, by_id })
    }

    fn read_table(&self, name: &str) -> Result<Table, DataError> {
        let about = self.read_about(name)?;
        let path = format!("reference/{name}/data.csv");
        let text = self.text(&path)?;
        let error = |line: Option<u32>, message: String| DataError { file: path.clone(), line, message };
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let header = reader.headers().map_err(|e| error(Some(1), e.to_string()))?.clone();
        let wanted: Vec<&str> = about.columns.iter().map(|column| column.name.as_str()).collect();
        if !header.iter().eq(wanted.iter().copied()) {
            return Err(error(Some(1), format!("columns are not those of about.toml: {}", wanted.join(", "))));
        }
        let mut records = Vec::new();
        for record in reader.records() {
            records.push(
                record.map_err(|e| error(e.position().and_then(|p| u32::try_from(p.line()).ok()), e.to_string()))?,
            );
        }
        Ok(Table { name: name.to_owned(), about, sources: self.sources()?, records })
    }

    fn read_about(&self, name: &str) -> Result<About, DataError> {
        let path = format!("reference/{name}/about.toml");
        let raw: RawAbout = self.read_toml(&path)?;
        let error = |message: String| DataError { file: path.clone(), line: None, message };
        let whole_table = match (raw.source, raw.confidence) {
            (Some(source), Some(confidence)) => {
                let confidence =
                    Confidence::parse(&confidence).ok_or_else(|| error(format!("no such confidence: {confidence}")))?;
                Some((source, confidence))
            }
            (None, None) => None,
            _ => return Err(error("source and confidence go together".into())),
        };
        let columns = raw
            .column
            .into_iter()
            .map(|column| Column {
                name: column.name,
                kind: column.kind.0,
                unit: column.unit.map(|unit| unit.0).unwrap_or_default(),
                title: Text::new(column.en, column.zh),
                key: column.key.unwrap_or(false),
                optional: column.optional.unwrap_or(false),
            })
            .collect();
        Ok(About {
            title: raw.title,
            summary: raw.summary,
            made: raw.made,
            left_out: raw.left_out,
            licence: raw.licence,
            checked: raw.checked,
            columns,
            whole_table,
        })
    }
}

impl Statutes for Data {
    fn law(&self, path: &str) -> Result<Arc<LawFile>, DataError> {
        if let Some(law) = locked(&self.laws).get(path) {
            return Ok(Arc::clone(law));
        }
        let file = format!("law/{path}.toml");
        let raw: RawLaw = self.read_toml(&file)?;
        let values = raw
            .value
            .into_iter()
            .map(|value| LawValue {
                from: value.from,
                to: value.to,
                value: value.value,
                source: value.cite.source,
                at: value.cite.at,
                known: value.known,
                standing: value.standing.0,
                proposal: value.proposal,
                confidence: value.confidence.0,
                checked: value.checked,
                note: value.note,
            })
            .collect();
        let law = Arc::new(LawFile {
            path: path.to_owned(),
            title: raw.title,
            unit: raw.unit,
            kind: raw.kind.0,
            open: raw.open.unwrap_or(false),
            note: raw.note,
            values,
        });
        locked(&self.laws).insert(path.to_owned(), Arc::clone(&law));
        Ok(law)
    }
}

impl Library for Data {
    fn table(&self, name: &str) -> Result<Arc<Table>, DataError> {
        // Whoever asks meanwhile waits, rather than read it as well.
        let mut tables = locked(&self.tables);
        if let Some(table) = tables.get(name) {
            return Ok(Arc::clone(table));
        }
        let table = Arc::new(self.read_table(name)?);
        tables.insert(name.to_owned(), Arc::clone(&table));
        Ok(table)
    }

    fn sources(&self) -> Result<Arc<Sources>, DataError> {
        if let Some(sources) = self.sources.get() {
            return Ok(Arc::clone(sources));
        }
        let sources = Arc::new(self.read_sources()?);
        Ok(Arc::clone(self.sources.get_or_init(|| sources)))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What was read is complete before it is kept.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Every file below a folder, by its path with `/` from the root.
fn walk(root: &Path, path: &str, files: &mut Vec<String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(root.join(path))? {
        let entry = entry?;
        let inside = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            walk(root, &inside, files)?;
        } else {
            files.push(inside);
        }
    }
    Ok(())
}

/// The last day of a year `2023`, a month `2023-02` or a day.
fn last_day(published: &str) -> Option<Date> {
    let mut parts = published.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    match (month, day) {
        (None, _) => Date::new(year, 12, 31).ok(),
        (Some(month), None) => Date::new(year, month, 1).ok().map(Date::last_of_month),
        (Some(month), Some(day)) => Date::new(year, month, day).ok(),
    }
}
