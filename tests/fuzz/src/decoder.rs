//! One of core's decoders, by this program's name, with whatever the fuzzer makes up.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| soundings_core::hostile::decode(env!("CARGO_BIN_NAME"), bytes));
