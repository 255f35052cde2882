//! Comments as doc comments, where those give the very same text back.

use super::attribute::{is_hidden, string};

/// The doc comment of `text`; `None` where no doc comment has that text.
pub(super) fn doc(indent: &str, text: &str) -> Option<String> {
    if text.is_empty() || text.trim() != text {
        return None;
    }
    let lines = text.split('\n');
    let plain = |line: &str| line.trim_end() == line && !line.chars().any(|c| c.is_control() || is_hidden(c));
    if lines.clone().all(plain) {
        return Some(
            lines
                .map(|line| if line.is_empty() { format!("{indent}///\n") } else { format!("{indent}/// {line}\n") })
                .collect(),
        );
    }
    // The macro takes one blank off each line, and the end of a line for what it is.
    if text.contains("\r\n") {
        return None;
    }
    let spaced = lines.map(|line| format!(" {line}")).collect::<Vec<_>>().join("\n");
    Some(format!("{indent}#[doc = {}]\n", string(&spaced)))
}

#[cfg(test)]
mod tests {
    use super::doc;

    #[test]
    fn a_comment_comes_back_or_is_none() {
        assert_eq!(doc("", "Who \"writes\".\n\n  - all").as_deref(), Some("/// Who \"writes\".\n///\n///   - all\n"));
        assert_eq!(doc("", "a\tb").as_deref(), Some("#[doc = \" a\\tb\"]\n"));
        assert_eq!(doc("", "a \nb").as_deref(), Some("#[doc = \" a \\n b\"]\n"));
        assert_eq!(doc("", " a"), None);
        assert_eq!(doc("", "a\r\nb"), None);
    }
}
