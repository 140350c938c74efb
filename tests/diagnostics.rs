//! One bad file a mistake: each has its code, its place and its advice. The file's name begins with
//! the code it must give.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::diag::{SourceFile, render};
use carbontoll::load::{self, Data};
use carbontoll::text::Lang;
use std::path::Path;

fn drawn(path: &Path, lang: Lang) -> (String, Vec<&'static str>) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (file, diagnostics) = match load::read_file(path) {
        Ok(file) => {
            let file = SourceFile { name, ..file };
            let evaluation = carbontoll::evaluate(&file, &Data::embedded()).unwrap();
            assert_eq!(evaluation.report.is_none(), evaluation.diagnostics.has_errors(), "{}", path.display());
            (file, evaluation.diagnostics)
        }
        Err(failure) => {
            let (file, diagnostic) = *failure;
            let mut diagnostics = carbontoll::diag::Diagnostics::default();
            diagnostics.push(diagnostic);
            (SourceFile { name, ..file }, diagnostics)
        }
    };
    let sorted = diagnostics.sorted();
    let codes = sorted.iter().map(|diagnostic| diagnostic.code).collect();
    for diagnostic in &sorted {
        assert!(!diagnostic.help.is_empty(), "{}: {} has no advice", path.display(), diagnostic.code);
    }
    (render::render(&file, &sorted, lang, false), codes)
}

#[test]
fn every_mistake_has_its_message() {
    insta::glob!("diagnostics/*.toml", |path| {
        let (text, codes) = drawn(path, Lang::En);
        let stem = path.file_stem().unwrap().to_string_lossy();
        let expected = stem.split("--").next().unwrap();
        if expected == "several-at-once" {
            assert!(codes.len() >= 8, "{codes:?}");
        } else {
            assert!(codes.contains(&expected), "{stem} gives {codes:?}");
        }
        let (chinese, _) = drawn(path, Lang::Zh);
        insta::assert_snapshot!(format!("{text}\n{chinese}"));
    });
}

/// Every code that the source can give has a sample file or is listed here with where it is tested.
#[test]
fn every_code_has_a_sample() {
    let elsewhere = [
        "no-such-file",
        "cannot-read",
        "is-a-directory",
        "file-too-large",
        "too-many",
        "where-to-search",
        "no-such-row",
        "which-sheet",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let samples: Vec<String> = load::list_files(&root.join("tests/diagnostics"))
        .unwrap()
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().split("--").next().unwrap().to_owned())
        .collect();
    let mut codes = Vec::new();
    for folder in ["src", "src/load", "src/load/validate", "src/resolve", "src/analysis", "src/cli"] {
        for file in load::list_files(&root.join(folder)).unwrap() {
            let text = std::fs::read_to_string(&file).unwrap();
            for opening in ["Diagnostic::error(", "Diagnostic::warning("] {
                for rest in text.split(opening).skip(1) {
                    if let Some(code) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                        codes.push(code.to_owned());
                    }
                }
            }
        }
    }
    codes.sort();
    codes.dedup();
    assert!(codes.len() > 35, "{codes:?}");
    for code in codes {
        assert!(samples.contains(&code) || elsewhere.contains(&code.as_str()), "no sample file for {code}");
    }
}
