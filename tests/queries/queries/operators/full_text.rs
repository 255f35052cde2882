//! Full text search, of texts and of a column that is ready for it.

use schema_core::query::{phraseto_tsquery, plainto_tsquery, to_tsquery, websearch_to_tsquery};
use schema_core::row::Error;
use schema_core::row::raw::Raw;
use schema_core::{sql, table};
use schema_query_tests::database::on_tables;
use sqlx::{Executor, PgConnection};

/// What is searched.
#[table]
#[derive(Clone, Debug)]
#[expect(dead_code, reason = "it is read in parts")]
struct Document {
    #[column(primary_key)]
    id: i32,
    body: String,
    title: Option<String>,
    #[column(sql_type = "tsvector")]
    search: Raw,
    #[column(sql_type = "tsvector", generated = sql("to_tsvector('english'::regconfig, title)"))]
    found: Option<Raw>,
    #[column(sql_type = "tsvector", generated = sql("to_tsvector('english'::regconfig, body)"))]
    words: Raw,
}

#[test]
fn full_text() {
    if std::env::var("DATABASE_URL").is_err() {
        println!("skipped: the embedded server has no dictionaries of languages");
        return;
    }
    on_tables(async |db: &mut PgConnection| {
        db.execute(
            "CREATE TABLE documents (id int PRIMARY KEY, body text NOT NULL, title text, search tsvector NOT NULL,
                 found tsvector GENERATED ALWAYS AS (to_tsvector('english', title)) STORED,
                 words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('english', body)) STORED);
             INSERT INTO documents (id, body, title, search) SELECT id, body, title, to_tsvector('english', body) FROM (VALUES
                 (1, 'The fat cats sat on the mat', 'Cats'), (2, 'A rat ran', NULL), (3, 'Cats ran, rats sat', 'Both')
             ) AS given (id, body, title)",
        )
        .await?;
        search(db).await
    });
}

macro_rules! found {
    ($db:expr, $condition:expr) => {
        Document::select().filter($condition).order_by(Document::id).columns(Document::id).all(&mut *$db).await?
    };
}

async fn search(db: &mut PgConnection) -> Result<(), Error> {
    let typed = "cat -rat".to_owned();
    assert_eq!(found!(db, Document::search.matches(websearch_to_tsquery("english", &typed))), [1]);
    assert_eq!(found!(db, Document::search.matches(plainto_tsquery("english", "rat ran"))), [2, 3]);
    assert_eq!(found!(db, Document::body.to_tsvector("english").matches(phraseto_tsquery("english", "fat cat"))), [1]);
    assert_eq!(found!(db, Document::title.to_tsvector("simple").matches(to_tsquery("simple", "both | cat"))), [3]);
    let cat = || to_tsquery("english", "cat");
    assert_eq!(found!(db, Document::found.matches(cat())), [1]);
    assert_eq!(found!(db, Document::words.matches(cat()).and(Document::words.ts_rank(cat()).gt(0.0))), [1, 3]);
    assert_eq!(found!(db, sql!(bool, "{} @@ {}", Document::words, cat())), [1, 3]);
    let read: (f32, String, Option<f32>) = Document::select()
        .filter(Document::id.eq(3))
        .columns((
            Document::search.ts_rank(cat()),
            Document::body.ts_headline("english", cat()),
            Document::title.to_tsvector("english").ts_rank(cat()),
        ))
        .one(&mut *db)
        .await?;
    assert!(read.0 > 0.0);
    assert_eq!((read.1.as_str(), read.2), ("<b>Cats</b> ran, rats sat", Some(0.0)));
    let best: Vec<i32> = Document::select()
        .order_by(Document::search.ts_rank(cat()).desc())
        .columns(Document::id)
        .limit(2)
        .all(&mut *db)
        .await?;
    assert!(best.contains(&1) && best.contains(&3));
    Ok(())
}
