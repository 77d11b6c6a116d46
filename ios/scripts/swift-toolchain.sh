#!/usr/bin/env bash
# Sets up Swift 6 (Debian trixie's swiftlang) in a folder of its own. Idempotent; a second call takes no time.
# usage: swift-toolchain.sh            sets it up; needs root and the machine's Debian mirror, ~3 GB
#        swift-toolchain.sh --check    exits 0 if it is there, 1 if not
# The folder is $SOUNDINGS_SWIFT, else ~/.cache/soundings/swift-trixie.
set -euo pipefail
dir=${SOUNDINGS_SWIFT:-$HOME/.cache/soundings/swift-trixie}
suite=trixie
packages=swiftlang,swiftlang-dev,ca-certificates,libc6-dev,libstdc++-14-dev,libncurses-dev,zlib1g-dev,git
stamp="1 $suite $packages"          # raise the number to have every machine set it up anew
[ "$(cat "$dir/.ready" 2>/dev/null || true)" = "$stamp" ] && exit 0
[ "${1:-}" != --check ] || exit 1
[ "$(id -u)" = 0 ] || { echo "swift-toolchain: needs root" >&2; exit 1; }

mkdir -p "$(dirname "$dir")"
exec 9>"$dir.lock"; flock 9         # two calls at once: the second waits, then finds it ready
[ "$(cat "$dir/.ready" 2>/dev/null || true)" = "$stamp" ] && exit 0

export DEBIAN_FRONTEND=noninteractive   # for the packages debootstrap sets up
command -v debootstrap >/dev/null || { echo "swift-toolchain: needs debootstrap (cargo xtask install)" >&2; exit 1; }
# the mirror this machine already uses (deb822 or one-line sources)
mirror=$({ cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true; } |
  sed -nE 's/^URIs: *([^ ]+\/debian)\/? *$/\1/p; s/^deb +(\[[^]]*\] +)?([^ ]+\/debian)\/? .*/\2/p' | sed -n 1p)
[ -n "$mirror" ] || { echo "swift-toolchain: no Debian mirror in /etc/apt" >&2; exit 1; }

free=$(df -Pk "$(dirname "$dir")" | awk 'NR==2 {print $4}')
[ "$free" -gt 4500000 ] || { echo "swift-toolchain: $((free / 1000)) MB free, needs 4500" >&2; exit 1; }

# Half-made folders are never used: build beside, rename at the end. The mount namespace makes
# debootstrap's own mounts vanish with it, so rm -rf can never reach through one.
tmp=$dir.new
rm -rf --one-file-system "$tmp"
unshare --mount --propagation private -- \
  debootstrap --variant=minbase --include="$packages" "$suite" "$tmp" "$mirror" </dev/null >"$dir.log" 2>&1 ||
  { tail -n 20 "$dir.log" >&2; echo "swift-toolchain: debootstrap failed, see $dir.log" >&2; exit 1; }
rm -rf "$tmp"/var/cache/apt/archives/*.deb "$tmp"/var/lib/apt/lists/* "$tmp"/usr/share/{doc,man,locale}/*
unshare --mount --propagation private -- sh -c 'mount -t proc proc "$1/proc" &&
  exec /usr/sbin/chroot "$1" /usr/libexec/swift/bin/swiftc --version' sh "$tmp" </dev/null
echo "$stamp" >"$tmp/.ready"
rm -rf --one-file-system "$dir"
mv "$tmp" "$dir"
