//! How the characters of a table are written, and the bytes of any encoding as UTF-8.

use crate::text::choices;
use encoding_rs::{Decoder, DecoderResult};
use std::io::Read;

choices! {
    /// How the characters of a table are written.
    pub enum Encoding {
        /// Also where only ASCII occurs.
        Utf8 = "utf-8",
        /// Little-endian, as spreadsheets write "Unicode text".
        Utf16Le = "utf-16le",
        /// Big-endian.
        Utf16Be = "utf-16be",
        /// The Chinese national standard, which holds GBK and GB2312.
        Gb18030 = "gb18030",
        /// Western Europe.
        Windows1252 = "windows-1252",
        /// Türkiye.
        Windows1254 = "windows-1254",
        /// Central Europe; never taken by itself.
        Windows1250 = "windows-1250",
    }
}

impl Encoding {
    /// The decoder; none for UTF-8, which is only checked.
    fn decoder(self) -> Option<Decoder> {
        let encoding = match self {
            Self::Utf8 => return None,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Gb18030 => encoding_rs::GB18030,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Windows1254 => encoding_rs::WINDOWS_1254,
            Self::Windows1250 => encoding_rs::WINDOWS_1250,
        };
        Some(encoding.new_decoder_without_bom_handling())
    }

    /// Bytes of this encoding as UTF-8.
    pub fn decoded(self, source: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        match self.decoder() {
            None => source,
            Some(decoder) => Box::new(Decoded::new(source, decoder)),
        }
    }
}

/// What bytes that are not UTF-8 are, as far as they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    Is(Encoding),
    /// Both Chinese and a Western encoding are possible.
    Unclear,
    /// Neither.
    Neither,
}

/// Tells Chinese from Western bytes. Every pair of bytes stands for some Chinese character, so that decoding proves
/// nothing; but Chinese text consists of common characters (the first level of GB 2312), and a letter with an accent
/// stands between letters of ASCII.
pub fn guess(source: &mut dyn Read) -> std::io::Result<Guess> {
    let (mut chinese, mut other) = (0_u64, 0_u64);
    let (mut turkish, mut western_only) = (false, false);
    let mut utf8 = Utf8::default();
    let mut lead: Option<u8> = None;
    let mut bytes = vec![0; 1 << 16];
    let mut decoder = encoding_rs::GB18030.new_decoder_without_bom_handling();
    let mut decodes = true;
    let mut text = String::with_capacity(1 << 18);
    loop {
        let read = source.read(&mut bytes)?;
        let last = read == 0;
        if decodes {
            text.clear();
            let (result, ..) = decoder.decode_to_string_without_replacement(&bytes[..read], &mut text, last);
            decodes = !matches!(result, DecoderResult::Malformed(..));
        }
        for byte in &bytes[..read] {
            utf8.take(*byte);
            // Letters that Turkish has in the places of Icelandic ones.
            turkish |= matches!(byte, 0xd0 | 0xdd | 0xde | 0xf0 | 0xfd | 0xfe);
            western_only |= matches!(byte, 0x80 | 0xff);
            match lead.take() {
                Some(first) if *byte >= 0xa1 && (0xb0..=0xd7).contains(&first) => chinese += 1,
                // Marks, rarer characters.
                Some(first) if *byte >= 0xa1 && (0xa1..=0xa9).contains(&first) => {}
                Some(_) => other += 1,
                None if *byte >= 0x80 => lead = Some(*byte),
                None => {}
            }
        }
        if last {
            break;
        }
    }
    if utf8.is_likely() {
        return Ok(Guess::Neither);
    }
    let western = if turkish { Encoding::Windows1254 } else { Encoding::Windows1252 };
    Ok(match (decodes && !western_only, chinese, other) {
        (true, 1.., _) if chinese >= 4 * other => Guess::Is(Encoding::Gb18030),
        (true, 1.., _) if other < 4 * chinese => Guess::Unclear,
        (_, 0, 0) => Guess::Neither,
        (_, _, _) => Guess::Is(western),
    })
}

/// Counts the bytes beyond ASCII that are whole characters of UTF-8.
#[derive(Default)]
struct Utf8 {
    whole: u64,
    all: u64,
    /// Bytes of a character that began, and how many are missing.
    begun: u64,
    missing: u64,
}

impl Utf8 {
    fn take(&mut self, byte: u8) {
        if byte < 0x80 {
            self.missing = 0;
            return;
        }
        self.all += 1;
        match byte {
            0x80..=0xbf if self.missing > 0 => {
                self.begun += 1;
                self.missing -= 1;
                if self.missing == 0 {
                    self.whole += self.begun;
                }
            }
            0xc2..=0xdf => (self.begun, self.missing) = (1, 1),
            0xe0..=0xef => (self.begun, self.missing) = (1, 2),
            0xf0..=0xf4 => (self.begun, self.missing) = (1, 3),
            _ => self.missing = 0,
        }
    }

    /// Nearly all are: the text is UTF-8 with a fault.
    fn is_likely(&self) -> bool {
        self.all > 0 && self.whole * 10 >= self.all * 8
    }
}

/// Bytes as UTF-8, piece by piece.
struct Decoded<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` is not decoded yet.
    pending: std::ops::Range<usize>,
    /// Decoded bytes that a short buffer had no room for.
    spare: Vec<u8>,
    last: bool,
    done: bool,
}

impl<R: Read> Decoded<R> {
    fn new(source: R, decoder: Decoder) -> Self {
        let raw = vec![0; 1 << 16];
        Self { source, decoder, raw, pending: 0..0, spare: Vec::new(), last: false, done: false }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        // A character takes up to four bytes; where there is less room the rest waits for the next call.
        if out.len() < 4 || !self.spare.is_empty() {
            if self.spare.is_empty() {
                let mut small = [0; 4];
                let read = self.read(&mut small)?;
                self.spare.extend_from_slice(&small[..read]);
            }
            let read = out.len().min(self.spare.len());
            out[..read].copy_from_slice(&self.spare[..read]);
            self.spare.drain(..read);
            return Ok(read);
        }
        loop {
            if self.done {
                return Ok(0);
            }
            if self.pending.is_empty() && !self.last {
                let read = self.source.read(&mut self.raw)?;
                self.pending = 0..read;
                self.last = read == 0;
            }
            let input = &self.raw[self.pending.clone()];
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(input, out, self.last);
            self.pending.start += read;
            match result {
                DecoderResult::Malformed(..) => {
                    return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "not of its encoding"));
                }
                DecoderResult::InputEmpty if self.last => self.done = true,
                DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            }
            if written > 0 || self.done {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_lie_across_pieces_are_whole() {
        // "原产国" in GB18030, read through a source that gives one byte at a time.
        struct OneByOne(Vec<u8>);
        impl Read for OneByOne {
            fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
                if self.0.is_empty() {
                    return Ok(0);
                }
                out[0] = self.0.remove(0);
                Ok(1)
            }
        }
        let read = |bytes: Vec<u8>| {
            let mut text = String::new();
            Encoding::Gb18030.decoded(Box::new(OneByOne(bytes))).read_to_string(&mut text).map(|_| text)
        };
        assert_eq!(read(vec![0xd4, 0xad, 0xb2, 0xfa, 0xb9, 0xfa]).unwrap(), "原产国");
        assert!(read(vec![0xd4]).is_err());
    }

    #[test]
    fn chinese_and_western_bytes_are_told_apart() {
        for (bytes, expected) in [
            (&b"M\xfcller Gr\xf6\xdfe"[..], Guess::Is(Encoding::Windows1252)),
            (b"T\xfcrkiye", Guess::Is(Encoding::Windows1252)),
            (b"\xddthalat\xe7\xfd", Guess::Is(Encoding::Windows1254)),
            (b"Chlef, Alg\xe9rie; \xc9tats-Unis", Guess::Is(Encoding::Windows1252)),
            // 原产国, 中国
            (b"\xd4\xad\xb2\xfa\xb9\xfa,\xd6\xd0\xb9\xfa", Guess::Is(Encoding::Gb18030)),
            (b"\xbc\xd7", Guess::Is(Encoding::Gb18030)),
            // 中国 beside Müller
            (b"\xd6\xd0\xb9\xfa M\xfcller", Guess::Unclear),
            ("中国 中国 \u{fc}".as_bytes(), Guess::Neither),
        ] {
            assert_eq!(guess(&mut &*bytes).unwrap(), expected, "{bytes:x?}");
        }
    }
}
