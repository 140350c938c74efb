//! Where a report is written: never over its own input, whole, and as the file was before.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test stops at the first surprise")]

use assert_cmd::Command;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

fn scenario(folder: &Path) -> std::path::PathBuf {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/sichuan-vs-national.toml");
    let copy = folder.join("mine.toml");
    fs::copy(shipped, &copy).unwrap();
    copy
}

fn run(scenario: &Path, output: &Path) -> assert_cmd::assert::Assert {
    Command::cargo_bin("carbontoll").unwrap().arg("run").arg(scenario).arg("-o").arg(output).assert()
}

#[test]
fn a_scenario_is_never_overwritten_by_its_report() {
    let folder = tempfile::tempdir().unwrap();
    let mine = scenario(folder.path());
    let before = fs::read(&mine).unwrap();
    let link = folder.path().join("link.toml");
    symlink("mine.toml", &link).unwrap();
    for output in [mine.clone(), link, folder.path().join("./mine.toml")] {
        run(&mine, &output).code(1);
        assert_eq!(fs::read(&mine).unwrap(), before);
    }
}

#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let mine = scenario(folder.path());
    for target in ["there.txt", "not-yet.txt"] {
        let link = folder.path().join(format!("to-{target}"));
        symlink(target, &link).unwrap();
        run(&mine, &link).code(0);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::read_to_string(folder.path().join(target)).unwrap().contains("624.604845"));
    }
}

#[test]
fn permissions_stay() {
    let folder = tempfile::tempdir().unwrap();
    let mine = scenario(folder.path());
    let out = folder.path().join("out.txt");
    fs::write(&out, "before").unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o600)).unwrap();
    run(&mine, &out).code(0);
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    fs::write(&out, "before").unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o444)).unwrap();
    run(&mine, &out).code(1);
    assert_eq!(fs::read_to_string(&out).unwrap(), "before");
}

/// A pipe is written to, not replaced by a file.
#[test]
fn a_pipe_takes_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let mine = scenario(folder.path());
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read_to_string(pipe).unwrap())
    };
    run(&mine, &pipe).code(0);
    assert!(reader.join().unwrap().contains("624.604845"));
    assert!(!fs::metadata(&pipe).unwrap().is_file());
}

#[test]
fn a_dash_is_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let mine = scenario(folder.path());
    let out = run(&mine, Path::new("-")).code(0);
    assert!(String::from_utf8(out.get_output().stdout.clone()).unwrap().contains("624.604845"));
}
