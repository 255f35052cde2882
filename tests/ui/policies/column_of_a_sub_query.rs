use schema_core::table;

#[table(row_level_security)]
#[policy(name = "first", using = sql("EXISTS (SELECT 1 FROM members m WHERE m.team = members.taem)"))]
#[policy(name = "second", using = sql("id IN (SELECT m.idd FROM public.members AS m)"))]
#[policy(name = "sound", using = sql("EXISTS (SELECT 1 FROM teams members WHERE members.whatever = 1)"))]
struct Member {
    #[column(primary_key)]
    id: i64,
    team: i64,
}

fn main() {}
