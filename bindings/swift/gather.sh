#!/usr/bin/env bash
# Puts the generated Swift and its C header where the package looks for them. Unchanged files keep their time, so
# that an unchanged library builds nothing anew.
# usage: gather.sh [DIR]     DIR: where `cargo xtask bindings` wrote them, target/bindings/swift if not given
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
from=${1:-$here/../../target/bindings/swift}
[ -f "$from/soundings_ffi.swift" ] || { echo "gather: no soundings_ffi.swift in $from; run cargo xtask bindings first" >&2; exit 1; }
place() { # FROM TO
  mkdir -p "$(dirname "$2")"
  cmp -s "$1" "$2" || cp "$1" "$2"
}
place "$from/soundings_ffi.swift" "$here/Sources/SoundingsCore/soundings_ffi.swift"
place "$from/soundings_ffiFFI.h" "$here/Sources/soundings_ffiFFI/soundings_ffiFFI.h"
