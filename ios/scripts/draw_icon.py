"""Draws the app's icon: the white tip and the navy mass under water, a plumb line down through it, one orange buoy where
it meets the surface. usage: draw_icon.py   (PyPI: pillow). Colours and facets are those of Iceberg.swift and the tokens."""
import json, pathlib, re
from PIL import Image, ImageDraw

root = pathlib.Path(__file__).resolve().parents[2]
colours = {c["name"]: c["values"][0] for c in json.loads((root / "design/tokens.json").read_text())["colours"]}
swift = (root / "ios/Sources/Screens/Iceberg.swift").read_text()


def facets(name):
    block = re.search(rf"static let {name}: \[\[SIMD2<Double>\]\] = \[\n(.*?)\n  \]", swift, re.S).group(1)
    return [[(float(x), float(y)) for x, y in re.findall(r"\[(\d+), (\d+)\]", line)] for line in block.splitlines()]


size, fine = 1024, 4
scale = size * fine / 100
picture = Image.new("RGB", (size * fine, size * fine), colours["foam"])
draw = ImageDraw.Draw(picture)
put = lambda p: (8 + p[0] * 0.8, 15 + p[1] * 0.8)  # the iceberg with air around it, for the system's rounded mask
at = lambda p: tuple(v * scale for v in p)
line = 15 + 30 * 0.8
draw.rectangle([at((0, line)), at((100, 100))], fill=colours["water"])
for facet in facets("mass"):
    points = [at(put(p)) for p in facet]
    draw.polygon(points, fill=colours["mass"])
    draw.line(points + points[:1], fill=colours["tick"], width=int(0.5 * scale), joint="curve")
for number, facet in enumerate(facets("tip")):
    points = [at(put(p)) for p in facet]
    draw.polygon(points, fill=colours["ice"] if number < 2 else colours["ice-shade"])
    draw.line(points + points[:1], fill=colours["ice-edge"], width=int(0.9 * scale), joint="curve")
x = 8 + 46 * 0.8
draw.line([at((x, line)), at((x, 80))], fill=colours["on-water"], width=int(1.4 * scale))
draw.polygon([at(p) for p in [(x, 78), (x + 2.6, 82), (x, 90), (x - 2.6, 82)]], fill=colours["on-water"])
draw.ellipse([at((x - 5, line - 5)), at((x + 5, line + 5))], fill=colours["buoy"], outline=colours["buoy-edge"], width=int(1.2 * scale))
out = root / "ios/App/Soundings/Assets.xcassets/AppIcon.appiconset/icon.png"
picture.resize((size, size), Image.LANCZOS).quantize(128).convert("RGB").save(out, optimize=True)
print(out.relative_to(root), out.stat().st_size, "bytes")
