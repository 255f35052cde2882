//! What has to be the same afterwards: the rows of each table that stays, in the columns that stay as they are.

use super::columns::{Column, quoted};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};

/// What was there of one table, and where it is afterwards.
#[derive(Debug)]
pub(crate) struct Kept {
    place: String,
    columns: Vec<String>,
    rows: Vec<String>,
}

impl Kept {
    /// Reads what has to stay. `renames` are instructions of the form `from->to`.
    pub(crate) async fn read(
        connection: &mut PgConnection,
        from: &[Column],
        to: &[Column],
        renames: &[String],
    ) -> Result<Vec<Self>, String> {
        let mut kept = Vec::new();
        for table in from.chunk_by(Column::is_of) {
            let stays = |column: &&Column| {
                let twin = |other: &&Column| is_called(other, &renamed(column, renames));
                let twin = to.iter().find(twin).filter(|twin| twin.type_text == column.type_text);
                twin.filter(|twin| !column.generated && !twin.generated).is_some()
            };
            let staying: Vec<&Column> = table.iter().filter(stays).collect();
            let [first, ..] = staying.as_slice() else { continue };
            let names: Vec<_> = staying.iter().map(|column| quoted(&column.name)).collect();
            let rows = rows(connection, &format!("ONLY {}", first.place()), &names).await?;
            if rows.is_empty() {
                continue;
            }
            let [schema, table, _] = renamed(first, renames);
            let columns = staying.iter().map(|column| quoted(&renamed(column, renames)[2])).collect();
            kept.push(Self { place: format!("{}.{}", quoted(&schema), quoted(&table)), columns, rows });
        }
        Ok(kept)
    }

    /// Says what is not there any more.
    pub(crate) async fn lost(&self, connection: &mut PgConnection) -> Option<String> {
        // A table that is partitioned now has its rows in the partitions.
        for place in [format!("ONLY {}", self.place), self.place.clone()] {
            if rows(connection, &place, &self.columns).await.is_ok_and(|rows| rows == self.rows) {
                return None;
            }
        }
        match rows(connection, &self.place, &self.columns).await {
            Ok(rows) if rows.is_empty() => Some(format!("{} has lost its rows", self.place)),
            Ok(rows) => Some(format!("{} has other values: {:?} in place of {:?}", self.place, rows, self.rows)),
            Err(error) => Some(format!("{} cannot be read: {error}", self.place)),
        }
    }
}

async fn rows(connection: &mut PgConnection, place: &str, columns: &[String]) -> Result<Vec<String>, String> {
    let query = format!("SELECT row({})::text FROM {place} ORDER BY 1", columns.join(", "));
    let rows = connection.fetch_all(AssertSqlSafe(query)).await.map_err(|error| error.to_string())?;
    rows.iter().map(|row| row.try_get(0).map_err(|error| error.to_string())).collect()
}

fn is_called(column: &Column, [schema, table, name]: &[String; 3]) -> bool {
    column.schema == *schema && column.table == *table && column.name == *name
}

/// What the column is called after all instructions, one after the other.
fn renamed(column: &Column, renames: &[String]) -> [String; 3] {
    let mut name = [column.schema.clone(), column.table.clone(), column.name.clone()];
    for (old, new) in renames.iter().filter_map(|rename| rename.split_once("->")) {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.split('.').collect(), new.split('.').collect());
        if old.len() == new.len() && old.len() <= 3 && name.iter().zip(&old).all(|(own, old)| own == old) {
            new.iter().enumerate().for_each(|(place, new)| name[place] = (*new).to_owned());
        }
    }
    name
}
