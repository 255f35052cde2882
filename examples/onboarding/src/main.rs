//! Starts the server, and ends it when it is told to.

use onboarding::config::Config;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_env_filter(EnvFilter::from_default_env()).init();
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Failure> {
    let config = Config::from_environment(|name| std::env::var(name).ok())?;
    schema_core::query::warn_above(config.slow);
    let db = config.pool().await?;
    onboarding::migrate(&db).await?;
    let listener = tokio::net::TcpListener::bind(config.address).await?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    axum::serve(listener, onboarding::app(db.clone())).with_graceful_shutdown(told_to_end()).await?;
    // Requests that were running are done: nothing holds a connection any more.
    db.close().await;
    Ok(())
}

/// Waits for what ends a server: Ctrl+C, or SIGTERM from who runs it.
async fn told_to_end() {
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
    tracing::info!("ending");
}
