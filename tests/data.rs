//! The data folder is sound: every number has a source, every key is unique, and a changed digit
//! changes the version's digest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use carbontoll::load::{Data, check_data};
use carbontoll::reference::Library as _;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_table_is_sound() {
    let problems: Vec<String> = check_data(&Data::embedded()).unwrap().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_row_has_a_source_with_title_and_licence() {
    let data = Data::embedded();
    let mut rows = 0;
    for name in data.table_names().unwrap() {
        let table = data.table(&name).unwrap();
        assert!(!table.about.made.is_empty() && !table.about.licence.is_empty(), "{name}");
        for row in table.rows() {
            let source = &table.sources.by_id[row.source_id()];
            assert!(!source.title.en.is_empty() && !source.title.zh.is_empty(), "{}", source.id);
            assert!(!source.licence.is_empty(), "{}", source.id);
            rows += 1;
        }
    }
    assert!(rows > 800);
}

/// A row of low confidence says so in its own words.
#[test]
fn rows_of_low_confidence_are_marked() {
    let data = Data::embedded();
    for name in data.table_names().unwrap() {
        let table = data.table(&name).unwrap();
        for row in table.rows() {
            if row.confidence() == carbontoll::trace::Confidence::Low {
                assert!(!row.get("note").is_empty(), "{name} line {}", row.line());
            }
        }
    }
}

#[test]
fn nothing_under_a_non_commercial_licence_is_shipped() {
    for (path, bytes) in Data::embedded_files() {
        if path.ends_with("about.toml") || path == "sources.toml" {
            let text = std::str::from_utf8(bytes).unwrap();
            for line in text.lines().filter(|line| line.starts_with("licence")) {
                let line = line.to_lowercase();
                assert!(!line.contains("by-nc") && !line.contains("noncommercial"), "{path}: {line}");
            }
        }
    }
}

/// The table of documents and the digest are kept by this test: `UPDATE_DATA=1 cargo test --test data`.
#[test]
fn the_digest_is_that_of_the_data() {
    let data = Data::embedded();
    let stated = data.sources().unwrap().digest.clone();
    let now = Data::embedded_digest();
    if stated == now {
        return;
    }
    if std::env::var_os("UPDATE_DATA").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sources.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(&format!("digest = \"{stated}\""), &format!("digest = \"{now}\""))).unwrap();
        return;
    }
    panic!("the data changed: set a new version in data/sources.toml and run UPDATE_DATA=1 cargo test --test data");
}

#[test]
fn every_grid_factor_belongs_to_a_known_region() {
    let data = Data::embedded();
    let regions = data.table("regions").unwrap();
    let codes: BTreeSet<&str> = regions.rows().map(|row| row.get("code")).collect();
    for table in ["china-grid-factors", "china-carbon-intensity", "china-electricity-intensity"] {
        for row in data.table(table).unwrap().rows() {
            assert!(codes.contains(row.get("region_code")), "{table} line {}", row.line());
        }
    }
}

/// A fact read off the announcement itself, so that a shifted column cannot pass.
#[test]
fn known_rows_hold_known_digits() {
    let data = Data::embedded();
    let table = data.table("china-grid-factors").unwrap();
    let factor = |region: &str, year: &str| {
        table
            .rows()
            .find(|row| row.get("region_code") == region && row.get("year") == year && row.get("kind") == "average")
            .unwrap()
            .get("value")
            .to_owned()
    };
    assert_eq!(factor("CN", "2023"), "0.5306");
    assert_eq!(factor("CN-SC", "2023"), "0.1564");
    assert_eq!(factor("CN-GD", "2023"), "0.4419");
    assert_eq!(factor("CN-NM", "2022"), "0.6849");
    assert_eq!(factor("CN", "2021"), "0.5568");
}

/// Every file of the law has its typed name, and every name its file; steps say that they are open.
#[test]
fn parameters_and_files_of_the_law_are_the_same() {
    let data = Data::embedded();
    let mut paths: Vec<String> = Data::embedded_files()
        .into_iter()
        .filter_map(|(path, _)| Some(path.strip_prefix("law/")?.strip_suffix(".toml")?.to_owned()))
        .collect();
    paths.sort();
    let mut names: Vec<String> = carbontoll::law::parameters::PATHS.iter().map(|path| (*path).to_owned()).collect();
    names.sort();
    assert_eq!(paths, names);
    use carbontoll::law::{LawKind, Statutes as _};
    let sources = data.sources().unwrap();
    for path in &paths {
        let law = data.law(path).unwrap();
        assert!(!law.values.is_empty(), "{path}");
        assert!(law.kind != LawKind::Steps || law.open, "{path}: steps that are not open");
        for value in &law.values {
            assert!(sources.by_id.contains_key(&value.source), "{path}: {}", value.source);
            assert!(!value.at.is_empty(), "{path}");
        }
    }
}

/// The CBAM factor is the share that is kept: it falls, in force and in the proposal.
#[test]
fn the_cbam_factor_falls_over_time() {
    use carbontoll::law::{LawDatum, Statutes as _};
    let law = Data::embedded().law("eu/ets/cbam_factor").unwrap();
    for proposed in [false, true] {
        let mut steps: Vec<_> = law.values.iter().filter(|value| value.proposal.is_some() == proposed).collect();
        steps.sort_by_key(|value| value.from);
        assert!(steps.len() > 5);
        for pair in steps.windows(2) {
            let (LawDatum::Number(a), LawDatum::Number(b)) = (&pair[0].value, &pair[1].value) else {
                panic!("not a number");
            };
            assert!(a > b);
        }
    }
}

/// Every step that a text orders names a document that is in the list.
#[test]
fn articles_of_steps_cite_known_documents() {
    let sources = Data::embedded().sources().unwrap();
    for (step, source, en, zh) in carbontoll::compute::law_steps::TABLE {
        assert!(sources.by_id.contains_key(*source), "{step}: {source}");
        assert!(!en.is_empty() && zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{step}");
    }
}
