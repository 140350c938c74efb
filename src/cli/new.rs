//! `carbontoll new`: a commented scenario to start from.

use super::Ending;
use super::arguments::New;
use super::output::{Shell, complain};
use crate::render::text::visible;
use crate::text::{Lang, messages::command as say, shell_word};

/// The starter in a language; a test runs both.
pub fn starter(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("starter.toml"),
        Lang::Zh => include_str!("starter.zh.toml"),
    }
}

pub fn new(new: &New, shell: &Shell) -> Ending {
    match std::fs::OpenOptions::new().write(true).create_new(true).open(&new.file) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            complain(say::exists_already(new.file.display().to_string()).lang(shell.lang));
            Ending::InputWrong
        }
        Err(error) => {
            complain(say::cannot_be_written(new.file.display().to_string(), error.to_string()).lang(shell.lang));
            Ending::InputWrong
        }
        // The name is now ours; the content comes whole by a rename over it.
        Ok(file) => {
            drop(file);
            match shell.write(&[(new.file.clone(), starter(shell.lang).into())]) {
                Ending::Done => {
                    let name = visible(&new.file.display().to_string());
                    let next = say::written_next(&name, shell_word(&name));
                    shell.print(&format!("{}\n", next.lang(shell.lang)))
                }
                ending => {
                    // An empty file of ours must not stay behind.
                    let _ = std::fs::remove_file(&new.file);
                    ending
                }
            }
        }
    }
}
