//! Lines of at most 75 octets, never broken inside a character.

const MOST: usize = 75;

/// The text of a card or calendar that is being written.
pub(crate) struct Lines {
    text: Vec<u8>,
    end: &'static [u8],
}

impl Lines {
    pub(crate) fn new(end: &'static [u8]) -> Self {
        Self { text: Vec::new(), end }
    }

    /// A line, folded where it must be.
    pub(crate) fn put(&mut self, line: &str) {
        let mut width = 0;
        for letter in line.chars().filter(|letter| !matches!(letter, '\r' | '\n' | '\0')) {
            let own = letter.len_utf8();
            if width + own > MOST {
                self.text.extend_from_slice(self.end);
                self.text.push(b' ');
                width = 1;
            }
            let mut bytes = [0; 4];
            self.text.extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes());
            width += own;
        }
        self.text.extend_from_slice(self.end);
    }

    /// Lines as another program wrote them.
    pub(super) fn put_kept(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
        if !matches!(bytes.last(), None | Some(b'\n' | b'\r')) {
            self.text.extend_from_slice(self.end);
        }
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.text
    }
}

/// The line end a card uses.
pub(super) fn line_end_of(card: &[u8]) -> &'static [u8] {
    let at = card.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
    match at.and_then(|at| card.get(at..)) {
        Some([b'\n', ..]) => b"\n",
        Some([b'\r', b'\n' | b'\r', ..]) | None => b"\r\n",
        Some(_) => b"\r",
    }
}
