//! Cases for the compiler; there is nothing here to link.
