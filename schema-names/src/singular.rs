//! The way back from a table's name: a struct's name, of which the table's name is the plural where it can be.

use crate::plural::{IRREGULAR, SAME, table_name};
use heck::{ToSnakeCase, ToUpperCamelCase};

/// Words in `-ies` whose singular ends in `-ie`.
const IE: &[&str] = &["movie", "cookie", "zombie", "calorie", "pie", "tie", "lie", "selfie", "hoodie", "rookie"];

/// Words in `-ches` and `-shes` whose singular ends in `e`.
const HE: &[&str] = &["cache", "ache", "headache", "niche", "cliche", "psyche", "quiche"];

/// The struct's name for a table: `order_lines` is `OrderLine`. [`table_name`] gives the table's name back, unless that is
/// no plural in snake case.
pub fn struct_name(table: &str) -> String {
    let snake = table.to_snake_case();
    let name = match snake.rsplit_once('_') {
        Some((head, last)) => format!("{head}_{}", singular(last)),
        None => singular(&snake),
    };
    let name = name.to_upper_camel_case();
    // A word that only looks like a plural stays as it is.
    if table_name(&name) == snake { name } else { snake.to_upper_camel_case() }
}

fn singular(word: &str) -> String {
    if let Some((one, _)) = IRREGULAR.iter().find(|(_, many)| *many == word) {
        return (*one).to_owned();
    }
    if SAME.contains(&word) || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| !stem.is_empty()) {
        let ie = format!("{stem}ie");
        return if IE.contains(&ie.as_str()) { ie } else { format!("{stem}y") };
    }
    match word.strip_suffix("es") {
        Some(stem) if takes_es(stem) => stem.to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

/// Whether the plural of `stem` ends in `es`: of `stem` and `e`, it would end so too.
fn takes_es(stem: &str) -> bool {
    let with_e = format!("{stem}e");
    let ends = |ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
    if ends(&["ch", "sh"]) {
        return !HE.contains(&with_e.as_str());
    }
    // `statuses` and `aliases`, but `houses`, `causes` and `cases`.
    ends(&["ss", "x", "zz", "ias"]) || (ends(&["us"]) && !ends(&["ous", "aus"]) && stem.len() > 3) || stem == "bus"
}

#[cfg(test)]
mod tests {
    use super::struct_name;
    use crate::table_name;

    #[test]
    fn the_last_word_is_singular() {
        for (table, name) in [
            ("users", "User"),
            ("order_lines", "OrderLine"),
            ("categories", "Category"),
            ("movies", "Movie"),
            ("keys", "Key"),
            ("addresses", "Address"),
            ("statuses", "Status"),
            ("buses", "Bus"),
            ("aliases", "Alias"),
            ("houses", "House"),
            ("clauses", "Clause"),
            ("databases", "Database"),
            ("licenses", "License"),
            ("responses", "Response"),
            ("sizes", "Size"),
            ("quizzes", "Quiz"),
            ("boxes", "Box"),
            ("batches", "Batch"),
            ("caches", "Cache"),
            ("heroes", "Hero"),
            ("people", "Person"),
            ("ci_builds_metadata", "CiBuildsMetadata"),
            ("oauth2_tokens", "Oauth2Token"),
        ] {
            assert_eq!(struct_name(table), name);
            assert_eq!(table_name(name), table);
        }
    }

    #[test]
    fn what_is_no_plural_keeps_its_words() {
        for (table, name) in [
            ("user_status", "UserStatus"),
            ("account", "Account"),
            ("User", "User"),
            ("_prisma_migrations", "PrismaMigration"),
            ("analysis", "Analysis"),
            ("", ""),
        ] {
            assert_eq!(struct_name(table), name);
        }
    }
}
