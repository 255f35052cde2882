//! Types of small crates.

#[allow(unused_imports, reason = "unused without any of the features")]
use super::column_type;

#[cfg(feature = "uuid")]
column_type!(uuid::Uuid => "uuid", Takes(Uuid));
#[cfg(feature = "ipnetwork")]
column_type!(ipnetwork::IpNetwork => "inet");
#[cfg(feature = "ipnetwork")]
column_type!(std::net::IpAddr => "inet");
#[cfg(feature = "mac_address")]
column_type!(mac_address::MacAddress => "macaddr");
#[cfg(feature = "bit-vec")]
column_type!(bit_vec::BitVec => "bit varying", Length("bit varying"));
