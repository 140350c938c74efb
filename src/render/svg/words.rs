//! How wide words are, and where they break. A drawing cannot ask the reader's font, so widths are
//! those of a wide one: text may end earlier than thought, never later.

use unicode_width::UnicodeWidthChar as _;

/// No label has more lines than this; what is left out is marked.
const LINES: usize = 4;

/// The width of a text in tenths of a pixel at a font size.
pub fn width(text: &str, size: i64) -> i64 {
    text.chars().map(em).sum::<i64>() * size / 1000
}

/// The width of a character in thousandths of the font size.
fn em(c: char) -> i64 {
    match c {
        'i' | 'l' | 'j' | '|' | '\'' => 320,
        'f' | 't' | 'r' | 'I' | '.' | ',' | ':' | ';' | '!' | '(' | ')' | '[' | ']' | '/' | ' ' | '-' => 410,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '\u{2026}' => 1000,
        'A'..='Z' | '\u{2212}' | '+' | '=' | '<' | '>' | '×' => 840,
        c if c.is_ascii() => 650,
        c => match c.width() {
            Some(0) | None => 0,
            Some(1) => 700,
            Some(_) => 1000,
        },
    }
}

/// A text in lines of at most `room`: broken at blanks, between Chinese characters, and inside a word
/// only where it does not fit a line.
pub fn lines(text: &str, size: i64, room: i64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in super::super::layout::pieces(text) {
        let joined = format!("{line}{}", piece.trim_end());
        if !line.is_empty() && width(&joined, size) > room {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        for c in piece.chars() {
            if c != ' ' && !line.is_empty() && width(&line, size) + width(&c.to_string(), size) > room {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push(c);
            if lines.len() > LINES {
                break;
            }
        }
    }
    lines.push(line.trim_end().to_owned());
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            while width(last, size) + width("…", size) > room && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_ten_thousand_letters_is_cut_and_marked() {
        let lines = lines(&"w".repeat(10_000), 130, 2000);
        assert_eq!(lines.len(), LINES);
        assert!(lines.iter().all(|line| width(line, 130) <= 2000));
        assert!(lines[LINES - 1].ends_with('…'));
    }

    #[test]
    fn lines_break_where_readers_expect_it() {
        assert_eq!(lines("European Investment Bank, 2050", 130, 1300), ["European", "Investment Bank,", "2050"]);
        assert_eq!(lines("每万元产值节省", 130, 520), ["每万元产", "值节省"]);
    }
}
