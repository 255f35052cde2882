//! `-- lint: allow(rule, "why")`, above the statement that it is about.

use super::{RULES, settings::nearest};

/// What a comment allows, or what is wrong with it.
pub(super) type Allow = Result<&'static str, String>;

/// What the comments in front of a statement allow.
pub(super) fn allows(comments: &str) -> Vec<Allow> {
    let lines = comments.lines().filter_map(|line| line.trim().strip_prefix("--"));
    let allows = lines.filter_map(|line| line.trim().strip_prefix("lint:"));
    allows.map(|text| one(text.trim())).collect()
}

fn one(text: &str) -> Allow {
    let form = "write `-- lint: allow(rule, \"why\")`";
    let inside = text.strip_prefix("allow(").and_then(|rest| rest.strip_suffix(')'));
    let inside = inside.ok_or_else(|| format!("`{text}` allows nothing: {form}"))?;
    let (name, reason) = inside.split_once(',').unwrap_or((inside, ""));
    let name = name.trim();
    let Some(rule) = RULES.iter().find(|rule| rule.id == name) else {
        let near = nearest(name).map(|near| format!(": write `{near}`")).unwrap_or_default();
        return Err(format!("`{name}` is no rule of `lint`{near}"));
    };
    if reason.trim().trim_matches('"').trim().is_empty() {
        return Err(format!("`{name}` is allowed without a reason: {form}"));
    }
    Ok(rule.id)
}

#[cfg(test)]
mod tests {
    use super::allows;

    #[test]
    fn a_reason_is_asked_for_and_names_are_known() {
        assert_eq!(allows("-- lint: allow(dropping_column, \"nobody reads it\")\n"), [Ok("dropping_column")]);
        assert!(allows("-- lint: allow(dropping_column)")[0].as_ref().is_err_and(|error| error.contains("reason")));
        let near = allows("-- lint: allow(ban-drop-column, \"x\")");
        assert!(near[0].as_ref().is_err_and(|error| error.contains("`dropping_column`")));
    }
}
