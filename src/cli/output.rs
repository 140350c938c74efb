//! Where words go: standard output, standard error, and files that are written whole or not at all.

use super::Ending;
use super::arguments::Arguments;
use crate::diag::{Diagnostic, SourceFile, render};
use crate::load::{self, Data};
use crate::reference::DataError;
use crate::text::Lang;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

/// What every verb needs: the language, the data, and a way to speak.
pub struct Shell {
    pub lang: Lang,
    pub data: Data,
    colour: bool,
}

impl Shell {
    pub fn new(arguments: &Arguments) -> Self {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            lang: arguments.lang.into(),
            data: match &arguments.data {
                Some(folder) => Data::in_folder(folder),
                None => Data::embedded(),
            },
            colour: std::io::stderr().is_terminal() && !no_colour,
        }
    }

    /// Prints to standard output. A reader that went away (`| head`) is no mistake.
    pub fn print(&self, text: &str) -> Ending {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => Ending::Done,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ending::Done,
            Err(error) => {
                complain(&format!("cannot write to standard output: {error}"));
                Ending::InputWrong
            }
        }
    }

    /// Writes a file whole or not at all: a temporary file beside it, then a rename.
    pub fn write(&self, path: &Path, text: &str) -> Ending {
        match write_whole(path, text) {
            Ok(()) => Ending::Done,
            Err(error) => {
                complain(&format!("{}: cannot be written: {error}", path.display()));
                Ending::InputWrong
            }
        }
    }

    /// Draws diagnostics on standard error.
    pub fn diagnose(&self, file: &SourceFile, diagnostics: &[&Diagnostic]) {
        if !diagnostics.is_empty() {
            eprint(&render::render(file, diagnostics, self.lang, self.colour));
        }
    }

    /// Says that the data is broken. The program's own data is our fault.
    pub fn broken_data(&self, error: &DataError) -> Ending {
        complain(&error.to_string());
        if self.data.is_embedded() { Ending::OurFault } else { Ending::InputWrong }
    }

    /// Reads a scenario file or, for `-`, standard input.
    pub fn read(&self, path: &Path) -> Option<SourceFile> {
        let read = if path.as_os_str() == "-" { load::read_standard_input() } else { load::read_file(path) };
        match read {
            Ok(file) => Some(file),
            Err(failure) => {
                let (file, diagnostic) = *failure;
                self.diagnose(&file, &[&diagnostic]);
                None
            }
        }
    }
}

/// One line on standard error.
pub fn complain(message: &str) {
    eprint(&format!("error: {message}\n"));
}

/// Prints to standard error; if that is closed there is nowhere left to say so.
pub fn eprint(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Writes a file whole or not at all.
pub fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".carbontoll-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    make_readable(file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A temporary file is private to its owner; a report is not.
#[cfg(unix)]
fn make_readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
