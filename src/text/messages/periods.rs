//! Years and parts of years, in words.

crate::text::phrases! {
    fn year(year) { "{year}", "{year}年" }
    fn half(half, year) { "{half} half of {year}", "{year}年{half}半年" }
    fn quarter(quarter, year) { "{quarter} quarter of {year}", "{year}年第{quarter}季度" }
    fn month(month, year) { "{month} {year}", "{year}年{month}月" }
    fn day(day, month, year) { "{day} {month} {year}", "{year}年{month}月{day}日" }
    fn from_to(from, to) { "{from} to {to}", "{from}至{to}" }
    fn other(period, year) { "{year}, {period}", "{year}年，{period}" }
}
