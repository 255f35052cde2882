//! All pairs, several at once.

use crate::input::Pair;
use crate::pair;
use crate::report::{Report, miss};
use crate::server::Server;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Judges all pairs, so many at once.
pub(crate) async fn judge(
    server: &Server,
    pairs: Vec<Pair>,
    jobs: usize,
    with_rows: bool,
    show: bool,
) -> Result<Report, String> {
    let report = Arc::new(Mutex::new(Report::new(pairs.len(), show)));
    let queue = Arc::new(Mutex::new(pairs.into_iter().enumerate()));
    let workers = (0..jobs).map(|number| {
        let (server, queue, report) = (server.clone(), Arc::clone(&queue), Arc::clone(&report));
        tokio::spawn(async move {
            let mut databases = server.worker(number).await?;
            let mut both = [databases.create("a").await?, databases.create("b").await?];
            loop {
                let next = queue.lock().await.next();
                let Some((place, pair)) = next else { break };
                let id = pair.id.clone();
                let judged = tokio::spawn(async move {
                    let verdict = pair::judge(&mut both, &pair, with_rows).await;
                    (both, verdict)
                });
                let verdict = match judged.await {
                    Ok(([a, b], verdict)) => {
                        both = [databases.emptied(a, "a").await?, databases.emptied(b, "b").await?];
                        verdict
                    }
                    Err(error) => {
                        both = [databases.create("a").await?, databases.create("b").await?];
                        Err(miss(&error.to_string(), ""))
                    }
                };
                report.lock().await.add(place, id, verdict);
            }
            databases.drop(both).await;
            Ok::<_, String>(())
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.map_err(|error| error.to_string())??;
    }
    let report = Arc::into_inner(report).ok_or("a worker did not end")?;
    Ok(report.into_inner())
}
