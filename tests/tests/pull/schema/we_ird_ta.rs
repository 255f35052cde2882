use schema_core::table;

/// it's "quoted" \ and
/// multi-line
///
///   indented /* c */ */ // ///
#[table(name = "ta ble", schema = "We ird")]
#[derive(Clone, Debug, PartialEq)]
pub struct TaBle {
    #[column(name = "co l", primary_key)]
    pub co_l: i32,
    #[doc = " tab\there \u{202e} bidi"]
    #[column(name = r#"c"q"#, default = r#"it's "q" \ back"#)]
    pub c_q: Option<String>,
}
