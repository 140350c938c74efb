//! A scenario's bytes: from a file or from standard input, checked before anything reads them.

use crate::diag::{Diagnostic, SourceFile};
use crate::text::messages::input as say;
use std::io::Read as _;
use std::path::Path;

/// The most bytes a scenario file may have: a scenario is a page or two of text.
pub const SIZE_LIMIT: u64 = 1_000_000;

/// Reads a file. The name stays as the user gave it.
///
/// # Errors
/// The diagnostic says why there is nothing to read: no file, a folder, too large, not UTF-8,
/// empty.
pub fn read_file(path: &Path) -> Result<SourceFile, Box<(SourceFile, Diagnostic)>> {
    let name = path.display().to_string();
    let fail = |diagnostic: Diagnostic| Err(Box::new((nameless(&name), diagnostic)));
    let metadata = match std::fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return fail(Diagnostic::error("no-such-file", say::no_such_file()).help(say::check_the_path()));
        }
        Err(error) => return fail(Diagnostic::error("cannot-read", say::cannot_read(error.to_string()))),
    };
    if metadata.is_dir() {
        return fail(Diagnostic::error("is-a-directory", say::is_a_directory()).help(say::name_a_file()));
    }
    let bytes = std::fs::File::open(path).and_then(read_limited);
    match bytes {
        Ok(bytes) => {
            let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX).max(metadata.len());
            source_from_bytes(&name, bytes, size)
        }
        Err(error) => fail(Diagnostic::error("cannot-read", say::cannot_read(error.to_string()))),
    }
}

/// Reads standard input, which is called `-`.
///
/// # Errors
/// As for a file.
pub fn read_standard_input() -> Result<SourceFile, Box<(SourceFile, Diagnostic)>> {
    match read_limited(std::io::stdin().lock()) {
        Ok(bytes) => {
            let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            source_from_bytes("-", bytes, size)
        }
        Err(error) => {
            Err(Box::new((nameless("-"), Diagnostic::error("cannot-read", say::cannot_read(error.to_string())))))
        }
    }
}

/// One byte past the limit is enough to know that there is too much.
fn read_limited(source: impl std::io::Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Turns bytes into a source file: at most the limit, UTF-8 with or without a byte order mark, not
/// empty.
///
/// # Errors
/// As for a file.
pub fn source_from_bytes(name: &str, bytes: Vec<u8>, size: u64) -> Result<SourceFile, Box<(SourceFile, Diagnostic)>> {
    let fail = |diagnostic: Diagnostic| Err(Box::new((nameless(name), diagnostic)));
    if size > SIZE_LIMIT {
        let message = say::file_too_large(size.to_string(), SIZE_LIMIT.to_string());
        return fail(Diagnostic::error("file-too-large", message).help(say::split_the_file()));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.utf8_error().valid_up_to() + 1;
            return fail(Diagnostic::error("not-utf8", say::not_utf8(offset)).help(say::save_as_utf8()));
        }
    };
    let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
    if text.trim().is_empty() {
        return fail(Diagnostic::error("empty-file", say::empty_file()).help(say::start_with_new()));
    }
    Ok(SourceFile { name: name.to_owned(), text })
}

fn nameless(name: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), text: String::new() }
}

/// The files directly in a folder, sorted by name.
///
/// # Errors
/// The folder cannot be read.
pub fn list_files(folder: &Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A locked report, with the line ends of the program whatever a checkout made of them.
///
/// # Errors
/// The file cannot be read or is not UTF-8.
pub fn read_locked(path: &Path) -> std::io::Result<String> {
    Ok(std::fs::read_to_string(path)?.replace("\r\n", "\n"))
}
