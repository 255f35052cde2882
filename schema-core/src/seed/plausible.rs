//! What a column probably holds, by its name.

use super::random::Random;
use super::words::{ADJECTIVES, AGENTS, CITIES, COUNTRIES, FIRST_NAMES, LAST_NAMES, NOUNS};

/// The words of a column's name, and its table's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    words: Vec<String>,
    /// The table's rows are people.
    people: bool,
}

const PEOPLE: &[&str] = &[
    "user",
    "users",
    "customer",
    "customers",
    "person",
    "people",
    "employee",
    "employees",
    "author",
    "authors",
    "member",
    "members",
    "contact",
    "contacts",
    "account",
    "accounts",
    "patient",
    "patients",
    "student",
    "students",
    "staff",
];

impl Name {
    pub(super) fn of(column: &str, table: &str) -> Self {
        let words = |name: &str| -> Vec<String> {
            name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
        };
        let last = words(table).pop();
        Self { words: words(column), people: last.is_some_and(|word| PEOPLE.contains(&word.as_str())) }
    }

    fn has(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }

    fn ends(&self, words: &[&str]) -> bool {
        self.words.last().is_some_and(|word| words.contains(&word.as_str()))
    }

    /// A text; `distinct` is put in so that no two are alike.
    pub(super) fn text(&self, random: &mut Random, distinct: Option<&str>) -> String {
        let mark = distinct.unwrap_or_default();
        let (first, last) = (pick(random, FIRST_NAMES), pick(random, LAST_NAMES));
        let (noun, adjective) = (pick(random, NOUNS), pick(random, ADJECTIVES));
        let dashed = |text: String| if mark.is_empty() { text } else { format!("{text}-{mark}") };
        let spaced = |text: String| if mark.is_empty() { text } else { format!("{text} {mark}") };
        if self.ends(&["email", "mail"]) {
            let host = pick(random, &["example.com", "example.net", "example.org"]);
            return format!("{}.{}{mark}@{host}", first.to_lowercase(), last.to_lowercase());
        }
        if self.ends(&["url", "website", "link", "homepage", "avatar", "image", "photo"]) {
            let kind = if self.has(&["avatar", "image", "photo", "logo"]) { ".png" } else { "" };
            return format!("https://example.com/{adjective}-{}{kind}", dashed(noun.to_owned()));
        }
        if self.has(&["first", "given"]) || (self.has(&["middle"]) && self.ends(&["name"])) {
            return spaced(first.to_owned());
        }
        if self.has(&["last", "family", "surname"]) {
            return spaced(last.to_owned());
        }
        if self.ends(&["username", "login", "nickname", "handle"]) {
            return format!("{}_{noun}{mark}", first.to_lowercase());
        }
        if self.ends(&["name"]) && (self.people || self.has(&["full", "display"])) {
            return spaced(format!("{first} {last}"));
        }
        if self.has(&["agent"]) {
            return spaced(pick(random, AGENTS).to_owned());
        }
        self.place(random).map(spaced).or_else(|| self.code(random, mark)).unwrap_or_else(|| {
            match &self.words.last().map_or("", String::as_str) {
                &"slug" | &"key" | &"path" | &"tag" | &"tags" => dashed(format!("{adjective}-{noun}")),
                &"title" | &"subject" | &"headline" => spaced(capital(&format!("{adjective} {noun}"))),
                &"description" | &"body" | &"content" | &"bio" | &"note" | &"notes" | &"comment" | &"message"
                | &"summary" | &"text" => spaced(sentence(random)),
                &"company" | &"organization" => spaced(format!("{last} {}", capital(noun))),
                &"name" | &"label" | &"display" => spaced(capital(&format!("{adjective} {noun}"))),
                _ => dashed(noun.to_owned()),
            }
        })
    }

    fn place(&self, random: &mut Random) -> Option<String> {
        let (code, country) = COUNTRIES.get(random.place(COUNTRIES.len())).copied().unwrap_or(("DE", "Germany"));
        let number = random.between(1, 199);
        Some(match self.words.last()?.as_str() {
            "city" | "town" => pick(random, CITIES).to_owned(),
            "country" => country.to_owned(),
            "code" if self.has(&["country"]) => code.to_owned(),
            "street" | "address" | "line1" if !self.has(&["ip", "mac"]) => {
                format!("{number} {} Street", capital(pick(random, NOUNS)))
            }
            "zip" | "postcode" | "postal" => format!("{:05}", random.between(1000, 99_999)),
            "code" if self.has(&["zip", "postal"]) => format!("{:05}", random.between(1000, 99_999)),
            "phone" | "mobile" | "telephone" | "fax" => format!("+1-202-555-{:04}", random.between(0, 9999)),
            "timezone" => pick(random, &["UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo"]).to_owned(),
            _ => return None,
        })
    }

    fn code(&self, random: &mut Random, mark: &str) -> Option<String> {
        let hex = |random: &mut Random| format!("{:016x}", random.next());
        Some(match self.words.last()?.as_str() {
            "token" | "hash" | "digest" | "secret" | "password" | "etag" => format!("{}{}", hex(random), hex(random)),
            "id" => format!("{}_{}", self.words.first()?, &hex(random)[..12]),
            "currency" => pick(random, &["EUR", "USD", "GBP", "JPY", "CHF"]).to_owned(),
            "language" | "locale" | "lang" => pick(random, &["en", "de", "fr", "es", "ja", "pt"]).to_owned(),
            "color" | "colour" => format!("#{:06x}", random.below(1 << 24)),
            "ip" | "address" if self.has(&["ip"]) => address(random),
            "sku" | "code" => format!("{}-{:04}{mark}", &hex(random)[..4].to_uppercase(), random.between(0, 9999)),
            "version" => format!("{}.{}.{}", random.below(4), random.below(20), random.below(30)),
            "method" if self.has(&["http"]) => pick(random, &["GET", "POST", "PUT", "DELETE"]).to_owned(),
            "endpoint" => format!("/api/{}", pick(random, NOUNS)),
            "unit" => pick(random, &["ms", "s", "bytes", "count"]).to_owned(),
            "filename" | "file" => format!("{}{mark}.pdf", pick(random, NOUNS)),
            _ => return None,
        })
    }

    /// The least and the greatest number that would surprise nobody.
    pub(super) fn numbers(&self) -> (i128, i128) {
        for (words, limits) in [
            (&["age"][..], (18, 90)),
            (&["year"], (1990, 2025)),
            (&["percent", "percentage", "progress", "score"], (0, 100)),
            (&["rating", "stars"], (1, 5)),
            (&["latitude", "lat"], (-60, 70)),
            (&["longitude", "lng", "lon"], (-180, 180)),
            (&["quantity", "qty", "count", "attempts", "number", "position", "order", "sort", "version"], (1, 20)),
            (&["duration", "minutes", "seconds"], (5, 240)),
            (&["status"], (200, 503)),
            (&["port"], (1024, 65_535)),
            (&["salary", "revenue", "budget"], (1_000, 9_000)),
            (&["month"], (1, 12)),
            (&["day"], (1, 28)),
            (&["size", "bytes"], (100, 100_000)),
        ] {
            if self.has(words) {
                return limits;
            }
        }
        (1, 1000)
    }

    /// How often of a hundred it is true.
    pub(super) fn truth(&self) -> u64 {
        match self.words.iter().any(|word| matches!(word.as_str(), "active" | "enabled" | "visible" | "available")) {
            true => 85,
            false if self.has(&["deleted", "archived", "banned", "system", "locked", "hidden", "default"]) => 10,
            false => 50,
        }
    }

    /// When it happens in the life of a row: what is created before it is changed, and changed before it ends.
    pub(super) fn stage(&self) -> u64 {
        const STAGES: &[&[&str]] = &[
            &["birth", "born", "birthday"],
            &["created", "inserted", "registered", "joined", "ordered", "invited", "published"],
            &["sent", "started", "start", "starts", "begin", "from", "since", "opened"],
            &["updated", "modified", "changed", "accepted", "accessed", "seen", "activity", "last", "paid"],
            &["completed", "ended", "end", "ends", "finished", "resolved", "until", "to", "closed", "shipped"],
            &["expires", "expiry", "expired", "due", "deleted", "archived", "revoked", "cancelled"],
        ];
        STAGES.iter().position(|words| self.has(words)).map_or(2, |stage| stage as u64)
    }

    /// How often of a hundred it is NULL, where it can be.
    pub(super) fn nulls(&self) -> u64 {
        if self.has(&["deleted", "archived", "revoked", "banned", "cancelled"]) { 85 } else { 20 }
    }
}

pub(super) fn address(random: &mut Random) -> String {
    // What is set aside for documentation.
    format!("203.0.113.{}", random.below(256))
}

fn pick(random: &mut Random, words: &'static [&'static str]) -> &'static str {
    random.pick(words).unwrap_or_default()
}

pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

fn sentence(random: &mut Random) -> String {
    let count = random.between(2, 4);
    let parts: Vec<_> = (0..count).map(|_| format!("{} {}", pick(random, ADJECTIVES), pick(random, NOUNS))).collect();
    format!("{}.", capital(&format!("the {}", parts.join(" and the "))))
}
