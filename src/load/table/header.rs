//! Where the table begins: exports have titles, blank lines, `sep=;` and headers of two lines before their lines.

use super::blocks::{LONGEST_LINE, newlines};
use super::records::{Extent, extent, split_record};
use super::{TableResult, empty_file, line_too_long, wrong};
use crate::text::messages::table as say;

/// So many lines are looked through for the header.
const LOOKED_AT: usize = 40;
/// What can stand between cells, the most usual last: of equal ones that is taken.
const DELIMITERS: [u8; 4] = [b'|', b'\t', b';', b','];

/// How well some cells fit as a header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// All columns that are needed are among them.
    pub whole: bool,
    /// How many columns are known.
    pub known: usize,
}

/// A header that was found.
#[derive(Clone, Debug)]
pub struct Header {
    pub cells: Vec<String>,
    pub delimiter: u8,
    /// Where the first line behind it begins.
    pub end: usize,
    /// Its line, counted from 1.
    pub line: u64,
    pub fit: Fit,
}

/// Finds the header in the beginning of a table: the first line in which the needed columns meet, two lines read as one
/// among them; else the line with the most columns that are known; else the first line. `row` names it by hand.
///
/// # Errors
/// The beginning is blank, or a line is too long.
pub fn find(start: &[u8], row: Option<u64>, fit: &dyn Fn(&[String]) -> Fit) -> TableResult<Header> {
    let (separator, mut at) = separator(start);
    let mut found: Option<Header> = None;
    let mut above: Option<(Vec<String>, u8)> = None;
    let most = row.and_then(|row| usize::try_from(row).ok()).unwrap_or_default().max(LOOKED_AT);
    for _ in 0..most {
        let blank = start[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\n')).count();
        let line = 1 + newlines(&start[..at + blank]);
        let beginning = &start[at + blank..];
        if beginning.is_empty() {
            break;
        }
        let mut next = None;
        for delimiter in separator.map_or(DELIMITERS.to_vec(), |delimiter| vec![delimiter]) {
            // A quote that does not close is one of a title.
            let whole = extent(beginning, delimiter, 0);
            let Extent { end, next: behind, .. } = whole.unwrap_or_else(|| first_line(beginning));
            if end > LONGEST_LINE {
                return Err(line_too_long(line));
            }
            next = Some(next.map_or(behind, |next: usize| next.min(behind)));
            let cells = cells(&beginning[..end], delimiter);
            let alone = fit(&cells);
            let joined = above.as_ref().filter(|(_, own)| *own == delimiter).map(|(above, _)| joined(above, &cells));
            let joined = joined.map(|cells| (fit(&cells), cells)).filter(|(fit, _)| *fit > alone);
            for (fit, cells) in [Some((alone, cells)), joined].into_iter().flatten() {
                let header = Header { cells, delimiter, end: at + blank + behind, line, fit };
                let better = found.as_ref().is_none_or(|found| {
                    (header.fit, u64::MAX - header.line, header.cells.len())
                        >= (found.fit, u64::MAX - found.line, found.cells.len())
                });
                match row {
                    Some(row) if row != line => {}
                    _ if better => found = Some(header),
                    _ => {}
                }
            }
        }
        if found.as_ref().is_some_and(|found| found.fit.whole || row == Some(line)) {
            break;
        }
        let end = first_line(beginning).end;
        above = [b'\t', b';', b',']
            .into_iter()
            .max_by_key(|delimiter| memchr::memchr_iter(*delimiter, &beginning[..end]).count())
            .map(|delimiter| (cells(&beginning[..end], delimiter), delimiter));
        at += blank + next.unwrap_or(beginning.len());
    }
    found.ok_or_else(|| match row {
        Some(row) => {
            wrong("no-such-header-row", say::no_such_header_row(row.to_string()), say::first_line_is_the_header())
        }
        None => empty_file(),
    })
}

/// The delimiter that a first line `sep=;` sets, and where the next line begins.
fn separator(start: &[u8]) -> (Option<u8>, usize) {
    let line = first_line(start);
    let text = start[..line.end].trim_ascii();
    let text = text.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")).unwrap_or(text);
    match text {
        [s, e, p, b'=', delimiter, ..] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => (Some(*delimiter), line.next),
        // The tab was taken off as a blank.
        [s, e, p, b'='] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => (Some(b'\t'), line.next),
        _ => (None, 0),
    }
}

fn first_line(bytes: &[u8]) -> Extent {
    let end = memchr::memchr(b'\n', bytes);
    Extent {
        end: end.unwrap_or(bytes.len()),
        next: end.map_or(bytes.len(), |end| end + 1),
        ended: end.is_some(),
        stray: false,
    }
}

fn cells(line: &[u8], delimiter: u8) -> Vec<String> {
    let text = |cell: &Vec<u8>| String::from_utf8_lossy(cell).split_whitespace().collect::<Vec<_>>().join(" ");
    split_record(line, delimiter).iter().map(text).collect()
}

/// A header of two lines: each cell with the one above it.
fn joined(above: &[String], below: &[String]) -> Vec<String> {
    let count = above.len().max(below.len());
    let cell = |cells: &[String], at: usize| cells.get(at).cloned().unwrap_or_default();
    (0..count).map(|at| format!("{} {}", cell(above, at), cell(below, at)).trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(cells: &[String]) -> Fit {
        let known = cells.iter().filter(|cell| ["code", "origin", "net mass kg"].contains(&cell.as_str())).count();
        Fit { whole: known == 3, known }
    }

    #[test]
    fn the_header_is_found() {
        for (text, delimiter, line, end) in [
            ("code,origin,net mass kg\n1", b',', 1, 24),
            ("sep=;\ncode;origin;net mass kg\n1", b';', 2, 30),
            ("Import list, 2026;;\n\ncode;origin;net mass kg\n1", b';', 3, 45),
            ("\"Title\n\ncode\torigin\tnet mass kg\n", b'\t', 3, 32),
            ("code,origin,net mass\n,,kg\n1", b',', 2, 26),
            ("other,origin,things\n1,2,3\n", b',', 1, 20),
        ] {
            let found = find(text.as_bytes(), None, &fit).unwrap();
            assert_eq!((found.delimiter, found.line, found.end), (delimiter, line, end), "{text:?}");
        }
        assert_eq!(find(b"code,origin,net mass kg\na,b,c\n", Some(2), &fit).unwrap().cells, ["a", "b", "c"]);
        assert!(find(b" \n\n", None, &fit).is_err());
    }
}
