//! The sentences of the program, by subject.

pub mod charts;
pub mod command;
pub mod data;
pub mod difference;
pub mod drawing;
pub mod goods;
pub mod input;
pub mod installation;
pub mod labels;
pub mod page;
pub mod periods;
pub mod portfolio;
pub mod questions;
pub mod quote;
pub mod reasons;
pub mod refusals;
pub mod report;
pub mod rules;
pub mod table;
pub mod workbook;

#[cfg(test)]
mod tests {
    /// Every message has words in both languages; the Chinese ones are Chinese.
    #[test]
    fn no_message_is_missing() {
        let mut count = 0;
        for table in [
            super::drawing::TABLE,
            super::charts::TABLE,
            super::command::TABLE,
            super::data::TABLE,
            super::difference::TABLE,
            super::goods::TABLE,
            super::page::TABLE,
            super::periods::TABLE,
            super::questions::TABLE,
            super::portfolio::TABLE,
            super::quote::TABLE,
            super::refusals::TABLE,
            super::rules::TABLE,
            super::input::TABLE,
            super::installation::TABLE,
            super::labels::TABLE,
            super::reasons::TABLE,
            super::report::TABLE,
            super::workbook::TABLE,
            super::table::TABLE,
        ] {
            for (name, en, zh) in table {
                count += 1;
                assert!(!en.trim().is_empty(), "{name} has no English");
                let chinese = zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                // A message of placeholders and punctuation alone has no words to translate.
                let outside = |text: &str| {
                    text.split('{').map(|part| part.split('}').next_back().unwrap_or("").to_owned()).collect::<String>()
                };
                let wordless = !outside(en).chars().any(char::is_alphabetic);
                assert!(chinese || wordless, "{name} has no Chinese: {zh}");
                assert_eq!(en.matches('{').count(), zh.matches('{').count(), "{name}: other placeholders");
            }
        }
        assert!(count > 150);
    }
}
