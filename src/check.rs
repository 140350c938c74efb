//! Locked reports: a folder of scenarios, and what each of them gave when it was last accepted.
//!
//! `DIR/locked/NAME.en.txt`, `NAME.zh.txt` and `NAME.json` hold the reports of `DIR/NAME.toml`. One
//! set serves the `check` verb and `cargo test`.

use crate::diag::{SourceFile, render as draw};
use crate::load::{self, Data};
use crate::render::{Format, render};
use crate::text::Lang;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of locked reports inside a folder of scenarios.
pub const LOCKED: &str = "locked";

/// What a check found.
#[derive(Debug, Default)]
pub struct Findings {
    /// How many scenarios were computed.
    pub scenarios: usize,
    pub differences: Vec<Difference>,
    /// Scenarios that cannot be computed, with their diagnostics drawn.
    pub failures: Vec<String>,
}

/// A report that is not what is locked.
#[derive(Debug)]
pub struct Difference {
    /// The file in the folder of locked reports.
    pub file: PathBuf,
    pub kind: DifferenceKind,
}

#[derive(Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Nothing is locked yet.
    NotLocked { now: String },
    /// The bytes differ.
    Changed { locked: String, now: String },
    /// There is no scenario for it.
    Orphan,
}

/// Recomputes every scenario of a folder and compares it with its locked reports.
///
/// # Errors
/// The folder or a locked report cannot be read, or the data is broken.
pub fn check(folder: &Path, data: &Data) -> Result<Findings, String> {
    let mut findings = Findings::default();
    let mut expected: BTreeMap<PathBuf, String> = BTreeMap::new();
    for path in files_ending(folder, ".toml")? {
        findings.scenarios += 1;
        let file = match load::read_file(&path) {
            Ok(file) => file,
            Err(failure) => {
                let (file, diagnostic) = *failure;
                findings.failures.push(draw::render(&file, &[&diagnostic], Lang::En, false));
                continue;
            }
        };
        let evaluation = crate::evaluate(&file, data).map_err(|error| data.describe(&error))?;
        match evaluation.report {
            Some(report) => {
                for (ending, format, lang) in REPORTS {
                    // The formats that are locked are text.
                    let text = String::from_utf8(render(std::slice::from_ref(&report), *format, *lang));
                    let text = text.map_err(|error| error.to_string())?;
                    let name = format!("{}.{ending}", report.scenario);
                    expected.insert(folder.join(LOCKED).join(name), text);
                }
            }
            None => findings.failures.push(draw_all(&file, &evaluation.diagnostics)),
        }
    }
    let locked_folder = folder.join(LOCKED);
    let mut locked: BTreeMap<PathBuf, String> = BTreeMap::new();
    if locked_folder.is_dir() {
        for (ending, ..) in REPORTS {
            for path in files_ending(&locked_folder, &format!(".{ending}"))? {
                let text = load::read_locked(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                locked.insert(path, text);
            }
        }
    }
    for (file, now) in &expected {
        let kind = match locked.get(file) {
            None => DifferenceKind::NotLocked { now: now.clone() },
            Some(text) if text == now => continue,
            Some(text) => DifferenceKind::Changed { locked: text.clone(), now: now.clone() },
        };
        findings.differences.push(Difference { file: file.clone(), kind });
    }
    let failed = !findings.failures.is_empty();
    for file in locked.into_keys().filter(|file| !expected.contains_key(file) && !failed) {
        findings.differences.push(Difference { file, kind: DifferenceKind::Orphan });
    }
    Ok(findings)
}

/// What is locked of a scenario: ending, format, language.
const REPORTS: &[(&str, Format, Lang)] =
    &[("en.txt", Format::Text, Lang::En), ("zh.txt", Format::Text, Lang::Zh), ("json", Format::Json, Lang::En)];

/// The changed lines of a report, with three lines around each change.
pub fn diff(difference: &Difference) -> String {
    let name = difference.file.display();
    match &difference.kind {
        DifferenceKind::NotLocked { .. } => format!("{name}: not locked yet\n"),
        DifferenceKind::Orphan => format!("{name}: there is no scenario for this report\n"),
        DifferenceKind::Changed { locked, now } => similar::TextDiff::from_lines(locked, now)
            .unified_diff()
            .context_radius(3)
            .header(&format!("{name} (locked)"), &format!("{name} (now)"))
            .to_string(),
    }
}

fn draw_all(file: &SourceFile, diagnostics: &crate::diag::Diagnostics) -> String {
    draw::render(file, &diagnostics.sorted(), Lang::En, false)
}

/// The files of a folder with an ending, sorted by name.
fn files_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    load::list_files(folder)
        .map(|files| files.into_iter().filter(|file| file.to_string_lossy().ends_with(ending)).collect())
        .map_err(|error| format!("{}: {error}", folder.display()))
}
