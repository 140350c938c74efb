//! Currencies by their ISO 4217 code.

use crate::text::{Lang, Say};
use std::fmt;

/// A currency that a scenario may name. An exchange rate for it is given in the scenario or looked
/// up in the table of reference rates. It is kept as the position of its code, so that units stay small.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(u8);

/// The codes that are understood.
pub const CODES: &[&str] = &[
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY",
    "KRW", "KZT", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY",
    "TWD", "UAH", "USD", "UZS", "VND", "ZAR",
];

impl Currency {
    pub const CNY: Self = Self(5);
    pub const EUR: Self = Self(8);

    /// Reads a code, the Chinese word of a report, or one of the usual names of the yuan.
    pub fn parse(text: &str) -> Option<Self> {
        if matches!(text, "yuan" | "RMB" | "元" | "人民币") {
            return Some(Self::CNY);
        }
        (0..).map(Self).take(CODES.len()).find(|currency| currency.code() == text || currency.zh() == text)
    }

    pub fn code(self) -> &'static str {
        CODES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The Chinese word for the unit of money, or the code where there is no common short one.
    pub fn zh(self) -> &'static str {
        match self.code() {
            "CNY" => "元",
            "EUR" => "欧元",
            "USD" => "美元",
            "GBP" => "英镑",
            "JPY" => "日元",
            code => code,
        }
    }
}

/// The currency that a text begins with, and what follows it: `CNY GDP` without its blank.
pub fn leading(text: &str) -> Option<(Currency, &str)> {
    let named = ["yuan", "RMB", "元", "人民币"].into_iter().map(|word| (word, Currency::CNY));
    let all = (0..).map(Currency).take(CODES.len());
    let all = all.flat_map(|currency| [(currency.code(), currency), (currency.zh(), currency)]);
    let mut found = named.chain(all).filter_map(|(word, currency)| Some((currency, text.strip_prefix(word)?)));
    found.next()
}

/// A currency says its code in English and its name in Chinese.
impl Say for Currency {
    fn say(&self, lang: Lang) -> String {
        match (lang, self.code()) {
            (Lang::En, code) => code.to_owned(),
            (Lang::Zh, "CNY") => "人民币".to_owned(),
            (Lang::Zh, _) => self.zh().to_owned(),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_currencies_are_at_their_positions() {
        assert_eq!(Currency::CNY.code(), "CNY");
        assert_eq!(Currency::EUR.code(), "EUR");
        assert!(CODES.is_sorted());
        for code in CODES {
            assert_eq!(Currency::parse(code).unwrap().code(), *code);
        }
    }
}
