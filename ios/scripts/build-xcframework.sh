#!/usr/bin/env bash
# On a Mac: builds the Rust library for iPhones and the simulator and puts it, with the generated Swift, where
# bindings/swift expects it. usage: build-xcframework.sh     needs: Xcode, cargo with the Apple targets
set -euo pipefail
[ "$(uname)" = Darwin ] || { echo "build-xcframework: an xcframework is made on a Mac" >&2; exit 1; }
root=$(cd "$(dirname "$0")/../.." && pwd)
out=$root/bindings/swift/SoundingsCore.xcframework
cd "$root"
export IPHONEOS_DEPLOYMENT_TARGET=17.0
arguments=()
cargo xtask bindings
headers=$root/target/bindings/swift/headers
mkdir -p "$headers"
cp target/bindings/swift/soundings_{core,ffi}FFI.h "$headers/"
# In an xcframework the library is named by the framework, not by the module map.
grep -v 'link "soundings_ffi"' bindings/swift/Sources/soundings_ffiFFI/module.modulemap >"$headers/module.modulemap"
for target in aarch64-apple-ios aarch64-apple-ios-sim; do
  cargo build -p soundings-ffi --release --target "$target"
  arguments+=(-library "target/$target/release/libsoundings_ffi.a" -headers "$headers")
done
rm -rf "$out"
xcodebuild -create-xcframework "${arguments[@]}" -output "$out"
