//! SeaORM, over a pool of one connection, as it has no other way; the pool's ping before each use is off.

use std::error::Error;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectOptions, Database, DatabaseConnection, JoinType, LoaderTrait, QuerySelect};

use crate::contender::{Answer, Contender, NewEvent};

mod customers {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "customers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub email: String,
        pub name: Option<String>,
        pub age: i32,
        pub active: bool,
        pub balance: f64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(has_many = "super::orders::Entity")]
        Orders,
    }

    impl Related<super::orders::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Orders.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod orders {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "orders")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub customer_id: i64,
        pub status: String,
        pub total: f64,
        pub note: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::customers::Entity",
            from = "Column::CustomerId",
            to = "super::customers::Column::Id"
        )]
        Customer,
        #[sea_orm(has_many = "super::lines::Entity")]
        Lines,
    }

    impl Related<super::customers::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Customer.def()
        }
    }

    impl Related<super::lines::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Lines.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod lines {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "lines")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub order_id: i64,
        pub product: String,
        pub quantity: i32,
        pub price: f64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::orders::Entity", from = "Column::OrderId", to = "super::orders::Column::Id")]
        Order,
    }

    impl Related<super::orders::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Order.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod events {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "events")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kind: String,
        pub subject: i64,
        pub message: Option<String>,
        pub weight: f64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod counters {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "counters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub value: i64,
        pub label: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) struct SeaOrm(DatabaseConnection);

impl SeaOrm {
    pub(crate) async fn connect(url: &str) -> Result<Self, Box<dyn Error>> {
        let mut options = ConnectOptions::new(url);
        options.min_connections(1).max_connections(1).test_before_acquire(false).sqlx_logging(false);
        Ok(Self(Database::connect(options).await?))
    }
}

fn new(event: NewEvent) -> events::ActiveModel {
    events::ActiveModel {
        kind: Set(event.kind.to_owned()),
        subject: Set(event.subject),
        message: Set(event.message),
        weight: Set(event.weight),
        ..Default::default()
    }
}

impl Contender for SeaOrm {
    fn name(&self) -> &'static str {
        "SeaORM"
    }

    async fn point(&mut self, id: i64) -> Answer {
        let customer = customers::Entity::find_by_id(id).one(&self.0).await?;
        Ok(Some(usize::from(customer.is_some_and(|customer| customer.id == id))))
    }

    async fn many(&mut self) -> Answer {
        Ok(Some(customers::Entity::find().all(&self.0).await?.len()))
    }

    async fn join(&mut self, age: i32) -> Answer {
        type Joined = (i64, String, f64, String, Option<String>);
        let query = orders::Entity::find()
            .join(JoinType::InnerJoin, orders::Relation::Customer.def())
            .filter(customers::Column::Age.eq(age))
            .filter(orders::Column::Total.gte(0.0))
            .select_only()
            .columns([orders::Column::Id, orders::Column::Status, orders::Column::Total])
            .columns([customers::Column::Email, customers::Column::Name]);
        let rows: Vec<Joined> = query.into_tuple().all(&self.0).await?;
        Ok(Some(rows.len()))
    }

    async fn relations(&mut self, id: i64) -> Answer {
        let customer: Vec<_> = customers::Entity::find_by_id(id).one(&self.0).await?.into_iter().collect();
        let orders = customer.load_many(orders::Entity, &self.0).await?.pop().unwrap_or_default();
        let lines = orders.load_many(lines::Entity, &self.0).await?;
        let orders: Vec<(orders::Model, Vec<lines::Model>)> = orders.into_iter().zip(lines).collect();
        Ok(Some(1 + orders.iter().map(|(_, lines)| 1 + lines.len()).sum::<usize>()))
    }

    async fn insert(&mut self, event: NewEvent) -> Answer {
        let event = new(event).insert(&self.0).await?;
        Ok(Some(usize::from(event.id > 0)))
    }

    async fn insert_many(&mut self) -> Answer {
        let insert = events::Entity::insert_many(NewEvent::many().map(new));
        Ok(Some(insert.exec_without_returning(&self.0).await? as usize))
    }

    async fn upsert(&mut self, key: String, value: i64) -> Answer {
        let row = counters::ActiveModel { key: Set(key), value: Set(value), ..Default::default() };
        let conflict = OnConflict::column(counters::Column::Key).update_column(counters::Column::Value).to_owned();
        let insert = counters::Entity::insert(row).on_conflict(conflict);
        Ok(Some(insert.exec_without_returning(&self.0).await? as usize))
    }

    async fn update(&mut self, key: String, value: i64) -> Answer {
        let update = counters::Entity::update_many()
            .col_expr(counters::Column::Value, Expr::value(value))
            .filter(counters::Column::Key.eq(key));
        Ok(Some(update.exec(&self.0).await?.rows_affected as usize))
    }
}
