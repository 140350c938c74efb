//! A period as tables spell it, in words: `Q1` of 2026 is the first quarter of 2026. Tables write a quarter
//! `Q1`, a half `H1`, a month `M02` or `02`, a day `02-21`; each also with its year (`2026Q1`, `2026-02-21`),
//! and two days as `2026-01-01 to 2026-03-06`.

use super::{Text, messages::periods as say};
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The period of a year; an empty one is the whole year. One that is none of the spellings stays as it is,
/// beside its year.
pub fn of_year(year: i16, period: &str) -> Text {
    let period = period.trim();
    if period.is_empty() {
        return say::year(year.to_string());
    }
    let own = words(period);
    own.or_else(|| within(year, period)).unwrap_or_else(|| say::other(period, year.to_string()))
}

/// A period that names its year itself; nothing for one that does not.
pub fn words(period: &str) -> Option<Text> {
    if let Some((from, to)) = period.split_once(" to ") {
        return Some(say::from_to(words(from)?, words(to)?));
    }
    let (year, rest) = period.split_at_checked(4)?;
    let year = year.bytes().all(|b| b.is_ascii_digit()).then(|| year.parse().ok()).flatten()?;
    if rest.is_empty() { Some(of_year(year, rest)) } else { within(year, rest.strip_prefix('-').unwrap_or(rest)) }
}

/// The days from the first to the last: a year, a quarter or a month where they are one.
pub fn between(from: Date, to: Date) -> Text {
    let first_to_last = from.day() == 1 && to == to.last_of_month() && from.year() == to.year();
    let months = (from.month(), to.month());
    match months {
        (1, 12) if first_to_last => of_year(from.year(), ""),
        (first, last) if first_to_last && first == last => month(from.year(), first),
        (first, last) if first_to_last && last - first == 2 && last % 3 == 0 => quarter(from.year(), last / 3),
        _ => say::from_to(day(from), day(to)),
    }
}

/// A part of a year without the year.
fn within(year: i16, period: &str) -> Option<Text> {
    let number = |digits: &str, most: i8| digits.parse::<i8>().ok().filter(|number| (1..=most).contains(number));
    if let Some(digits) = period.strip_prefix('Q') {
        return number(digits, 4).map(|number| quarter(year, number));
    }
    if let Some(digits) = period.strip_prefix('H') {
        let (en, zh) = if number(digits, 2)? == 1 { ("first", "上") } else { ("second", "下") };
        return Some(say::half(Text::new(en, zh), year.to_string()));
    }
    match period.strip_prefix('M').unwrap_or(period).split_once('-') {
        None => number(period.strip_prefix('M').unwrap_or(period), 12).map(|number| month(year, number)),
        Some((month, of_month)) => Date::new(year, number(month, 12)?, number(of_month, 31)?).ok().map(day),
    }
}

fn quarter(year: i16, quarter: i8) -> Text {
    let (en, zh) = match quarter {
        1 => ("first", "一"),
        2 => ("second", "二"),
        3 => ("third", "三"),
        _ => ("fourth", "四"),
    };
    say::quarter(Text::new(en, zh), year.to_string())
}

fn month(year: i16, month: i8) -> Text {
    say::month(month_name(month), year.to_string())
}

fn day(day: Date) -> Text {
    say::day(day.day().to_string(), month_name(day.month()), day.year().to_string())
}

fn month_name(month: i8) -> Text {
    let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at));
    Text::new(name.copied().unwrap_or_default(), month.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_has_its_words() {
        for (period, en, zh) in [
            ("", "2026", "2026年"),
            ("Q1", "first quarter of 2026", "2026年第一季度"),
            ("Q4", "fourth quarter of 2026", "2026年第四季度"),
            ("H2", "second half of 2026", "2026年下半年"),
            ("M02", "February 2026", "2026年2月"),
            ("12", "December 2026", "2026年12月"),
            ("2026-08", "August 2026", "2026年8月"),
            ("02-21", "21 February 2026", "2026年2月21日"),
            ("2026-01-13", "13 January 2026", "2026年1月13日"),
            ("2026Q3", "third quarter of 2026", "2026年第三季度"),
            ("2026-01-01 to 2026-03-06", "1 January 2026 to 6 March 2026", "2026年1月1日至2026年3月6日"),
            // No spelling of a period: it stays beside its year, never dropped.
            ("Q5", "2026, Q5", "2026年，Q5"),
            ("auction", "2026, auction", "2026年，auction"),
            ("02-30", "2026, 02-30", "2026年，02-30"),
        ] {
            let words = of_year(2026, period);
            assert_eq!((words.en.as_str(), words.zh.as_str()), (en, zh), "{period}");
        }
    }

    #[test]
    fn days_of_a_quarter_are_the_quarter() {
        let date = |month, day| Date::new(2026, month, day).unwrap();
        for (from, to, words) in [
            (date(1, 1), date(3, 31), "first quarter of 2026"),
            (date(7, 1), date(9, 30), "third quarter of 2026"),
            (date(2, 1), date(2, 28), "February 2026"),
            (date(1, 1), date(12, 31), "2026"),
            (date(2, 1), date(4, 30), "1 February 2026 to 30 April 2026"),
            (date(1, 2), date(3, 31), "2 January 2026 to 31 March 2026"),
        ] {
            assert_eq!(between(from, to).en, words);
        }
    }
}
