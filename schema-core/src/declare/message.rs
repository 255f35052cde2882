//! Messages that are put together while the compiler runs.

/// How many characters a text has.
#[must_use]
pub const fn characters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at] & 0xC0 != 0x80 {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Whether two texts are equal.
#[must_use]
pub const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = a.len();
    if at != b.len() {
        return false;
    }
    // From the end: names often begin alike.
    while at > 0 {
        at -= 1;
        if a[at] != b[at] {
            return false;
        }
    }
    true
}

/// Whether a list has a text.
#[must_use]
pub const fn has(list: &[&str], text: &str) -> bool {
    let mut at = 0;
    while at < list.len() {
        if same(list[at], text) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether a text has another in it.
#[must_use]
pub const fn contains(text: &str, piece: &str) -> bool {
    let (text, piece) = (text.as_bytes(), piece.as_bytes());
    let mut start = 0;
    while start + piece.len() <= text.len() {
        let mut at = 0;
        while at < piece.len() && text[start + at] == piece[at] {
            at += 1;
        }
        if at == piece.len() {
            return true;
        }
        start += 1;
    }
    false
}

const ROOM: usize = 4096;

/// The findings of a check: written one after the other, told together.
pub struct Findings {
    text: [u8; ROOM],
    length: usize,
    count: usize,
}

impl Findings {
    /// Nothing found.
    #[must_use]
    pub const fn new() -> Self {
        Self { text: [0; ROOM], length: 0, count: 0 }
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Adds one finding, made of pieces.
    pub const fn add(&mut self, pieces: &[&str]) {
        if self.count > 0 {
            self.push("\n");
        }
        self.count += 1;
        let mut at = 0;
        while at < pieces.len() {
            self.push(pieces[at]);
            at += 1;
        }
    }

    /// What does not fit is cut: the rest is told once the first findings are mended.
    const fn push(&mut self, piece: &str) {
        let bytes = piece.as_bytes();
        if self.length + bytes.len() > ROOM {
            return;
        }
        let mut at = 0;
        while at < bytes.len() {
            self.text[self.length] = bytes[at];
            self.length += 1;
            at += 1;
        }
    }

    /// Stops the compiler if anything was found.
    #[track_caller]
    pub const fn report(&self) {
        if self.count == 0 {
            return;
        }
        let (text, _) = self.text.split_at(self.length);
        match core::str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("the schema has mistakes"),
        }
    }
}

impl Default for Findings {
    fn default() -> Self {
        Self::new()
    }
}
