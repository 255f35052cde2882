//! Values, as PostgreSQL reads them from text.

use super::bounds::Bounds;
use super::condition::Value;
use super::kind::{Domain, Kind};
use super::plausible::{Name, address};
use super::random::Random;

/// What a value is made for.
pub(super) struct Place<'p> {
    pub(super) name: &'p Name,
    pub(super) bounds: &'p Bounds,
    /// The row's number, where values of different rows should differ.
    pub(super) distinct: Option<u64>,
    /// When the row came into being, in seconds since 2024.
    pub(super) moment: u64,
}

/// Seconds from 1970 to 2024.
const START: i128 = 1_704_067_200;
const DAY: i128 = 86_400;

/// How many tries a text gets to fit a pattern by chance.
const TRIES: usize = 4;

/// A value of a type; `None` where none is known.
pub(super) fn value(kind: &Kind, place: &Place<'_>, random: &mut Random) -> Option<String> {
    if let Some(values) = &place.bounds.values
        && !matches!(kind, Kind::Array(_))
    {
        return values.get(random.place(values.len())).cloned();
    }
    let pad = |number: u64, width: usize| format!("{number:0width$x}");
    Some(match kind {
        Kind::Boolean => if random.chance(place.name.truth()) { "t" } else { "f" }.to_owned(),
        Kind::Integer(_) => integer(kind, place, random)?.to_string(),
        Kind::Numeric(digits) => decimal(*digits, place, random)?,
        Kind::Float | Kind::Money => decimal(Some((12, 2)), place, random)?,
        Kind::Text(most) => text(*most, place, random),
        Kind::Uuid => {
            let (high, low) = (random.next(), random.next());
            let (high, low) = ((high & !0xf000) | 0x4000, (low & !(0b11 << 62)) | (0b10 << 62));
            let (high, low) = (pad(high, 16), pad(low, 16));
            format!("{}-{}-{}-{}-{}", &high[..8], &high[8..12], &high[12..], &low[..4], &low[4..])
        }
        Kind::Json => place.bounds.json.unwrap_or("{}").to_owned(),
        Kind::Date => date(seconds(place, random).div_euclid(DAY)),
        Kind::Time(zone) => {
            let of_day = i128::from(random.below(86_400));
            format!("{}{}", clock(of_day), if *zone { "+00" } else { "" })
        }
        Kind::Timestamp(zone) => {
            let at = seconds(place, random);
            let zone = if *zone { "+00" } else { "" };
            format!("{} {}{zone}", date(at.div_euclid(DAY)), clock(at.rem_euclid(DAY)))
        }
        Kind::Interval => format!("{} minutes", random.between(5, 600)),
        Kind::Bytes => {
            let length = place.bounds.length(8, 8, random).min(64);
            (0..length).fold("\\x".to_owned(), |text, _| text + &pad(random.below(256), 2))
        }
        Kind::Inet => address(random),
        Kind::Cidr => format!("203.0.{}.0/24", random.below(256)),
        Kind::Mac(bytes) => (0..*bytes).map(|_| pad(random.below(256), 2)).collect::<Vec<_>>().join(":"),
        Kind::Bits(bits) => (0..*bits).map(|_| if random.chance(50) { '1' } else { '0' }).collect(),
        Kind::Range(of) => range(of, place, random)?,
        Kind::Multirange(of) => format!("{{{}}}", range(of, place, random)?),
        Kind::Array(of) => array(of, place, random)?,
        Kind::Enum(values) => values.get(random.place(values.len()))?.clone(),
        Kind::Composite(parts) => {
            let inner = Place { bounds: &Bounds::default(), ..*place };
            let parts: Vec<_> = parts
                .iter()
                .map(|part| value(part, &inner, random).map(|text| quoted(&text)).unwrap_or_default())
                .collect();
            format!("({})", parts.join(","))
        }
        Kind::Domain(domain) => of_domain(domain, place, random)?,
        Kind::Only(only) => (*only).to_owned(),
        Kind::Unknown => return None,
    })
}

fn of_domain(domain: &Domain, place: &Place<'_>, random: &mut Random) -> Option<String> {
    let mut bounds = Bounds::default();
    domain.conditions.iter().for_each(|condition| bounds.learn(condition, "value"));
    value(&domain.base, &Place { bounds: &bounds, ..*place }, random)
}

fn integer(kind: &Kind, place: &Place<'_>, random: &mut Random) -> Option<i128> {
    let (least, greatest) = kind.limits();
    let (low, high) = place.bounds.numbers(0);
    let (low, high) = (low.unwrap_or(least).max(least), high.unwrap_or(greatest).min(greatest));
    if low > high {
        return None;
    }
    if let Some(row) = place.distinct {
        let from = if (low..=high).contains(&1) { 1 } else { low };
        return Some(from + i128::from(row) % (high - from + 1));
    }
    let (usual_low, usual_high) = place.name.numbers();
    let (usual_low, usual_high) = (usual_low.max(low), usual_high.min(high));
    Some(if usual_low <= usual_high {
        random.between(usual_low, usual_high)
    } else {
        random.between(low, high.min(low + 1000))
    })
}

fn decimal(digits: Option<(u32, i32)>, place: &Place<'_>, random: &mut Random) -> Option<String> {
    let (precision, scale) = digits.unwrap_or((12, 2));
    // Of more decimals than these nobody sees the use.
    let shown = u32::try_from(scale.clamp(0, 6)).unwrap_or(0);
    let unit = 10_i128.pow(shown);
    let most = 10_i128.pow(u32::try_from((precision as i32 - scale).clamp(0, 15)).unwrap_or(0)) * unit - 1;
    let (low, high) = place.bounds.numbers(shown);
    let (low, high) = (low.unwrap_or(-most).max(-most), high.unwrap_or(most).min(most));
    if low > high {
        return None;
    }
    let (usual_low, usual_high) = place.name.numbers();
    let (usual_low, usual_high) = ((usual_low * unit).max(low), (usual_high * unit).min(high));
    let number = match usual_low <= usual_high && place.distinct.is_none() {
        true => random.between(usual_low, usual_high),
        false => random.between(low, high.min(low.saturating_add(1_000_000 * unit))),
    };
    let sign = if number < 0 { "-" } else { "" };
    let (whole, part) = (number.abs() / unit, number.abs() % unit);
    // A scale below zero rounds; a whole number stays one.
    Some(if shown == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:0width$}", width = shown as usize)
    })
}

fn text(most: Option<usize>, place: &Place<'_>, random: &mut Random) -> String {
    let most = place.bounds.most_length().into_iter().chain(most).min();
    let mark = place.distinct.map(marked);
    for _ in 0..TRIES {
        let text = place.name.text(random, mark.as_deref());
        let text = fitted(text, place.bounds.least_length(), most, mark.as_deref(), random);
        if place.bounds.patterns.iter().all(|pattern| pattern.matches(&text)) {
            return text;
        }
    }
    let (least, most) = (place.bounds.least_length(), most.unwrap_or(usize::MAX));
    let Some(pattern) = place.bounds.patterns.first() else { return String::new() };
    let mut made = (0..TRIES * 8).map(|_| pattern.text(random));
    made.find(|text| (least..=most).contains(&text.chars().count())).unwrap_or_default()
}

/// As many characters as there may be; what makes the text differ from others stays at its end.
fn fitted(text: String, least: usize, most: Option<usize>, mark: Option<&str>, random: &mut Random) -> String {
    let count = text.chars().count();
    if count < least {
        let rest = (count..least).map(|_| char::from(b'a' + random.below(26) as u8));
        return text.chars().chain(rest).collect();
    }
    let Some(most) = most.filter(|most| count > *most) else { return text };
    let mark = mark.unwrap_or_default();
    let kept = most.saturating_sub(mark.len());
    let head: String = text.chars().take(kept).collect();
    let tail: String = mark.chars().skip(mark.len().saturating_sub(most)).collect();
    // A space at the end would be lost to `char`.
    if tail.is_empty() { head.trim_end().to_owned() } else { head + &tail }
}

/// A number in digits and letters.
fn marked(mut number: u64) -> String {
    let mut text = Vec::new();
    loop {
        let digit = (number % 36) as u8;
        text.push(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 });
        number /= 36;
        if number == 0 {
            text.reverse();
            return text.into_iter().map(char::from).collect();
        }
    }
}

/// Seconds since 1970.
fn seconds(place: &Place<'_>, random: &mut Random) -> i128 {
    let stage = place.name.stage();
    let at = match (place.distinct, stage) {
        // Days, so that dates differ, too.
        (Some(row), _) => START + i128::from(row % 20_000) * DAY + i128::from(row / 20_000),
        (None, 0) => START - i128::from(random.below(22_000) + 6_600) * DAY,
        // What comes later in a row's life comes after what comes before.
        (None, stage) => START + i128::from(place.moment + stage * 20 * 86_400 + random.below(19 * 86_400)),
    };
    let (low, high) = place.bounds.moments();
    if low.is_some_and(|low| at <= low) {
        return low.unwrap_or(at) + DAY + i128::from(random.below(300 * 86_400));
    }
    if high.is_some_and(|high| at >= high) {
        return high.unwrap_or(at) - DAY - i128::from(random.below(300 * 86_400));
    }
    at
}

/// A day, counted from 1970, in the calendar.
fn date(days: i128) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i128::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

fn clock(seconds: i128) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// From one value to a greater one.
fn range(of: &Kind, place: &Place<'_>, random: &mut Random) -> Option<String> {
    let inner = Place { bounds: &Bounds::default(), ..*place };
    let (low, high) = match of {
        Kind::Integer(_) => {
            let low = integer(of, &inner, random)?;
            (low.to_string(), (low + random.between(1, 100)).to_string())
        }
        Kind::Date => {
            let day = seconds(&inner, random).div_euclid(DAY);
            (date(day), date(day + random.between(1, 30)))
        }
        Kind::Timestamp(zone) => {
            let at = seconds(&inner, random);
            let later = at + random.between(900, 7200);
            let zone = if *zone { "+00" } else { "" };
            let shown = |at: i128| format!("\"{} {}{zone}\"", date(at.div_euclid(DAY)), clock(at.rem_euclid(DAY)));
            (shown(at), shown(later))
        }
        Kind::Numeric(_) | Kind::Float => {
            let low = random.between(0, 10_000);
            (low.to_string(), (low + random.between(1, 100)).to_string())
        }
        _ => return Some("empty".to_owned()),
    };
    Some(format!("[{low},{high})"))
}

fn array(of: &Kind, place: &Place<'_>, random: &mut Random) -> Option<String> {
    let length = place.bounds.length(0, 3, random);
    let mut bounds = Bounds::default();
    bounds.values = place.bounds.values.clone();
    let inner = Place { bounds: &bounds, ..*place };
    let values: Option<Vec<_>> = (0..length).map(|_| value(of, &inner, random).map(|text| quoted(&text))).collect();
    Some(format!("{{{}}}", values?.join(",")))
}

/// As it stands in an array or a row.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What a value is to conditions.
pub(super) fn known(kind: &Kind, text: &str) -> Value {
    match kind {
        Kind::Boolean => Value::Boolean(matches!(text, "t" | "true")),
        Kind::Integer(_) | Kind::Numeric(_) | Kind::Float => text.parse().map_or(Value::Unknown, Value::Number),
        Kind::Text(_) | Kind::Json | Kind::Date | Kind::Timestamp(_) | Kind::Uuid => Value::Text(text.to_owned()),
        Kind::Array(of) => match text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
            Some("") => Value::List(Vec::new()),
            Some(inner) => {
                let items = inner.split("\",\"").map(|item| known(of, item.trim_matches('"')));
                Value::List(items.collect())
            }
            None => Value::Unknown,
        },
        Kind::Domain(domain) => known(&domain.base, text),
        Kind::Enum(_) => Value::Label(text.to_owned()),
        _ => Value::Unknown,
    }
}
