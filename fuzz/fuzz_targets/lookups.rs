#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|input: &[u8]| legation_fuzz::lookups(input));

#[cfg(not(fuzzing))]
fn main() {}
