"""Draws the app's icon: the white tip and the navy mass under water, a plumb line down through it, one orange buoy where
it meets the surface. usage: draw_icon.py   (PyPI: pillow). Colours and facets are those of Iceberg.swift and the tokens."""
import json, pathlib, re
from PIL import Image, ImageDraw

root = pathlib.Path(__file__).resolve().parents[2]
colours = {c["name"]: c["values"][0] for c in json.loads((root / "design/tokens.json").read_text())["colours"]}
swift = (root / "ios/Sources/Screens/Iceberg.swift").read_text()


def lines(name):
    block = re.search(rf"static let {name}: \[+SIMD2<Double>\]+ = \[(.*?)\n  (?:\]|///|static)", swift, re.S).group(1)
    return [[(float(x), float(y)) for x, y in re.findall(r"\[(\d+), (\d+)\]", line)] for line in block.splitlines() if "[" in line]


size, fine = 1024, 4
scale = size * fine / 100
picture = Image.new("RGB", (size * fine, size * fine), colours["foam"])
draw = ImageDraw.Draw(picture)
# The iceberg with air around it, for the system's rounded mask.
put = lambda p: ((50 + (p[0] - 61) * 0.86) * scale, (15 + p[1] * 0.8) * scale)
flat = lambda name: [put(p) for line in lines(name) for p in line]
level = put((0, 34))[1]


def stroke(points, colour, width, closed=False):
    draw.line(points + points[:2] if closed else points, fill=colours[colour], width=int(width * scale), joint="curve")


draw.rectangle([(0, level), (size * fine, size * fine)], fill=colours["water"])
draw.polygon(flat("mass"), fill=colours["mass"])
for line in lines("facets"):
    stroke([put(p) for p in line], "water", 0.7)
stroke(flat("mass"), "tick", 0.7, closed=True)
draw.polygon(flat("tip"), fill=colours["ice"])
for line in lines("shades"):
    draw.polygon([put(p) for p in line], fill=colours["ice-shade"])
for line in lines("ridges"):
    stroke([put(p) for p in line], "ice-edge", 0.7)
stroke(flat("tip"), "ice-edge", 1.2, closed=True)
x = put((79, 0))[0]
stroke([(x, level), put((79, 80))], "on-water", 1.4)
draw.polygon([put(p) for p in [(75.5, 79), (82.5, 79), (79, 88)]], fill=colours["on-water"])
r, w = 5.2 * scale, int(1.2 * scale)
draw.ellipse([(x - r, level - r), (x + r, level + r)], fill=colours["buoy"], outline=colours["buoy-edge"], width=w)
out = root / "ios/App/Soundings/Assets.xcassets/AppIcon.appiconset/icon.png"
picture.resize((size, size), Image.LANCZOS).quantize(128).convert("RGB").save(out, optimize=True)
print(out.relative_to(root), out.stat().st_size, "bytes")
