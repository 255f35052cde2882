use schema_core::query::{delete, exists};
use schema_core::table;

#[table]
struct Employee {
    #[column(primary_key)]
    id: i64,
    #[column(references = Employee::id)]
    manager_id: Option<i64>,
}

#[table]
struct Badge {
    #[column(primary_key, references = Employee::id)]
    employee_id: i64,
}

fn main() {
    let _ = Employee::select().inner_join(Employee::manager);
    let _ = Employee::select().left_join(Employee::select().on(Employee::id.eq(Employee::manager_id)));
    let _ = Badge::select().inner_join(Badge::employee).left_join(Badge::employee);
    let reports = Employee::select().correlated_to::<Employee>().filter(Employee::manager_id.eq(Employee::id));
    let _ = Employee::select().filter(exists(reports));
    let _ = Badge::select().cross_join(Badge::select());
    // It starts at a table that is not there.
    let _ = Employee::select().left_join(Badge::employee);
    let _ = delete::<Badge>().using::<Badge>();
}
