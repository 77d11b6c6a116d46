#!/usr/bin/env bash
# Makes the fonts beside this file again: what reports are written in, without hints (paper needs none) and without what
# no report of ours is written in. Needs Debian's fonts-noto-core, fonttools and python3-brotli, and npm for the emoji.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
noto=/usr/share/fonts/truetype/noto
subset() {
  /usr/bin/pyftsubset "$1" --unicodes="$3" --layout-features="${4-*}" --no-hinting --name-IDs='*' --notdef-outline \
    --output-file="$here/$2"
}

# Latin, Greek, Cyrillic with all their accents; punctuation, currency, arrows, mathematics.
letters="U+0020-007E,U+00A0-036F,U+0370-052F,U+1AB0-1AFF,U+1E00-1FFF,U+2000-209F,U+20A0-20CF,U+2100-22FF,U+25A0-27BF,U+FB00-FB06,U+FFFD"
for font in NotoSans-Regular NotoSans-Bold NotoSerif-Regular; do
  subset "$noto/$font.ttf" "$font.ttf" "$letters"
done
arabic="U+0020,U+00A0,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200B-200F,U+25CC"
for font in NotoSansArabic-Regular NotoSansArabic-Bold NotoNaskhArabic-Regular; do
  subset "$noto/$font.ttf" "$font.ttf" "$arabic"
done
hebrew="U+0020,U+00A0,U+0590-05FF,U+200B-200F,U+20AA,U+25CC,U+FB1D-FB4F"
for font in NotoSansHebrew-Regular NotoSansHebrew-Bold NotoSerifHebrew-Regular; do
  subset "$noto/$font.ttf" "$font.ttf" "$hebrew"
done
subset "$noto/NotoSansSymbols2-Regular.ttf" NotoSansSymbols2-Regular.ttf \
  "U+2190-21FF,U+2300-23FF,U+2460-24FF,U+25A0-25FF,U+2600-27BF,U+2B00-2BFF"
subset "$noto/NotoSansMath-Regular.ttf" NotoSansMath-Regular.ttf "U+2190-21FF,U+2200-22FF,U+27C0-27FF"

# One colour, one character each: what is joined of several (families, flags) is shown as its pieces.
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
(cd "$work" && npm pack --silent @fontsource/noto-emoji@5.3.2 >/dev/null && tar xzf ./*.tgz)
subset "$work/package/files/noto-emoji-emoji-400-normal.woff2" NotoEmoji-Regular.ttf \
  "U+0020,U+231A-231B,U+23E9-23F3,U+25FB-25FE,U+2600-27BF,U+2B50,U+2B55,U+1F300-1F64F,U+1F680-1F6FF,U+1F90C-1F93E,U+1F970-1F97A,U+1F9D0-1F9FF,U+1FAE0-1FAE8,U+FE0F" ""
tail -n +2 "$work/package/LICENSE" | sed '/./,$!d' >"$here/OFL.txt"
