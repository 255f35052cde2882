//! Each mistake gets one error, at its word; what is no mistake compiles.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("*/*.rs");
    cases.pass("../ui-pass/*.rs");
}
