//! Lines and columns for a terminal: widths as a terminal counts them, so that Chinese aligns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of all text output.
pub const WIDTH: usize = 100;
/// Blanks between columns.
const GUTTER: usize = 2;
/// No text column beside numbers becomes wider than this.
const WIDEST: usize = 46;
/// No text column becomes narrower than this.
const NARROWEST: usize = 12;

/// A longer word in the title of a number is cut.
const LONGEST_WORD: usize = 20;

/// Punctuation that does not begin a line in Chinese.
const NOT_FIRST: &str = "，。、；：？！）》”’」』】…%";

/// Breaks a text into lines of at most `width` columns: at blanks, and between Chinese characters.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let needed = piece.trim_end().width();
            if !line.is_empty() && line.width() + needed > width {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            if needed <= width {
                line.push_str(piece);
                continue;
            }
            // A word longer than the line is cut; there is nowhere else to break it.
            for c in piece.chars() {
                if line.width() + c.width().unwrap_or(0) > width {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces of a paragraph between which a line may break; blanks stay at the end of a piece.
pub fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut previous: Option<char> = None;
    for (at, c) in text.char_indices() {
        if let Some(before) = previous {
            let wide = |c: char| c.width() == Some(2);
            let after_blank = before == ' ' && c != ' ';
            let between_wide =
                (wide(before) || wide(c)) && !NOT_FIRST.contains(c) && !"（《“‘「『【".contains(before) && c != ' ';
            if after_blank || between_wide {
                cuts.push(at);
            }
        }
        previous = Some(c);
    }
    cuts.push(text.len());
    cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]).filter(|piece| !piece.is_empty()).collect()
}

/// Pads on the right to a width in columns.
pub fn pad_right(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Pads on the left to a width in columns.
pub fn pad_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// A table as lines that fit the width: where its columns do not stand side by side, several tables
/// below each other, each with the columns that name its rows.
pub fn tables(header: &[String], numeric: &[bool], rows: &[Vec<String>], indent: usize) -> Vec<String> {
    // The rows are named by the first text column; a rank may stand before it.
    let naming = numeric.iter().position(|numeric| !numeric).map_or(0, |at| at + 1);
    let pick = |columns: &[usize]| {
        let cells = |row: &[String]| columns.iter().filter_map(|at| row.get(*at).cloned()).collect::<Vec<String>>();
        let rows: Vec<Vec<String>> = rows.iter().map(|row| cells(row)).collect();
        let numeric: Vec<bool> = columns.iter().map(|at| numeric[*at]).collect();
        (cells(header), numeric, rows)
    };
    let fits = |columns: &[usize]| {
        let (header, numeric, rows) = pick(columns);
        let widths = widths(&header, &numeric, &aligned(&rows, &numeric), WIDTH - indent);
        widths.iter().sum::<usize>() + GUTTER * widths.len().saturating_sub(1) <= WIDTH - indent
    };
    let mut groups: Vec<Vec<usize>> = vec![(0..naming).collect()];
    for column in naming..header.len() {
        let mut wider = groups.last().cloned().unwrap_or_default();
        wider.push(column);
        if wider.len() <= naming + 1 || fits(&wider) {
            groups.pop();
        } else {
            wider = (0..naming).chain([column]).collect();
        }
        groups.push(wider);
    }
    let mut lines = Vec::new();
    for (index, columns) in groups.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        let (header, numeric, rows) = pick(columns);
        lines.extend(table(&header, &numeric, &rows, indent));
    }
    lines
}

/// A table laid out in lines. Numbers align at their decimal point.
fn table(header: &[String], numeric: &[bool], rows: &[Vec<String>], indent: usize) -> Vec<String> {
    let rows = aligned(rows, numeric);
    let widths = widths(header, numeric, &rows, WIDTH - indent);
    let mut lines = Vec::new();
    let margin = " ".repeat(indent);
    let mut put = |cells: &[String], is_header: bool| {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .zip(&widths)
            .zip(numeric)
            .map(|((cell, width), numeric)| {
                // A number keeps its blanks: they are its alignment.
                if *numeric && !is_header { vec![cell.clone()] } else { wrap(cell, *width) }
            })
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        for at in 0..height {
            let parts: Vec<String> = wrapped
                .iter()
                .zip(&widths)
                .zip(numeric)
                .map(|((cell, width), numeric)| {
                    // Headers stand on the line above the rule, numbers on the first line.
                    let offset = if is_header { height - cell.len() } else { 0 };
                    let text = at.checked_sub(offset).and_then(|at| cell.get(at)).map_or("", String::as_str);
                    if *numeric { pad_left(text, *width) } else { pad_right(text, *width) }
                })
                .collect();
            lines.push(format!("{margin}{}", parts.join(&" ".repeat(GUTTER))).trim_end().to_owned());
        }
    };
    put(header, true);
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    put(&rule, true);
    for row in &rows {
        put(row, false);
    }
    lines
}

fn aligned(rows: &[Vec<String>], numeric: &[bool]) -> Vec<Vec<String>> {
    let mut rows = rows.to_vec();
    for (column, _) in numeric.iter().enumerate().filter(|(_, numeric)| **numeric) {
        align_points(&mut rows, column);
    }
    rows
}

/// Pads numbers of a column on the right so that their points stand below each other.
fn align_points(rows: &mut [Vec<String>], column: usize) {
    let decimals = |text: &str| -> Option<usize> {
        let digits = text.trim_start_matches('-');
        let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || ",.…".contains(c));
        plain.then(|| digits.split_once('.').map_or(0, |(_, fraction)| fraction.chars().count() + 1))
    };
    let most = rows.iter().filter_map(|row| row.get(column).and_then(|cell| decimals(cell))).max().unwrap_or(0);
    for row in rows {
        if let Some(cell) = row.get_mut(column)
            && let Some(own) = decimals(cell)
        {
            cell.push_str(&" ".repeat(most - own));
        }
    }
}

fn widths(header: &[String], numeric: &[bool], rows: &[Vec<String>], available: usize) -> Vec<usize> {
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.width());
    let mut widths: Vec<usize> = Vec::new();
    for (column, title) in header.iter().enumerate() {
        let widest = cells(column).max().unwrap_or(0);
        let longest_word = pieces(title).iter().map(|piece| piece.trim_end().width()).max().unwrap_or(0);
        widths.push(if numeric[column] {
            widest.max(longest_word.min(LONGEST_WORD)).max(title.width().min(12))
        } else {
            // A long name leaves room for the titles of the numbers beside it.
            let widest = if numeric.contains(&true) { widest.min(WIDEST) } else { widest };
            widest.max(title.width())
        });
    }
    let gutters = GUTTER * widths.len().saturating_sub(1);
    let total = |widths: &[usize]| widths.iter().sum::<usize>() + gutters;
    // Too wide: take from the widest text column, a column at a time.
    while total(&widths) > available {
        let widest =
            (0..widths.len()).filter(|at| !numeric[*at] && widths[*at] > NARROWEST).max_by_key(|at| widths[*at]);
        match widest {
            Some(at) => widths[at] -= 1,
            None => break,
        }
    }
    // Room left: first to the titles of numbers, until they break into three lines; then to long names.
    let wish = |column: usize| {
        if numeric[column] {
            (header[column].width().div_ceil(3) + 3).min(header[column].width())
        } else {
            cells(column).max().unwrap_or(0).max(header[column].width())
        }
    };
    let mut room = available.saturating_sub(total(&widths));
    for numbers in [true, false] {
        while room > 0 {
            let next = (0..widths.len())
                .filter(|at| numeric[*at] == numbers && widths[*at] < wish(*at))
                .max_by_key(|at| wish(*at) - widths[*at]);
            match next {
                Some(at) => widths[at] += 1,
                None => break,
            }
            room -= 1;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_between_chinese_characters() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("每万元产值节省", 8), ["每万元产", "值节省"]);
        assert_eq!(wrap("节省，成本", 4), ["节", "省，", "成本"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn columns_that_do_not_fit_become_tables_of_their_own() {
        let header: Vec<String> = (0..6).map(|at| format!("{at}")).collect();
        let row: Vec<String> = (0..6).map(|at| format!("{at}{}", "0".repeat(29))).collect();
        let lines = tables(&header, &[false, true, true, true, true, true], &[row], 0);
        assert!(lines.iter().all(|line| line.width() <= WIDTH), "{lines:?}");
        assert_eq!(lines.iter().filter(|line| line.is_empty()).count(), 2);
        assert_eq!(lines.iter().filter(|line| line.starts_with("00000")).count(), 3, "the first column is repeated");
    }

    #[test]
    fn columns_align_with_wide_characters() {
        let lines = table(
            &["地区".into(), "Gap".into()],
            &[false, true],
            &[vec!["四川".into(), "0.3742".into()], vec!["CN".into(), "1".into()]],
            0,
        );
        assert_eq!(lines[2], "四川  0.3742");
        assert_eq!(lines[3], "CN    1");
    }
}
