//! The language, every word of it, and what it says in constants.
#![cfg(all(feature = "uuid", feature = "chrono", feature = "json"))]
#![allow(missing_docs, dead_code, reason = "the structs are here for their descriptions")]

use schema_core::declare::def::{
    Action, BoundDef, CheckOption, Command, DefaultDef, Deferrable, Enabled, EnumStorage, ForEach, IndexKey, JsonShape,
    PrivilegeDef, RelationKind, ReplicaIdentity, RoleDef, SchemaDef, Storage, Strategy, TableDef, Timing,
};
use schema_core::{Json, SqlEnum, SqlType, Table, schema, table, view};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Preferences {
    theme: Option<String>,
}

/// How it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
#[sql_enum(native, name = "state", schema = "app", renamed_from = "status", rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    InUse,
    #[sql_enum(rename = "gone!", renamed_from = "lost")]
    Gone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
#[sql_enum(text, check = false)]
enum Mood {
    VeryGood,
    Bad,
}

/// A user.
///
/// With two paragraphs.
#[table(name = "users", schema = "app", renamed_from = "people")]
#[has_many(memberships: Membership, by = user_id)]
#[has_many(invited: Membership, by = invited_by)]
#[has_one(profile: Profile)]
#[many_to_many(teams: Team, through = Membership, by(user_id, team_id))]
#[index(
    columns(email.desc().nulls_last(), sql("lower(email)").collate("C").opclass("text_pattern_ops")),
    unique,
    method = btree,
    where = sql("email <> ''"),
    include(id, code),
    nulls_not_distinct,
    with(fillfactor = 70, deduplicate_items = off),
    tablespace = "fast",
    name = "users_by_email",
    renamed_from = "users_mail"
)]
#[index(columns(bio.opclass("gist_trgm_ops", siglen = 32)), method = gist)]
#[unique(columns(email, code), name = "one", nulls_not_distinct, include(bio), deferrable = deferred)]
#[check(sql("email <> ''"), name = "email_there")]
#[exclude(method = gist, columns(number with "=", sql("int4range(low, high)") with "&&"), where = sql("low > 0"),
    name = "apart", deferrable = immediate)]
struct User {
    /// The key.
    #[column(primary_key, default = gen_random_uuid())]
    id: Uuid,
    #[column(length = 255, collate = "C", renamed_from = "mail", check = sql("email <> 'x'"))]
    email: String,
    #[column(char = 2, unique, name = "country code", default = "de")]
    code: String,
    #[column(citext)]
    bio: Option<String>,
    #[column(default = json!({"theme": null}), json = object)]
    preferences: Json<Preferences>,
    #[column(json = array, default = json!([1, -2.5, "a"]))]
    list: serde_json::Value,
    #[column(identity(by_default, start = 10, increment = 2, min = 1, max = 1_000, cache = 5, cycle))]
    number: i64,
    #[column(serial)]
    ticket: i32,
    #[column(default = -5, using = sql("low::integer"))]
    low: i32,
    #[column(generated = sql("low + 1"))]
    high: i32,
    #[column(generated = sql("low + 2"), virtual)]
    higher: i32,
    #[column(default = Status::Gone)]
    status: Option<Status>,
    #[column(default = 1.5)]
    score: f64,
    #[column(default = true)]
    active: bool,
    #[column(sql_type = "tsvector", default = sql("''::tsvector"))]
    words: Option<String>,
    #[column(precision = 3, default = now(), immutable)]
    created_at: chrono::NaiveDateTime,
    bytes: Vec<u8>,
    tags: Vec<String>,
}

#[table(append_only)]
#[primary_key(columns(team_id, user_id), name = "both")]
struct Membership {
    #[column(references = User::id, on_delete = cascade, on_update = restrict, match_full, deferrable = deferred)]
    user_id: Uuid,
    #[column(references = Team::id)]
    team_id: i64,
    #[column(references = User::id, relation = inviter, on_delete = set_null)]
    invited_by: Option<Uuid>,
    #[column(length = 20, default = Mood::VeryGood)]
    mood: Mood,
}

#[table]
struct Profile {
    #[column(primary_key, references = User::id)]
    user: Uuid,
}

#[table]
#[unique(columns(a, b), comment = "the pair")]
#[foreign_key(columns(b, a), references = Team(b, a), on_delete = cascade, name = "up", relation = above)]
struct Team {
    #[column(primary_key, identity)]
    id: i64,
    a: i16,
    b: String,
}

#[table(
    unlogged,
    inherits(Team),
    with(fillfactor = 70, toast.autovacuum_enabled = false),
    row_level_security,
    force_row_level_security,
    replica_identity = index("visits_id_idx"),
    tablespace = "fast",
    owner = "app",
    allow(no_primary_key = "the parents have one")
)]
#[check(sql("id > 0"), not_valid, no_inherit, comment = "positive")]
#[index(columns(id), unique)]
#[foreign_key(columns(a, b), references = Team(a, b), on_delete = set_null(b), not_valid, relation = pair)]
struct Visit {
    id: i64,
    day: chrono::NaiveDate,
    a: i16,
    b: Option<String>,
    #[column(storage = external, compression = "lz4", statistics = 500, options(n_distinct = -0.5))]
    name: String,
    #[column(references = Team::id, not_valid)]
    team_id: i64,
}

#[table(partition_by = list(sql(r#"lower("where")"#).collate("C")), row_level_security, allow(no_primary_key = "a heap"))]
#[partition(name = "north", values("no", -1, true, sql("NULL")), partition_by = hash(id), schema = "app")]
#[partition(name = "north_0", of = "north", modulus = 2, remainder = 1, comment = "half")]
#[partition(name = "rest", default)]
#[policy(name = "own", for = update, to("app", public), using = sql("id = 1"), with_check = sql("id = 2"), restrictive)]
#[trigger(
    name = "touch",
    after,
    on(insert, update(region, id)),
    for_each = row,
    when = sql("new.id > 0"),
    execute = sql("touch('x')"),
    referencing(old_table = "o", new_table = "n"),
    constraint,
    deferrable = deferred,
    enabled = always
)]
#[grant(select, update(region), to("app", current_user), grantable)]
struct Place {
    id: i64,
    #[column(name = "where")]
    region: String,
}

/// Users that are in use.
#[view(schema = "app", query = include_str!("language/active_users.sql"), with(security_barrier = true), check_option = local)]
#[trigger(name = "write", instead_of, on(insert), for_each = row, execute = sql("write_user()"))]
struct ActiveUser {
    id: Uuid,
    /// How to reach them.
    #[column(name = "e-mail")]
    email: Option<String>,
}

#[view(name = "counts", query = "SELECT count(*) AS n FROM users", materialized, with_no_data)]
#[index(columns(n.desc()))]
struct Count {
    n: i64,
}

schema! {
    /// Everything.
    pub all: [User, Membership, Profile, Team, Visit, Place, ActiveUser, Count],
    enums: [Mood],
    extensions: ["pg_trgm", "citext"(schema = "app", version = "1.6"), "btree_gist"],
    sql: ["language/touch.sql"],
}

const USER: &TableDef = User::DEF;

fn column(name: &str) -> &'static schema_core::declare::def::ColumnDef {
    USER.columns.iter().find(|column| column.name == name).expect(name)
}

#[test]
fn a_table_has_its_name_and_comment() {
    assert_eq!((USER.name.schema, USER.name.name, USER.renamed_from), ("app", "users", Some("people")));
    assert_eq!(USER.comment, Some("A user.\n\nWith two paragraphs."));
    assert_eq!((Membership::NAME.name, Team::NAME.schema), ("memberships", "public"));
    assert_eq!((Membership::DEF.append_only, USER.append_only), (true, false));
}

#[test]
fn columns_have_the_types_of_their_fields() {
    let types = [
        ("id", "uuid"),
        ("email", "character varying"),
        ("country code", "character"),
        ("bio", "citext"),
        ("preferences", "jsonb"),
        ("number", "bigint"),
        ("bytes", "bytea"),
        ("created_at", "timestamp without time zone"),
    ];
    for (name, sql_type) in types {
        assert_eq!(column(name).sql_type, SqlType::Builtin(sql_type), "{name}");
    }
    assert_eq!(column("tags").sql_type, SqlType::Array(&SqlType::Builtin("text")));
    assert!(matches!(column("status").sql_type, SqlType::Named(name) if name.name == "state"));
    assert_eq!((column("words").sql_type_override, column("words").nullable), (Some("tsvector"), true));
    assert_eq!((column("email").length, column("created_at").precision), (Some(255), Some(3)));
    assert!(column("bio").nullable && !column("email").nullable);
}

#[test]
fn columns_have_their_words() {
    assert_eq!(column("low").default, Some(DefaultDef::Integer(-5)));
    assert_eq!(column("status").default, Some(DefaultDef::Text("gone!")));
    assert_eq!(column("list").default, Some(DefaultDef::Text("[1,-2.5,\"a\"]")));
    assert_eq!(column("preferences").default, Some(DefaultDef::Text("{\"theme\":null}")));
    assert_eq!(column("score").default, Some(DefaultDef::Number("1.5")));
    assert_eq!(column("created_at").default, Some(DefaultDef::Sql("now()")));
    assert_eq!(column("list").json_shape, Some(JsonShape::Array));
    assert_eq!(column("email").renamed_from, Some("mail"));
    assert_eq!(column("email").collation, Some("C"));
    assert_eq!(column("low").using, Some("low::integer"));
    let identity = column("number").identity.expect("an identity");
    assert!(!identity.always && identity.options.cycle);
    assert_eq!((identity.options.start, identity.options.max), (Some(10), Some(1000)));
    assert!(column("high").generated.is_some_and(|generated| generated.stored));
    assert!(column("higher").generated.is_some_and(|generated| !generated.stored));
    assert!(column("ticket").serial && column("created_at").immutable);
    assert_eq!(column("id").comment, Some("The key."));
}

#[test]
fn keys_and_checks_come_from_columns_and_from_the_struct() {
    assert_eq!(USER.primary_key.map(|key| key.columns), Some(&["id"][..]));
    assert_eq!(Membership::DEF.primary_key.map(|key| key.columns), Some(&["team_id", "user_id"][..]));
    assert_eq!(USER.uniques[0].columns, ["country code"]);
    assert_eq!((USER.uniques[1].columns, USER.uniques[1].include), (&["email", "country code"][..], &["bio"][..]));
    assert_eq!(USER.uniques[1].deferrable, Deferrable::Deferred);
    assert_eq!((USER.checks[0].column, USER.checks[1].name), (Some("email"), Some("email_there")));
    let exclusion = &USER.exclusions[0];
    let operators: Vec<_> = exclusion.elements.iter().map(|(_, operator)| *operator).collect();
    assert_eq!((operators, exclusion.predicate), (vec!["=", "&&"], Some("low > 0")));
}

#[test]
fn foreign_keys_know_their_target_and_actions() {
    let key = &Membership::DEF.foreign_keys[0];
    assert_eq!((key.target, key.columns, key.target_columns), (User::NAME, &["user_id"][..], &["id"][..]));
    assert_eq!(
        (key.on_delete, key.on_update, key.deferrable),
        (Action::Cascade, Action::Restrict, Deferrable::Deferred)
    );
    assert!(key.match_full);
    let key = &Team::DEF.foreign_keys[0];
    assert_eq!((key.columns, key.target_columns, key.name), (&["b", "a"][..], &["b", "a"][..], Some("up")));
}

#[test]
fn tables_have_options() {
    let TableDef { options, columns, checks, foreign_keys, .. } = Visit::DEF;
    assert!(options.unlogged && options.row_level_security && options.force_row_level_security);
    assert_eq!(options.inherits, [Team::NAME]);
    assert_eq!(options.parameters, [("fillfactor", "70"), ("toast.autovacuum_enabled", "false")]);
    assert_eq!(options.replica_identity, ReplicaIdentity::Index("visits_id_idx"));
    assert_eq!((options.tablespace, options.owner), (Some("fast"), Some("app")));
    let name = &columns[4];
    assert_eq!((name.storage, name.compression, name.statistics), (Some(Storage::External), Some("lz4"), Some(500)));
    assert_eq!(name.options, [("n_distinct", "-0.5")]);
    assert!(checks[0].not_valid && checks[0].no_inherit && checks[0].comment.is_some());
    assert!(foreign_keys[0].not_valid && foreign_keys[1].not_valid);
    assert_eq!((foreign_keys[1].on_delete, foreign_keys[1].on_delete_columns), (Action::SetNull, &["b"][..]));
    assert_eq!(Team::DEF.uniques[0].comment, Some("the pair"));
}

#[test]
fn tables_have_partitions_policies_triggers_and_grants() {
    let TableDef { options, partitions, policies, triggers, grants, .. } = Place::DEF;
    let by = options.partition_by.expect("a partitioned table");
    assert_eq!(by.strategy, Strategy::List);
    assert_eq!((by.keys[0].key, by.keys[0].collation), (IndexKey::Expression(r#"lower("where")"#), Some("C")));
    const VALUES: &[DefaultDef] =
        &[DefaultDef::Text("no"), DefaultDef::Integer(-1), DefaultDef::Boolean(true), DefaultDef::Sql("NULL")];
    assert_eq!((partitions[0].name, partitions[0].bound), ("north", BoundDef::List(VALUES)));
    assert_eq!(partitions[0].partition_by.map(|by| by.strategy), Some(Strategy::Hash));
    assert_eq!((partitions[1].of, partitions[1].schema, partitions[0].schema), (Some("north"), None, Some("app")));
    assert_eq!(partitions[1].bound, BoundDef::Hash { modulus: 2, remainder: 1 });
    assert_eq!((partitions[2].bound, partitions[1].comment), (BoundDef::Default, Some("half")));
    let policy = policies[0];
    assert_eq!((policy.name, policy.command, policy.restrictive), ("own", Command::Update, true));
    assert_eq!(policy.roles, [RoleDef::Named("app"), RoleDef::Word("PUBLIC")]);
    assert_eq!((policy.using, policy.with_check), (Some("id = 1"), Some("id = 2")));
    let trigger = triggers[0];
    assert!(trigger.insert && trigger.constraint && !trigger.delete);
    assert_eq!((trigger.update, trigger.execute), (Some(&["where", "id"][..]), "touch('x')"));
    assert_eq!((trigger.timing, trigger.for_each, trigger.enabled), (Timing::After, ForEach::Row, Enabled::Always));
    assert_eq!((trigger.old_table, trigger.new_table, trigger.when), (Some("o"), Some("n"), Some("new.id > 0")));
    assert_eq!(grants[0].privileges[1], PrivilegeDef { name: "UPDATE", columns: &["where"] });
    assert!(grants[0].grantable);
}

#[test]
fn views_have_their_query_and_columns() {
    let TableDef { name, comment, columns, triggers, .. } = ActiveUser::DEF;
    let view = ActiveUser::DEF.view.expect("a view");
    assert_eq!((name.schema, name.name, *comment), ("app", "active_users", Some("Users that are in use.")));
    assert_eq!((columns[1].name, columns[1].comment), ("e-mail", Some("How to reach them.")));
    assert!(view.query.starts_with("SELECT id") && columns[1].nullable);
    assert_eq!((view.parameters, view.check_option), (&[("security_barrier", "true")][..], Some(CheckOption::Local)));
    assert_eq!((triggers[0].timing, ActiveUser::email.name()), (Timing::InsteadOf, "e-mail"));
    let counts = Count::DEF.view.expect("a view");
    assert!(counts.materialized && counts.no_data && Count::DEF.indexes.len() == 1 && Visit::DEF.view.is_none());
}

#[test]
fn indexes_have_all_that_postgresql_has() {
    let index = &USER.indexes[0];
    assert_eq!(index.elements[0].key, IndexKey::Column("email"));
    assert_eq!((index.elements[0].descending, index.elements[0].nulls_first), (true, Some(false)));
    assert_eq!(index.elements[1].key, IndexKey::Expression("lower(email)"));
    assert_eq!((index.elements[1].collation, index.elements[1].opclass), (Some("C"), Some("text_pattern_ops")));
    assert_eq!(index.parameters, [("fillfactor", "70"), ("deduplicate_items", "off")]);
    assert_eq!((index.include, index.predicate), (&["id", "country code"][..], Some("email <> ''")));
    assert!(index.unique && index.nulls_not_distinct);
    assert_eq!((index.name, index.tablespace), (Some("users_by_email"), Some("fast")));
    assert_eq!(USER.indexes[1].elements[0].opclass_parameters, [("siglen", "32")]);
    assert_eq!((USER.indexes[1].method, index.method), ("gist", "btree"));
}

#[test]
fn relations_are_constants_and_descriptions() {
    assert_eq!(User::memberships.target(), Membership::NAME);
    assert_eq!(Membership::inviter.def().map(|def| def.by), Some(&["invited_by"][..]));
    assert_eq!((Profile::user.name(), Profile::user_relation.name()), ("user", "user"));
    assert_eq!(Team::above.def().map(|def| def.kind), Some(RelationKind::BelongsTo));
    let teams = User::teams.def().expect("a relation");
    assert_eq!(
        (teams.kind, teams.by),
        (RelationKind::ManyToMany { through: Membership::NAME }, &["user_id", "team_id"][..])
    );
}

#[test]
fn enums_are_closed_sets() {
    assert_eq!(Status::ALL.iter().map(Status::as_str).collect::<Vec<_>>(), ["IN_USE", "gone!"]);
    assert_eq!("gone!".parse(), Ok(Status::Gone));
    let error = "no".parse::<Status>().expect_err("no value").to_string();
    assert_eq!(error, "`no` is not a value of `Status`: it is one of `IN_USE`, `gone!`");
    let def = <Status as SqlEnum>::DEF;
    assert_eq!(
        (def.comment, def.renamed_from, def.values[1].renamed_from),
        (Some("How it goes."), Some("status"), Some("lost"))
    );
    assert_eq!(<Mood as SqlEnum>::DEF.storage, EnumStorage::Text { check: false });
}

#[test]
fn a_schema_has_all_its_parts() {
    let SchemaDef { name, tables, enums, types, extensions, sql } = all;
    assert_eq!((name, tables.len(), enums.len(), types.len()), ("all", 8, 1, 0));
    assert_eq!((extensions[1].name, extensions[1].schema, extensions[1].version), ("citext", Some("app"), Some("1.6")));
    assert_eq!((sql[0].path, sql[0].text.contains("RETURNS trigger")), ("language/touch.sql", true));
}

#[test]
fn all_findings_come_at_once() {
    let new = NewUser::new()
        .email("x".repeat(256))
        .preferences(Preferences { theme: None })
        .list(serde_json::json!({}))
        .bytes(vec![])
        .tags(vec![]);
    let found = new.validate().expect_err("two rules are broken");
    assert_eq!(
        found.to_string(),
        "email: 256 characters are more than the 255 that fit; list: an object is not an array"
    );
    let update = UserUpdate::new().code("abc");
    assert_eq!(update.validate().map_err(|found| found.0.len()), Err(1));
}
