//! The words that values of attributes are made of: `on_delete = cascade`, `default = now()`. All are values: a type here
//! would hide a table that is called the same.

use super::def::{Action, CheckOption, Deferrable, Enabled, ForEach, JsonShape, ReplicaIdentity, Storage};
use super::expression::{Expression, kinds};

/// An expression in SQL.
#[must_use]
pub const fn sql(text: &'static str) -> Expression<kinds::Anything> {
    Expression::new(text)
}

macro_rules! functions {
    ($($name:ident -> $kind:ident = $sql:literal;)*) => {$(
        #[doc = concat!("`", $sql, "`.")]
        #[must_use]
        pub const fn $name() -> Expression<kinds::$kind> {
            Expression::new($sql)
        }
    )*};
}

functions! {
    now -> Timestamp = "now()";
    clock_timestamp -> Timestamp = "clock_timestamp()";
    statement_timestamp -> Timestamp = "statement_timestamp()";
    transaction_timestamp -> Timestamp = "transaction_timestamp()";
    current_timestamp -> Timestamp = "CURRENT_TIMESTAMP";
    localtimestamp -> Timestamp = "LOCALTIMESTAMP";
    current_date -> Date = "CURRENT_DATE";
    current_time -> Time = "CURRENT_TIME";
    localtime -> Time = "LOCALTIME";
    gen_random_uuid -> Uuid = "gen_random_uuid()";
    uuidv4 -> Uuid = "uuidv4()";
    uuidv7 -> Uuid = "uuidv7()";
    uuid_generate_v4 -> Uuid = "uuid_generate_v4()";
    random -> Float = "random()";
    current_user -> Name = "CURRENT_USER";
    session_user -> Name = "SESSION_USER";
}

/// The replica identity that is an index.
#[must_use]
pub const fn index(name: &'static str) -> ReplicaIdentity {
    ReplicaIdentity::Index(name)
}

macro_rules! constants {
    ($($name:ident: $type:ty = $value:expr;)*) => {$(
        #[doc = concat!("`", stringify!($name), "` in an attribute.")]
        #[expect(non_upper_case_globals, reason = "a word of the language")]
        pub const $name: $type = $value;
    )*};
}

constants! {
    no_action: Action = Action::NoAction;
    restrict: Action = Action::Restrict;
    cascade: Action = Action::Cascade;
    set_null: Action = Action::SetNull;
    set_default: Action = Action::SetDefault;
    immediate: Deferrable = Deferrable::Immediate;
    deferred: Deferrable = Deferrable::Deferred;
    object: JsonShape = JsonShape::Object;
    array: JsonShape = JsonShape::Array;
    btree: &str = "btree";
    hash: &str = "hash";
    gin: &str = "gin";
    gist: &str = "gist";
    spgist: &str = "spgist";
    brin: &str = "brin";
    plain: Storage = Storage::Plain;
    external: Storage = Storage::External;
    extended: Storage = Storage::Extended;
    main: Storage = Storage::Main;
    full: ReplicaIdentity = ReplicaIdentity::Full;
    nothing: ReplicaIdentity = ReplicaIdentity::Nothing;
    local: CheckOption = CheckOption::Local;
    cascaded: CheckOption = CheckOption::Cascaded;
    row: ForEach = ForEach::Row;
    statement: ForEach = ForEach::Statement;
    always: Enabled = Enabled::Always;
    replica: Enabled = Enabled::Replica;
    disabled: Enabled = Enabled::Disabled;
}
