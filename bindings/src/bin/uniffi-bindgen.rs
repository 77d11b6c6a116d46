//! Generates the Kotlin and Swift of this crate out of its built library.

fn main() {
    uniffi::uniffi_bindgen_main();
}
