//! What the bytes of a file are: UTF-16 with or without a mark becomes UTF-8; any 8-bit text stays as it is.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE};

const CHUNK: usize = 64 * 1024;
/// Enough to see in which half of each pair the zeros of UTF-16 are.
const SAMPLE: usize = 256;

/// A source whose bytes come out 8-bit.
pub(super) struct Bytes<R> {
    source: R,
    chunk: Vec<u8>,
    /// Bytes of `chunk` that were read before the encoding was known.
    sample: usize,
    utf16: Option<Decoder>,
    ended: bool,
}

impl<R: Read> Bytes<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, chunk: Vec::new(), sample: 0, utf16: None, ended: false }
    }

    /// Appends the next bytes to `buffer`; `false` at the end of the source.
    pub(super) fn append_to(&mut self, buffer: &mut Vec<u8>) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.chunk.is_empty() {
            self.chunk.resize(CHUNK, 0);
            self.sample = self.read_sample()?;
            self.utf16 = utf16_of(self.chunk.get(..self.sample).unwrap_or_default()).map(Encoding::new_decoder_with_bom_removal);
        }
        let read = match std::mem::take(&mut self.sample) {
            0 => read_some(&mut self.source, &mut self.chunk)?,
            sample => sample,
        };
        self.ended = read == 0;
        let bytes = self.chunk.get(..read).unwrap_or_default();
        match &mut self.utf16 {
            Some(decoder) => decode(decoder, bytes, buffer, self.ended),
            None => buffer.extend_from_slice(bytes),
        }
        Ok(!self.ended || !buffer.is_empty())
    }

    fn read_sample(&mut self) -> io::Result<usize> {
        let mut have = 0;
        while have < SAMPLE {
            let Some(room) = self.chunk.get_mut(have..) else { break };
            let read = read_some(&mut self.source, room)?;
            if read == 0 {
                break;
            }
            have += read;
        }
        Ok(have)
    }
}

fn read_some(source: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(room) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

fn utf16_of(sample: &[u8]) -> Option<&'static Encoding> {
    match sample {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = sample.get(..SAMPLE.min(sample.len())).unwrap_or_default();
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // The envelope is ASCII, so UTF-16 has a zero in nearly every pair, always on the same side.
    let most = head.len() / 4;
    if head.len() < 8 || even.max(odd) <= most || even.min(odd) > most / 4 {
        return None;
    }
    Some(if odd > even { UTF_16LE } else { UTF_16BE })
}

fn decode(decoder: &mut Decoder, mut bytes: &[u8], buffer: &mut Vec<u8>, last: bool) {
    let mut text = String::new();
    loop {
        text.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(CHUNK));
        let (result, read, _) = decoder.decode_to_string(bytes, &mut text, last);
        bytes = bytes.get(read..).unwrap_or_default();
        if result == CoderResult::InputEmpty {
            break;
        }
    }
    buffer.extend_from_slice(text.as_bytes());
}
