//! Which words go together.

use crate::ctxt::Ctxt;
use crate::word::Word;

pub(crate) fn find<'w>(words: &'w [Word], name: &str) -> Option<&'w Word> {
    words.iter().find(|word| word.text() == name)
}

/// Words of which one excludes the other.
pub(crate) fn check_against(cx: &Ctxt, words: &[Word], pairs: &[(&str, &str)]) {
    for (one, other) in pairs {
        if let (Some(_), Some(word)) = (find(words, one), find(words, other)) {
            cx.error(word.span(), format!("`{other}` does not go with `{one}`\nhelp: keep one of the two"));
        }
    }
}

/// Words that say nothing without another, which is given as it is written.
pub(crate) fn check_needed(cx: &Ctxt, words: &[Word], pairs: &[(&str, &str)]) {
    for (word, example) in pairs {
        let needed = example.split([' ', '(']).next().unwrap_or(example);
        if let (Some(found), None) = (find(words, word), find(words, needed)) {
            cx.error(found.span(), format!("`{word}` without `{needed}`\nhelp: add `{example}`"));
        }
    }
}
