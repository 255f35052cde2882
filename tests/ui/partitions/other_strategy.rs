use schema_core::table;

#[table(partition_by = list(region))]
#[partition(name = "north", from("a"), to("b"))]
#[partition(name = "south", values("s"), partition_by = hash(region))]
#[partition(name = "south_0", of = "south", default)]
#[partition(name = "east", of = "suoth", values("e"))]
#[partition(name = "west")]
struct Place {
    region: String,
}

fn main() {}
