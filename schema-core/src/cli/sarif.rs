//! Findings in SARIF 2.1.0, as code hosts read them.

use crate::lint::{Finding, Level, RULES};
use serde_json::{Value, json};

/// One run, with all rules and what they found.
pub(super) fn sarif(findings: &[Finding]) -> Value {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.why },
                "help": { "text": rule.help },
                "defaultConfiguration": { "level": level(rule.level) },
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "gen-migrations", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn result(finding: &Finding) -> Value {
    let mut location = json!({});
    if let (Some(file), Some(line)) = (&finding.file, finding.line) {
        location["physicalLocation"] = json!({
            "artifactLocation": { "uri": uri(file) },
            "region": { "startLine": line },
        });
    }
    if let Some(table) = &finding.table {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": table.to_string(), "kind": "table" }]);
    }
    json!({
        "ruleId": finding.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.id == finding.rule),
        "level": level(finding.level),
        "message": { "text": format!("{}; {}", finding.message, finding.help) },
        "locations": [location],
    })
}

/// A path as a reference, in which only what RFC 3986 calls unreserved stands for itself.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let encoded = path.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    encoded.collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "none",
        Level::Warn => "warning",
        Level::Deny => "error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::effect::World;
    use crate::lint::{Levels, lint_file};

    /// What the standard requires of each object that is written.
    #[test]
    fn each_object_has_what_the_standard_requires() {
        let found = lint_file("a b/ö.sql", "\nDROP TABLE t;", &mut World::default(), &Levels::default(), &|_| None);
        let whole = sarif(&found);
        assert_eq!(whole["version"], "2.1.0");
        let run = &whole["runs"][0];
        assert_eq!(run["tool"]["driver"]["name"], "gen-migrations");
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        assert!(rules.iter().all(|rule| rule["id"].is_string()));
        let result = &run["results"][0];
        assert_eq!(result["ruleId"], "dropping_table");
        assert_eq!(rules[result["ruleIndex"].as_u64().expect("an index") as usize]["id"], "dropping_table");
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().expect("a level")));
        assert!(result["message"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            (&place["artifactLocation"]["uri"], &place["region"]["startLine"]),
            (&json!("a%20b/%C3%B6.sql"), &json!(2))
        );
    }
}
