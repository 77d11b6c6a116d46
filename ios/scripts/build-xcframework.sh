#!/usr/bin/env bash
# What `cargo xtask xcframework` runs on a Mac, after the bindings: builds the Rust library for iPhones and the simulator and
# puts it, with the generated Swift's headers, where bindings/swift expects it.
# usage: build-xcframework.sh [--dry-run]     needs: Xcode, cargo with the Apple targets
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
out=$root/bindings/swift/SoundingsCore.xcframework
headers=$root/target/bindings/swift/headers
targets=(aarch64-apple-ios aarch64-apple-ios-sim)

run() { "$@"; }
if [ "${1:-}" = --dry-run ]; then
  run() { echo "${*//"$root"\//}"; }
elif [ "$(uname)" != Darwin ]; then
  echo "build-xcframework: an xcframework is made on a Mac" >&2
  exit 1
fi

cd "$root"
export IPHONEOS_DEPLOYMENT_TARGET=17.0
run mkdir -p "$headers"
run cp target/bindings/swift/soundings_coreFFI.h target/bindings/swift/soundings_ffiFFI.h "$headers/"
# In an xcframework the library is named by the framework, not by the module map.
run sed '/link "soundings_ffi"/d' bindings/swift/Sources/soundings_ffiFFI/module.modulemap | if [ "${1:-}" = --dry-run ]; then
  sed 's#$# > target/bindings/swift/headers/module.modulemap#'
else
  tee "$headers/module.modulemap" >/dev/null
fi
arguments=()
for target in "${targets[@]}"; do
  run rustup target add "$target"
  run cargo build -p soundings-ffi --profile phone --target "$target"
  arguments+=(-library "target/$target/phone/libsoundings_ffi.a" -headers "$headers")
done
run rm -rf "$out"
run xcodebuild -create-xcframework "${arguments[@]}" -output "$out"
