//! A mistake, and how it is told.

use std::ops::Range;

/// What is wrong with a piece of SQL, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The piece that is wrong, in bytes of the text.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Mistake {
    pub(crate) fn new(at: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: help.into() }
    }

    /// The mistake with the line that it is in, because a compiler cannot point into a string.
    #[must_use]
    pub fn told(&self, text: &str) -> String {
        let (message, help) = (&self.message, &self.help);
        if text.trim().is_empty() {
            return format!("{message}\nhelp: {help}");
        }
        let start = text[..self.at.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = text[start..end].trim_end();
        let number = text[..start].matches('\n').count() + 1;
        let head = if text.trim().contains('\n') { format!("  line {number}: ") } else { "  ".to_owned() };
        let before = head.chars().count() + text[start..self.at.start].chars().count();
        let length = text[self.at.start..self.at.end.min(end).max(self.at.start)].chars().count().max(1);
        format!("{message}\n{head}{line}\n{}{}\nhelp: {help}", " ".repeat(before), "^".repeat(length))
    }
}

#[cfg(test)]
mod tests {
    use super::Mistake;

    #[test]
    fn the_caret_stands_below_the_word() {
        let mistake = Mistake::new(6..7, "wrong", "right");
        assert_eq!(mistake.told("ä =\n b"), "wrong\n  line 2:  b\n           ^\nhelp: right");
        assert_eq!(Mistake::new(0..1, "wrong", "right").told("a"), "wrong\n  a\n  ^\nhelp: right");
    }
}
