//! The default name of a table: the struct's name in snake_case, its last word in the plural.

use heck::ToSnakeCase;

pub(crate) const IRREGULAR: &[(&str, &str)] = &[
    ("person", "people"),
    ("child", "children"),
    ("man", "men"),
    ("woman", "women"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("goose", "geese"),
    ("mouse", "mice"),
    ("ox", "oxen"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("knife", "knives"),
    ("shelf", "shelves"),
    ("half", "halves"),
    ("index", "indexes"),
    ("criterion", "criteria"),
    ("hero", "heroes"),
    ("potato", "potatoes"),
    ("tomato", "tomatoes"),
    ("quiz", "quizzes"),
];

pub(crate) const SAME: &[&str] = &[
    "data",
    "metadata",
    "analytics",
    "information",
    "equipment",
    "series",
    "species",
    "news",
    "feedback",
    "content",
    "staff",
    "money",
    "software",
    "hardware",
    "progress",
    "media",
    "settings",
    "people",
    "children",
];

/// `OrderLine` is `order_lines`.
pub fn table_name(rust_name: &str) -> String {
    let name = rust_name.to_snake_case();
    match name.rsplit_once('_') {
        Some((head, last)) => format!("{head}_{}", plural(last)),
        None => plural(&name),
    }
}

fn plural(word: &str) -> String {
    if SAME.contains(&word) {
        return word.to_owned();
    }
    if let Some((_, many)) = IRREGULAR.iter().find(|(one, _)| *one == word) {
        return (*many).to_owned();
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    format!("{word}{}", if hisses { "es" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::table_name;

    #[test]
    fn the_last_word_is_plural() {
        for (one, many) in [
            ("User", "users"),
            ("OrderLine", "order_lines"),
            ("Category", "categories"),
            ("Key", "keys"),
            ("Address", "addresses"),
            ("Box", "boxes"),
            ("Batch", "batches"),
            ("Person", "people"),
            ("OnboardingAnalytics", "onboarding_analytics"),
            ("HTTPRequest", "http_requests"),
            ("UserProgress", "user_progress"),
        ] {
            assert_eq!(table_name(one), many);
        }
    }
}
