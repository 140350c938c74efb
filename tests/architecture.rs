//! The direction of dependencies, as a table. A module may mention only what stands in its row.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Module, and the modules of this crate that it may mention. The ground floor comes first.
const MAY_MENTION: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("quantity", &["text"]),
    ("diag", &["text"]),
    ("trace", &["quantity", "text"]),
    ("reference", &["diag", "quantity", "text", "trace"]),
    ("law", &["quantity", "reference", "text", "trace"]),
    ("scenario", &["quantity", "text", "trace"]),
    ("load", &["diag", "law", "quantity", "reference", "scenario", "text", "trace"]),
    ("case", &["quantity", "scenario", "text", "trace"]),
    ("resolve", &["case", "diag", "law", "quantity", "reference", "scenario", "text", "trace"]),
    ("outcome", &["quantity", "trace"]),
    ("compute", &["case", "outcome", "quantity", "text", "trace"]),
    ("analysis", &["compute", "diag", "quantity", "reference", "resolve", "scenario", "text", "trace"]),
    ("report", &["quantity", "text", "trace"]),
    (
        "explain",
        &[
            "analysis",
            "case",
            "compute",
            "outcome",
            "quantity",
            "reference",
            "report",
            "resolve",
            "scenario",
            "text",
            "trace",
        ],
    ),
    ("render", &["explain", "quantity", "report", "text", "trace"]),
    ("years", &["case", "compute", "explain", "load", "quantity", "reference", "resolve", "scenario", "text", "trace"]),
    ("importer", &["compute", "explain", "load", "quantity", "reference", "resolve", "scenario", "text", "trace"]),
    (
        "consignment",
        &[
            "case",
            "compute",
            "diag",
            "explain",
            "importer",
            "load",
            "quantity",
            "reference",
            "resolve",
            "scenario",
            "text",
            "trace",
            "years",
        ],
    ),
    (
        "quote",
        &[
            "case",
            "compute",
            "explain",
            "load",
            "quantity",
            "reference",
            "report",
            "resolve",
            "scenario",
            "text",
            "trace",
            "years",
        ],
    ),
    ("law_difference", &["compute", "load", "quantity", "reference", "report", "resolve", "scenario", "text", "trace"]),
    (
        "portfolio",
        &["case", "compute", "diag", "load", "quantity", "reference", "report", "resolve", "scenario", "text", "trace"],
    ),
    ("check", &["diag", "load", "render", "text"]),
    (
        "cli",
        &[
            "check",
            "diag",
            "law_difference",
            "load",
            "portfolio",
            "quantity",
            "quote",
            "reference",
            "render",
            "report",
            "scenario",
            "text",
            "trace",
        ],
    ),
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let module = inside.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            (module, path, text)
        })
        .collect()
}

/// The modules that a text mentions after `crate::`, comments and tests left out.
fn mentions(text: &str) -> BTreeSet<String> {
    let code: String = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    code.split("crate::")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>())
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .collect()
}

#[test]
fn modules_mention_only_what_their_row_allows() {
    let table: BTreeMap<&str, &[&str]> = MAY_MENTION.iter().copied().collect();
    let mut seen = BTreeSet::new();
    for (module, path, text) in sources() {
        if module == "lib" || module == "main" {
            continue;
        }
        let allowed = table.get(module.as_str()).unwrap_or_else(|| panic!("{module} has no row in the table"));
        for mentioned in mentions(&text) {
            let fine = mentioned == module
                || allowed.contains(&mentioned.as_str())
                // The facade that the shells stand on.
                || (module == "check" && mentioned == "evaluate")
                || (module == "cli" && matches!(mentioned.as_str(), "evaluate" | "solve" | "compare"));
            assert!(fine, "{}: {module} mentions {mentioned}", path.display());
        }
        seen.insert(module);
    }
    let rows: BTreeSet<String> = MAY_MENTION.iter().map(|(module, _)| (*module).to_owned()).collect();
    assert_eq!(seen, rows, "the table and src/ list the same modules");
}

#[test]
fn a_row_mentions_only_rows_above_it() {
    for (at, (module, allowed)) in MAY_MENTION.iter().enumerate() {
        for other in *allowed {
            let above = MAY_MENTION[..at].iter().any(|(row, _)| row == other);
            assert!(above, "{module} may mention {other}, which does not stand above it");
        }
    }
}

#[test]
fn files_have_one_subject() {
    for (_, path, text) in sources() {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let lines = code.lines().count();
        let is_message_table = path.components().any(|part| part.as_os_str() == "messages");
        assert!(lines <= 600 || is_message_table, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_float_is_near_a_figure() {
    for (_, path, text) in sources() {
        // The nearness of two names is measured in floats, random draws are floats, and so are the cells of
        // workbooks: the nearest to our digits goes in and nothing comes back.
        let drawn = path.to_string_lossy().replace('\\', "/").contains("/analysis/sampling/");
        if drawn
            || path.ends_with("diag/mod.rs")
            || path.ends_with("render/xlsx/cells.rs")
            || path.ends_with("cli/row_file.rs")
        {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            assert!(!code.contains("f64") && !code.contains("f32"), "{}:{}: {line}", path.display(), number + 1);
        }
    }
}

#[test]
fn compute_reads_nothing_from_outside() {
    for (module, path, text) in sources() {
        if matches!(module.as_str(), "compute" | "resolve" | "analysis" | "explain" | "render" | "quantity" | "trace") {
            for word in ["std::fs", "std::env", "std::time", "include_str!"] {
                // The style sheet of pages is a file of its own.
                let allowed = word == "include_str!" && path.ends_with("render/html/mod.rs");
                assert!(allowed || !text.contains(word), "{} mentions {word}", path.display());
            }
        }
    }
}
