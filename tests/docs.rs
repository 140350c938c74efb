//! The documents say what the program does: commands are run and their output compared, generated
//! pages are current, links and identifiers exist. `UPDATE_DOCS=1 cargo test --test docs` rewrites.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test stops at the first surprise")]

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let mut pages = carbontoll::load::list_files(&root().join("docs")).unwrap();
    pages.retain(|page| page.extension().is_some_and(|ending| ending == "md"));
    pages.extend(["README.md", "README.zh-CN.md", "CHANGELOG.md"].map(|name| root().join(name)));
    pages
}

fn same_or_update(path: &Path, now: &str) {
    let before = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if before == now {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{} is not current; UPDATE_DOCS=1 cargo test --test docs rewrites it",
        path.display()
    );
    fs::write(path, now).unwrap();
}

/// What a command of the documents prints: its own words after `carbontoll`, both streams.
fn run(line: &str) -> String {
    let arguments = line
        .strip_prefix("carbontoll ")
        .or_else(|| line.strip_prefix("cargo run --release -- "))
        .unwrap_or_else(|| panic!("not a command of this program: {line}"));
    let out =
        Command::cargo_bin("carbontoll").unwrap().current_dir(root()).args(arguments.split(' ')).output().unwrap();
    let text = [out.stdout, out.stderr].concat();
    String::from_utf8(text).unwrap()
}

/// Every console block holds a command and what it prints; `…` on a last line cuts it after the line before.
#[test]
fn commands_print_what_the_documents_show() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap().replace("\r\n", "\n");
        let mut now = String::new();
        let mut rest = text.as_str();
        while let Some(start) = rest.find("```console\n") {
            let body = &rest[start + "```console\n".len()..];
            let end = body.find("```").unwrap_or_else(|| panic!("{}: a block never ends", page.display()));
            let block = &body[..end];
            let command = block.lines().next().and_then(|line| line.strip_prefix("$ ")).unwrap_or_else(|| {
                panic!("{}: a console block begins with `$ command`", page.display());
            });
            let printed = run(command);
            let shown = block.lines().count() - 1;
            let cut = block.lines().last() == Some("…");
            let output = if cut {
                let lines: Vec<&str> = printed.lines().take(shown - 1).collect();
                format!("{}\n…\n", lines.join("\n"))
            } else {
                printed
            };
            now.push_str(&rest[..start]);
            now.push_str(&format!("```console\n$ {command}\n{output}```"));
            rest = &body[end + 3..];
        }
        now.push_str(rest);
        same_or_update(&page, &now);
    }
}

#[test]
fn the_manual_of_the_file_is_current() {
    same_or_update(&root().join("docs/scenario.md"), &carbontoll::cli::manual());
}

/// The scenario that each README shows is the one that `new` writes, in its language.
#[test]
fn readmes_show_the_starter() {
    for (page, starter) in [("README.md", "starter.toml"), ("README.zh-CN.md", "starter.zh.toml")] {
        let starter = fs::read_to_string(root().join("src/cli").join(starter)).unwrap();
        assert!(fs::read_to_string(root().join(page)).unwrap().contains(&format!("```toml\n{starter}```")), "{page}");
        let lines = starter.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
        assert_eq!(lines.count(), 15, "{page}: an official reads it aloud");
    }
}

/// The pictures and the page that the documents show, and the published schema, are what the program makes.
#[test]
fn examples_are_current() {
    let examples = root().join("docs/examples");
    let headline = "run scenarios/sichuan-vs-national.toml";
    same_or_update(&root().join("docs/report.schema.json"), &run("carbontoll schema report"));
    same_or_update(&examples.join("report.html"), &run(&format!("carbontoll {headline} --format html")));
    same_or_update(&examples.join("report.zh.html"), &run(&format!("carbontoll {headline} --format html --lang zh")));
    for (scenario, chart, name) in [
        ("sichuan-vs-national", "methods.CN-without-CN-SC.gdp.iea-2050", "methods"),
        ("eu-steel-exporter-2026", "goods.coil-default.steps", "steps"),
    ] {
        for (lang, ending) in [("en", "svg"), ("zh", "zh.svg")] {
            let folder = tempfile::tempdir().unwrap();
            let drawn = folder.path().join(format!("{scenario}.{chart}.svg"));
            let folder = folder.path().display();
            run(&format!("carbontoll run scenarios/{scenario}.toml --lang {lang} --charts {folder}"));
            same_or_update(&examples.join(format!("{name}.{ending}")), &fs::read_to_string(drawn).unwrap());
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.starts_with("http") {
                continue;
            }
            assert!(page.parent().unwrap().join(path).exists(), "{}: {target}", page.display());
        }
    }
}

#[test]
fn identifiers_of_the_glossary_exist() {
    let glossary = fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let mut sources = String::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                sources.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let rows: Vec<&str> = glossary.lines().filter(|line| line.starts_with("| ") && line.contains('`')).collect();
    assert!(rows.len() >= 20);
    for row in rows {
        let identifier = row.split('`').nth(1).unwrap();
        let declared = ["struct ", "enum ", "const ", "fn ", "    "].iter().any(|word| {
            sources.contains(&format!("{word}{identifier} "))
                || sources.contains(&format!("{word}{identifier}("))
                || sources.contains(&format!("{word}{identifier}:"))
                || sources.contains(&format!("{word}{identifier},"))
                || sources.contains(&format!("{word}{identifier}<"))
        });
        assert!(declared, "{identifier} is not declared anywhere");
    }
}

/// Nothing of the place where it was written stands in the tree.
#[test]
fn no_path_of_one_machine_is_in_the_documents() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for word in ["/home/", "/root/", "/work/", "/tmp/", "C:\\Users"] {
            assert!(!text.contains(word), "{} mentions {word}", page.display());
        }
    }
}
