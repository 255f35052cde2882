schema_core::schema! { pub app: [] }
