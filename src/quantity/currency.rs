//! Currencies by their ISO 4217 code.

use crate::text::{Lang, Say};
use std::fmt;

/// A currency that a scenario may name. An exchange rate for it is given in the scenario or looked
/// up in the table of reference rates.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(&'static str);

/// The codes that are understood.
pub const CODES: &[&str] = &[
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY",
    "KRW", "KZT", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY",
    "TWD", "UAH", "USD", "UZS", "VND", "ZAR",
];

impl Currency {
    pub const CNY: Self = Self("CNY");
    pub const EUR: Self = Self("EUR");

    /// Reads a code, the Chinese word of a report, or one of the usual names of the yuan.
    pub fn parse(text: &str) -> Option<Self> {
        if matches!(text, "yuan" | "RMB" | "元" | "人民币") {
            return Some(Self::CNY);
        }
        CODES.iter().map(|code| Self(code)).find(|currency| currency.0 == text || currency.zh() == text)
    }

    pub fn code(self) -> &'static str {
        self.0
    }

    /// The Chinese word for the unit of money, or the code where there is no common short one.
    pub fn zh(self) -> &'static str {
        match self.0 {
            "CNY" => "元",
            "EUR" => "欧元",
            "USD" => "美元",
            "GBP" => "英镑",
            "JPY" => "日元",
            code => code,
        }
    }
}

/// A currency says its code in English and its name in Chinese.
impl Say for Currency {
    fn say(&self, lang: Lang) -> String {
        match (lang, self.0) {
            (Lang::En, code) => code.to_owned(),
            (Lang::Zh, "CNY") => "人民币".to_owned(),
            (Lang::Zh, _) => self.zh().to_owned(),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
