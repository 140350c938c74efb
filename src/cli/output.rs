//! Where words go: standard output, standard error, and files that are written whole or not at all.

use super::Ending;
use super::arguments::Arguments;
use crate::diag::{Diagnostic, SourceFile, render};
use crate::load::{self, Data};
use crate::reference::{DataError, Library as _};
use crate::render::text::visible;
use crate::text::{Lang, messages::input as say};
use jiff::civil::Date;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

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
    pub fn print<T: AsRef<[u8]> + ?Sized>(&self, text: &T) -> Ending {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_ref()).and_then(|()| out.flush()) {
            Ok(()) => Ending::Done,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ending::Done,
            Err(error) => {
                complain(&format!("cannot write to standard output: {error}"));
                Ending::InputWrong
            }
        }
    }

    /// Writes files whole or not at all: temporary files beside them, then renames. Nothing is renamed
    /// before everything is written.
    pub fn write(&self, files: &[(PathBuf, Vec<u8>)]) -> Ending {
        let mut staged = Vec::new();
        for (path, bytes) in files {
            match written(path, bytes) {
                Ok(file) => staged.push((path, file)),
                Err(error) => return self.cannot_write(path, &error),
            }
        }
        for (path, file) in staged {
            if let Err(error) = file.finish() {
                return self.cannot_write(path, &error);
            }
        }
        Ending::Done
    }

    fn cannot_write(&self, path: &Path, error: &std::io::Error) -> Ending {
        let name = visible(&path.display().to_string());
        complain(say::cannot_write(name, error.to_string()).lang(self.lang));
        Ending::InputWrong
    }

    /// Draws diagnostics on standard error.
    pub fn diagnose(&self, file: &SourceFile, diagnostics: &[&Diagnostic]) {
        if !diagnostics.is_empty() {
            eprint(&render::render(file, diagnostics, self.lang, self.colour));
        }
    }

    /// The day of knowledge that a flag (or a bare argument, without one) states, or without a clock that of the data; a day after the data is warned of.
    ///
    /// # Errors
    /// The data is broken, and that was said.
    pub fn known_on(&self, flag: &str, asked: Option<Date>) -> Result<Date, Ending> {
        let sources = self.data.sources().map_err(|error| self.broken_data(&error))?;
        let Some(asked) = asked else {
            return Ok(sources.day().unwrap_or(Date::MAX));
        };
        if let Some(day) = sources.day().filter(|day| *day < asked) {
            let line = SourceFile { name: "command line".to_owned(), text: String::new() };
            let warning = Diagnostic::later_than_data(asked, day).help(say::write_like(format!("{flag} {day}").trim()));
            self.diagnose(&line, &[&warning]);
        }
        Ok(asked)
    }

    /// Says that the data is broken. The program's own data is our fault.
    pub fn broken_data(&self, error: &DataError) -> Ending {
        complain(&self.data.describe(error));
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
    // The name of a file may hold anything; only line ends of our own sentences are kept.
    let harmless: String = message.lines().map(visible).collect::<Vec<_>>().join("\n");
    eprint(&format!("error: {harmless}\n"));
}

/// Prints to standard error; if that is closed there is nowhere left to say so.
pub fn eprint(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Writes a file whole or not at all.
pub fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    written(path, text.as_bytes())?.finish()
}

/// All bytes of a file, before it is put in its place.
fn written(path: &Path, bytes: &[u8]) -> std::io::Result<WholeFile> {
    let mut file = WholeFile::create(path)?;
    file.write_all(bytes)?;
    file.sync()?;
    Ok(file)
}

/// A file that is there whole or not at all: a temporary file beside it, then a rename. A link stays a link and
/// what it points to is written; a device or a pipe has no whole and takes the bytes as they come.
#[derive(Debug)]
pub enum WholeFile {
    Temporary { file: tempfile::NamedTempFile, target: PathBuf },
    Direct(std::fs::File),
}

impl WholeFile {
    /// Begins a file; nothing is seen of it until [`Self::finish`].
    pub fn create(path: &Path) -> std::io::Result<Self> {
        let target = follow_links(path)?;
        let existing = match std::fs::metadata(&target) {
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if let Some(metadata) = &existing {
            if !metadata.is_file() {
                return std::fs::OpenOptions::new().write(true).open(&target).map(Self::Direct);
            }
            // A rename would replace a file that is protected from writing.
            if metadata.permissions().readonly() {
                return Err(std::io::ErrorKind::PermissionDenied.into());
            }
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let file = as_usual(tempfile::Builder::new().prefix(".carbontoll-")).tempfile_in(folder)?;
        if let Some(metadata) = existing {
            file.as_file().set_permissions(metadata.permissions())?;
        }
        Ok(Self::Temporary { file, target })
    }

    /// Waits until the bytes are on the disk.
    pub fn sync(&self) -> std::io::Result<()> {
        match self {
            Self::Temporary { file, .. } => file.as_file().sync_all(),
            Self::Direct(_) => Ok(()),
        }
    }

    /// The file, for writers that seek.
    pub fn file(&mut self) -> &mut std::fs::File {
        match self {
            Self::Temporary { file, .. } => file.as_file_mut(),
            Self::Direct(file) => file,
        }
    }

    /// Puts the file in its place.
    pub fn finish(self) -> std::io::Result<()> {
        match self {
            Self::Temporary { file, target } => file.persist(&target).map(|_| ()).map_err(|error| error.error),
            Self::Direct(_) => Ok(()),
        }
    }
}

impl std::io::Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file().flush()
    }
}

/// Where a chain of links ends, whether or not there is a file yet.
pub fn follow_links(path: &Path) -> std::io::Result<PathBuf> {
    // What the system itself follows, such as `/dev/stdout`, need not be a path that can be read.
    if std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Ok(path.to_owned());
    }
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        if !std::fs::symlink_metadata(&target).is_ok_and(|metadata| metadata.is_symlink()) {
            return Ok(target);
        }
        let next = std::fs::read_link(&target)?;
        target = target.parent().unwrap_or_else(|| Path::new("")).join(next);
    }
    Err(std::io::Error::other("too many links"))
}

/// As many links as a system follows.
const LINKS: usize = 40;

/// A temporary file is private to its owner; a report has the permissions that any new file has.
#[cfg(unix)]
fn as_usual<'b>(builder: &'b mut tempfile::Builder<'static, 'static>) -> &'b mut tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(std::fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn as_usual<'b>(builder: &'b mut tempfile::Builder<'static, 'static>) -> &'b mut tempfile::Builder<'static, 'static> {
    builder
}
