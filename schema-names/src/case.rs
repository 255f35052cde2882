//! The cases of names.

use heck::{
    ToKebabCase, ToLowerCamelCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase, ToTitleCase, ToUpperCamelCase,
};

/// The cases of `rename_all`, each written in itself.
pub const CASES: &[&str] = &[
    "snake_case",
    "SCREAMING_SNAKE_CASE",
    "kebab-case",
    "SCREAMING-KEBAB-CASE",
    "camelCase",
    "PascalCase",
    "lowercase",
    "UPPERCASE",
    "Title Case",
];

/// The name in one of [`CASES`]; in snake case where it is none of them.
pub fn in_case(name: &str, case: &str) -> String {
    match case {
        "SCREAMING_SNAKE_CASE" => name.to_shouty_snake_case(),
        "kebab-case" => name.to_kebab_case(),
        "SCREAMING-KEBAB-CASE" => name.to_shouty_kebab_case(),
        "camelCase" => name.to_lower_camel_case(),
        "PascalCase" => name.to_upper_camel_case(),
        "lowercase" => name.to_lowercase(),
        "UPPERCASE" => name.to_uppercase(),
        "Title Case" => name.to_title_case(),
        _ => name.to_snake_case(),
    }
}

/// `order_line`.
pub fn snake_case(name: &str) -> String {
    name.to_snake_case()
}

/// `OrderLine`.
pub fn upper_camel_case(name: &str) -> String {
    name.to_upper_camel_case()
}
