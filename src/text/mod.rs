//! Words for people: every sentence of the program in English and Simplified Chinese.
//!
//! A [`Text`] always holds both languages, so a sentence without a translation does not compile.
//! The sentences themselves live in [`messages`], one table a subject.

mod choice;
pub mod messages;
pub mod period;

pub use choice::Choice;
pub(crate) use choice::choices;

use std::fmt;

/// The language of a report. The default is English, whatever the machine's locale is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    En,
    Zh,
}

/// A piece of text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    pub en: String,
    pub zh: String,
}

impl Text {
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { en: en.into(), zh: zh.into() }
    }

    /// The same characters in both languages: a code, a name, a number.
    pub fn same(text: impl Into<String>) -> Self {
        let en: String = text.into();
        Self { zh: en.clone(), en }
    }

    pub fn lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.zh.is_empty()
    }

    /// Several texts as an enumeration: `, ` in English, `、` in Chinese.
    pub fn list<'a>(items: impl IntoIterator<Item = &'a Text>) -> Self {
        let (mut en, mut zh) = (Vec::new(), Vec::new());
        for item in items {
            en.push(item.en.as_str());
            zh.push(item.zh.as_str());
        }
        Self::new(en.join(", "), zh.join("、"))
    }

    /// Words of a file as an enumeration; they are the same in both languages.
    pub fn words<W: AsRef<str>>(words: &[W]) -> Self {
        let words: Vec<Self> = words.iter().map(|word| Self::same(word.as_ref())).collect();
        Self::list(&words)
    }

    /// Sentences one after the other: a blank between them in English, none in Chinese.
    pub fn sentences<'a>(items: impl IntoIterator<Item = &'a Text>) -> Self {
        let (mut en, mut zh) = (Vec::new(), String::new());
        for item in items {
            en.push(item.en.as_str());
            zh.push_str(&item.zh);
        }
        Self::new(en.join(" "), zh)
    }
}

/// A word of a command as it can be typed: a name with blanks or signs of the shell stands in quotes.
pub fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "._-/+:,@%=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Anything that can stand in a message: it says itself in a language.
pub trait Say {
    fn say(&self, lang: Lang) -> String;
}

impl Say for Text {
    fn say(&self, lang: Lang) -> String {
        self.lang(lang).to_owned()
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, lang: Lang) -> String {
        (**self).say(lang)
    }
}

macro_rules! say_as_displayed {
    ($($t:ty),+) => {$(
        impl Say for $t {
            fn say(&self, _: Lang) -> String {
                self.to_string()
            }
        }
    )+};
}
say_as_displayed!(str, String, usize, u32, i64, rust_decimal::Decimal, jiff::civil::Date, fmt::Arguments<'_>);

/// Declares messages: a function a message, with its words in both languages side by side, and a
/// table of all of them for the test that reads every one.
macro_rules! phrases {
    ($( $(#[$doc:meta])* fn $name:ident($($arg:ident),* $(,)?) { $en:literal, $zh:literal $(,)? } )+) => {
        $(
            $(#[$doc])*
            pub fn $name($($arg: impl $crate::text::Say),*) -> $crate::text::Text {
                $crate::text::Text::new(
                    { $(let $arg = $arg.say($crate::text::Lang::En);)* format!($en) },
                    { $(let $arg = $arg.say($crate::text::Lang::Zh);)* format!($zh) },
                )
            }
        )+
        /// Every message of this table: name, English, Chinese.
        pub const TABLE: &[(&str, &str, &str)] = &[$((stringify!($name), $en, $zh)),+];
    };
}
pub(crate) use phrases;
