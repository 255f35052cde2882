//! Regular expressions of checks: the plain ones, from which a text is made and against which one is held.

use super::random::Random;

/// A regular expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    /// Each way is a sequence of pieces.
    ways: Vec<Vec<Piece>>,
    starts: bool,
    ends: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Piece {
    atom: Atom,
    least: usize,
    most: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Atom {
    /// One of these ranges of characters, or none of them.
    Class(Vec<(char, char)>, bool),
    Group(Vec<Vec<Piece>>),
}

/// The most of what may come any number of times.
const MANY: usize = 8;

impl Pattern {
    /// Reads a regular expression; `None` where it has something that is not known here.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (starts, text) = text.strip_prefix('^').map_or((false, text), |rest| (true, rest));
        let (ends, text) = text.strip_suffix('$').map_or((false, text), |rest| (true, rest));
        let characters: Vec<char> = text.chars().collect();
        let mut at = 0;
        let ways = ways(&characters, &mut at)?;
        // `^a|b$` would bind otherwise.
        let plain = at == characters.len() && (ways.len() == 1 || !(starts || ends));
        plain.then_some(Self { ways, starts, ends })
    }

    /// `LIKE`.
    pub(super) fn like(text: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        for character in text.chars() {
            let (class, least, most) = match character {
                '%' => ((vec![], true), 0, MANY),
                '_' => ((vec![], true), 1, 1),
                '\\' => return None,
                other => ((vec![(other, other)], false), 1, 1),
            };
            pieces.push(Piece { atom: Atom::Class(class.0, class.1), least, most });
        }
        Some(Self { ways: vec![pieces], starts: true, ends: true })
    }

    /// A text that matches.
    pub(super) fn text(&self, random: &mut Random) -> String {
        let mut text = String::new();
        write(&self.ways, random, &mut text);
        text
    }

    /// Whether a text matches.
    pub(super) fn matches(&self, text: &str) -> bool {
        let characters: Vec<char> = text.chars().collect();
        let last = if self.starts { 0 } else { characters.len() };
        let end = |at: usize| !self.ends || at == characters.len();
        (0..=last).any(|start| self.ways.iter().any(|way| sequence(way, &characters, start, &end)))
    }
}

fn write(ways: &[Vec<Piece>], random: &mut Random, text: &mut String) {
    let Some(way) = ways.get(random.place(ways.len())) else { return };
    for piece in way {
        for _ in 0..random.between(piece.least as i128, piece.most as i128) {
            match &piece.atom {
                Atom::Group(ways) => write(ways, random, text),
                Atom::Class(ranges, negated) => text.push(character(ranges, *negated, random)),
            }
        }
    }
}

fn character(ranges: &[(char, char)], negated: bool, random: &mut Random) -> char {
    if negated {
        let plain: Vec<char> = ('a'..='z').chain('0'..='9').filter(|c| !contains(ranges, *c)).collect();
        return plain.get(random.place(plain.len())).copied().unwrap_or('_');
    }
    let (low, high) = ranges.get(random.place(ranges.len())).copied().unwrap_or(('a', 'z'));
    let code = random.between(i128::from(u32::from(low)), i128::from(u32::from(high)));
    u32::try_from(code).ok().and_then(char::from_u32).unwrap_or(low)
}

fn contains(ranges: &[(char, char)], character: char) -> bool {
    ranges.iter().any(|(low, high)| (*low..=*high).contains(&character))
}

/// Whether the pieces match from a place on, and what comes after them.
fn sequence(pieces: &[Piece], text: &[char], at: usize, then: &dyn Fn(usize) -> bool) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return then(at) };
    repeated(first, 0, text, at, &|at| sequence(rest, text, at, then))
}

fn repeated(piece: &Piece, times: usize, text: &[char], at: usize, then: &dyn Fn(usize) -> bool) -> bool {
    if times >= piece.least && then(at) {
        return true;
    }
    let unlimited = piece.most == MANY && piece.least <= 1;
    if times >= piece.most && !unlimited {
        return false;
    }
    match &piece.atom {
        Atom::Class(ranges, negated) => {
            text.get(at).is_some_and(|c| contains(ranges, *c) != *negated)
                && repeated(piece, times + 1, text, at + 1, then)
        }
        Atom::Group(ways) => ways
            .iter()
            .any(|way| sequence(way, text, at, &|next| next > at && repeated(piece, times + 1, text, next, then))),
    }
}

fn ways(text: &[char], at: &mut usize) -> Option<Vec<Vec<Piece>>> {
    let mut ways = vec![Vec::new()];
    loop {
        match text.get(*at) {
            None | Some(')') => return Some(ways),
            Some('|') => {
                *at += 1;
                ways.push(Vec::new());
            }
            Some(_) => {
                let atom = atom(text, at)?;
                let (least, most) = times(text, at)?;
                ways.last_mut()?.push(Piece { atom, least, most });
            }
        }
    }
}

fn atom(text: &[char], at: &mut usize) -> Option<Atom> {
    let first = *text.get(*at)?;
    *at += 1;
    Some(match first {
        '(' => {
            if text.get(*at) == Some(&'?') {
                if text.get(*at + 1) != Some(&':') {
                    return None;
                }
                *at += 2;
            }
            let inner = ways(text, at)?;
            if text.get(*at) != Some(&')') {
                return None;
            }
            *at += 1;
            Atom::Group(inner)
        }
        '[' => class(text, at)?,
        '.' => Atom::Class(Vec::new(), true),
        '\\' => {
            let escaped = *text.get(*at)?;
            *at += 1;
            Atom::Class(escape(escaped)?, false)
        }
        '^' | '$' | '*' | '+' | '?' | '{' => return None,
        other => Atom::Class(vec![(other, other)], false),
    })
}

fn escape(character: char) -> Option<Vec<(char, char)>> {
    Some(match character {
        'd' => vec![('0', '9')],
        'w' => vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')],
        's' => vec![(' ', ' ')],
        other if other.is_ascii_alphanumeric() => return None,
        other => vec![(other, other)],
    })
}

fn class(text: &[char], at: &mut usize) -> Option<Atom> {
    let negated = text.get(*at) == Some(&'^');
    *at += usize::from(negated);
    let mut ranges = Vec::new();
    loop {
        let mut first = *text.get(*at)?;
        *at += 1;
        match first {
            ']' if !ranges.is_empty() => return Some(Atom::Class(ranges, negated)),
            '[' if text.get(*at) == Some(&':') => return None,
            '\\' => {
                first = *text.get(*at)?;
                *at += 1;
                if matches!(first, 'd' | 'w' | 's') {
                    ranges.extend(escape(first)?);
                    continue;
                }
            }
            _ => {}
        }
        match (text.get(*at), text.get(*at + 1)) {
            (Some('-'), Some(last)) if *last != ']' => {
                ranges.push((first, *last));
                *at += 2;
            }
            _ => ranges.push((first, first)),
        }
    }
}

fn times(text: &[char], at: &mut usize) -> Option<(usize, usize)> {
    let (least, most) = match text.get(*at) {
        Some('*') => (0, MANY),
        Some('+') => (1, MANY),
        Some('?') => (0, 1),
        Some('{') => {
            let length = text[*at..].iter().position(|c| *c == '}')?;
            let inner: String = text[*at + 1..*at + length].iter().collect();
            *at += length;
            match inner.split_once(',') {
                None => inner.parse().ok().map(|times| (times, times))?,
                Some((least, "")) => least.parse().ok().map(|least: usize| (least, least + MANY))?,
                Some((least, most)) => (least.parse().ok()?, most.parse().ok()?),
            }
        }
        _ => return Some((1, 1)),
    };
    *at += 1;
    Some((least, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_made_matches() {
        for pattern in
            ["^[a-z0-9]+(-[a-z0-9]+)*$", r"^\d{3}-[A-Z]{2,4}$", "^(red|green|#[0-9a-f]{6})$", "@", r"^[^@\s]+@x\.y$"]
        {
            let read = Pattern::read(pattern).expect(pattern);
            for row in 0..50 {
                let text = read.text(&mut Random::of(1, &[pattern], &[row]));
                assert!(read.matches(&text), "{pattern}: {text}");
            }
        }
    }

    #[test]
    fn what_does_not_match_is_told() {
        let matches = |pattern, text| Pattern::read(pattern).expect(pattern).matches(text);
        assert!(matches("@", "a@b") && matches("^a+b$", "aaaaaaaaaaaab") && matches("b|c", "abc"));
        assert!(!matches("@", "ab") && !matches("^a+b$", "xaab") && !matches("^[a-z]{2}$", "abc"));
        assert!(Pattern::like("a%b_").expect("like").matches("axxbc"));
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for pattern in [r"\mword", "[[:alpha:]]", "(?=a)", "^a|b$", "*", "("] {
            assert_eq!(Pattern::read(pattern), None, "{pattern}");
        }
    }
}
