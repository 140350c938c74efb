//! Customs procedures: which lines are imports at all.
//!
//! A line owes nothing before its goods are released for free circulation (Reg. (EU) 2023/956, Art. 3(4), 5 and 6(3));
//! returned goods count with zero emissions (Art. 6(5)). The first two digits are the procedure requested, the next two
//! the previous one; the codes are those of Impl. Reg. (EU) 2015/2447, Annex B, data element 11 09 000 000 (as in force
//! from 1 July 2026). Codes that can only be a previous procedure (00, 54, 78), or that are none, are unclear.

/// What a procedure makes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// For free circulation.
    Released,
    /// Into a customs warehouse, inward processing, temporary admission, out of the Union.
    NotReleased,
    /// Goods of the Union that come back as they left.
    Returned,
    /// The code is not known, or what the law makes of it is open.
    Unclear,
}

/// Release for free circulation, also together with another step.
const RELEASED: [&str; 9] = ["01", "07", "40", "42", "43", "44", "45", "46", "48"];
/// Reimportation with release.
const REIMPORTED: [&str; 3] = ["61", "63", "68"];
/// Goods left for good, or for a time and unchanged; after outward processing (21, 22) they are not returned goods.
const LEFT_UNCHANGED: [&str; 2] = ["10", "23"];
/// Export and re-export, outward and inward processing, temporary admission, customs warehouses; 95 and 96 are Union goods
/// in other warehouses.
const NOT_RELEASED: [&str; 13] = ["10", "11", "21", "22", "23", "31", "51", "53", "71", "76", "77", "95", "96"];

/// What a code of a procedure makes of its line: 4000, 40, `40 00`, `4000C07`.
pub fn release(cell: &[u8]) -> Release {
    let text = String::from_utf8_lossy(cell);
    let code: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let (Some(requested), previous) = (code.get(..2), code.get(2..4)) else { return Release::Unclear };
    if RELEASED.contains(&requested) {
        return Release::Released;
    }
    if REIMPORTED.contains(&requested) {
        let unchanged = previous.is_some_and(|previous| LEFT_UNCHANGED.contains(&previous));
        return if unchanged { Release::Returned } else { Release::Unclear };
    }
    if NOT_RELEASED.contains(&requested) { Release::NotReleased } else { Release::Unclear }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn procedures_are_told_apart() {
        for (code, expected) in [
            ("4000", Release::Released),
            ("40 71", Release::Released),
            ("42", Release::Released),
            ("7100", Release::NotReleased),
            ("5100", Release::NotReleased),
            ("6110", Release::Returned),
            ("6123", Release::Returned),
            ("6121", Release::Unclear),
            ("9600", Release::NotReleased),
            ("99", Release::Unclear),
            ("4900", Release::Unclear),
            ("7800", Release::Unclear),
            ("9100", Release::Unclear),
            ("4", Release::Unclear),
        ] {
            assert_eq!(release(code.as_bytes()), expected, "{code}");
        }
    }
}
