//! A table's name as a type, as `declare::name_id` of schema-core has it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The digits of the name's hash (FNV-1a), which `name_id::digit` counts alike.
pub(crate) fn name_id(door: &TokenStream, name: &str) -> TokenStream {
    let hash = name.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let digits = (0..8).map(|place| format_ident!("D{}", hash >> (4 * place) & 15));
    quote!(#door::NameId<#(#door::#digits),*>)
}
