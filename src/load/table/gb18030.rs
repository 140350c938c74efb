//! GB18030 as UTF-8, piece by piece.

use encoding_rs::{Decoder, DecoderResult, GB18030};
use std::io::Read;

/// Bytes of GB18030, read as UTF-8.
pub struct Decoded<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` is not decoded yet.
    pending: std::ops::Range<usize>,
    last: bool,
    done: bool,
}

impl<R: Read> Decoded<R> {
    pub fn new(source: R) -> Self {
        let raw = vec![0; 1 << 16];
        Self {
            source,
            decoder: GB18030.new_decoder_without_bom_handling(),
            raw,
            pending: 0..0,
            last: false,
            done: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        // A character takes up to four bytes; less room would make no progress.
        if out.len() < 4 {
            let mut small = [0; 4];
            let read = self.read(&mut small)?;
            if read <= out.len() {
                out[..read].copy_from_slice(&small[..read]);
                return Ok(read);
            }
            return Err(std::io::Error::other("too little room"));
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
                    return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "neither UTF-8 nor GB18030"));
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
        let bytes = vec![0xd4, 0xad, 0xb2, 0xfa, 0xb9, 0xfa];
        let mut text = String::new();
        Decoded::new(OneByOne(bytes)).read_to_string(&mut text).unwrap();
        assert_eq!(text, "原产国");
        assert!(Decoded::new(OneByOne(vec![0xd4])).read_to_string(&mut String::new()).is_err());
    }
}
