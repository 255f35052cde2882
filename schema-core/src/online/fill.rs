//! Rows are filled in batches, each committed by itself: none is locked for longer than a batch takes.
//!
//! A batch is a range of pages. Rows that somebody else has locked are passed over and come up in the next round, so that a
//! batch never waits while it holds locks; only what is left after some rounds is waited for.

use crate::ident::{Ident, Qualified, dollar_quoted};
use crate::statement::{Allow, Statement};

/// How many pages of a table are one batch.
const PAGES: u32 = 16;

/// How often rows that are locked are passed over.
const ROUNDS: u32 = 10;

/// With what the tag begins that quotes the body of a backfill.
pub(crate) const BACKFILL: &str = "backfill";

/// The statement that gives each column its value in the rows where it is NULL.
pub(super) fn fill(table: &Qualified, columns: &[(Ident, String)], partitioned: bool) -> Statement {
    let value = |(column, value): &(Ident, String)| match columns.len() {
        1 => format!("{column} = {value}"),
        _ => format!("{column} = CASE WHEN {column} IS NULL THEN {value} ELSE {column} END"),
    };
    let assignments: Vec<_> = columns.iter().map(value).collect();
    let missing: Vec<_> = columns.iter().map(|(column, _)| format!("{column} IS NULL")).collect();
    in_batches(table, &assignments.join(", "), &missing.join(" OR "), partitioned)
}

/// The statement that updates, in batches, the rows for which `condition` holds, until it holds for none.
pub(super) fn in_batches(table: &Qualified, assignments: &str, condition: &str, partitioned: bool) -> Statement {
    let body = match partitioned {
        false => one_table(
            &format!("'{}'::regclass", table.to_string().replace('\'', "''")),
            &table.to_string(),
            assignments,
            condition,
        ),
        true => each_partition(table, assignments, condition),
    };
    let allows = vec![Allow { rule: "unread_statement", reason: "it fills rows in batches, each committed by itself" }];
    Statement { allows, ..Statement::outside_transaction(format!("DO {}", dollar_quoted(BACKFILL, &body))) }
}

/// PL/pgSQL's variables and columns may not share names (manual, 43.11.1): these are no column's.
fn one_table(oid: &str, table: &str, assignments: &str, condition: &str) -> String {
    format!(
        "
DECLARE
    backfill_pages bigint;
    backfill_page bigint;
BEGIN
    FOR backfill_round IN 1..{ROUNDS} LOOP
        EXIT WHEN NOT EXISTS (SELECT FROM {table} WHERE {condition});
        backfill_pages := pg_relation_size({oid}) / current_setting('block_size')::bigint;
        backfill_page := 0;
        WHILE backfill_page <= backfill_pages LOOP
            UPDATE {table} SET {assignments}
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM {table}
                WHERE ctid >= format('(%s,0)', backfill_page)::tid AND ctid < format('(%s,0)', backfill_page + {PAGES})::tid
                    AND ({condition})
                FOR NO KEY UPDATE SKIP LOCKED)) AND ({condition});
            COMMIT;
            backfill_page := backfill_page + {PAGES};
        END LOOP;
    END LOOP;
    UPDATE {table} SET {assignments} WHERE {condition};
END
"
    )
}

/// The rows are in the partitions, whose pages are counted apart.
fn each_partition(table: &Qualified, assignments: &str, condition: &str) -> String {
    // `format` reads what it is given.
    let (set, missing) = (assignments.replace('%', "%%"), condition.replace('%', "%%"));
    let update = dollar_quoted(
        "sql",
        &format!(
            "UPDATE ONLY %1$s SET {set} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ONLY %1$s WHERE ctid >= '(%2$s,0)' \
         AND ctid < '(%3$s,0)' AND ({missing}) FOR NO KEY UPDATE SKIP LOCKED)) AND ({missing})"
        ),
    );
    let name = table.to_string().replace('\'', "''");
    format!(
        "
DECLARE
    backfill_parts regclass[] := ARRAY(SELECT relid FROM pg_partition_tree('{name}') WHERE isleaf);
    backfill_part regclass;
    backfill_page bigint;
BEGIN
    FOR backfill_round IN 1..{ROUNDS} LOOP
        EXIT WHEN NOT EXISTS (SELECT FROM {table} WHERE {condition});
        FOREACH backfill_part IN ARRAY backfill_parts LOOP
            backfill_page := 0;
            WHILE backfill_page <= pg_relation_size(backfill_part) / current_setting('block_size')::bigint LOOP
                EXECUTE format({update}, backfill_part, backfill_page, backfill_page + {PAGES});
                COMMIT;
                backfill_page := backfill_page + {PAGES};
            END LOOP;
        END LOOP;
    END LOOP;
    UPDATE {table} SET {assignments} WHERE {condition};
END
"
    )
}
