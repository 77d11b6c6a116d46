// What is asked of every page: that it can be read, that nothing of it is cut off, that machines for people who can't see it
// find nothing wrong.

import assert from "node:assert/strict";
import axe from "axe-core";

/** What axe finds wrong, strictest contrast included. */
export async function wrong(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const options = { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };
    const { violations } = await window.axe.run(document, options);
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join("; ")}`);
  });
  return found;
}

/**
 * The texts of what is shown: how high their capitals are in hundredths of the shorter side, and whether they stand whole in
 * sight. What is pressed from near is left out.
 */
export function texts(page) {
  return page.evaluate(() => {
    const shorter = Math.min(innerWidth, innerHeight);
    const canvas = document.createElement("canvas").getContext("2d");
    const shown = document.body.classList.contains("resting") ? "#rest .face" : "#wall .face.shown";
    const found = [];
    const walker = document.createTreeWalker(document.querySelector(shown), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!text.data.trim()) continue;
      const of = text.parentElement;
      const style = getComputedStyle(of);
      canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const capital = (canvas.measureText("H").actualBoundingBoxAscent / shorter) * 100;
      const ground = getComputedStyle(of.closest(".below") ?? of.closest(".face")).backgroundColor;
      const light = (color) => {
        const parts = color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05;
      };
      const [one, two] = [light(style.color), light(ground)];
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      const clamped = of.closest(".customer, .text, .situation");
      const region = of.closest("header, .above, .below")?.getBoundingClientRect();
      const button = document.querySelector("#visitors button").getBoundingClientRect();
      const over = (one, other) => one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
      found.push({
        text: text.data.trim().slice(0, 60),
        capital,
        contrast: Math.max(one, two) / Math.min(one, two),
        matters: !!of.closest("blockquote, .large, li .text"),
        inSight: clamped !== null || (box.left >= 0 && box.right <= innerWidth + 1 && box.top >= 0 && box.bottom <= innerHeight + 1),
        inRegion: clamped !== null || (box.top >= region.top - 1 && box.bottom <= region.bottom + 1),
        underButton: over(box, button),
      });
    }
    return found;
  });
}

/** By look.md: 16 minutes of arc from four metres for everything, 4.7 % for what matters, a contrast of 7. */
export async function isReadable(page, where) {
  for (const one of await texts(page)) {
    assert.ok(one.capital >= (one.matters ? 4.7 : 2.7), `${where}: capitals of ${one.capital.toFixed(2)} %: ${one.text}`);
    assert.ok(one.contrast >= 7, `${where}: contrast of ${one.contrast.toFixed(1)}: ${one.text}`);
    assert.ok(one.inSight && one.inRegion, `${where}: cut off: ${one.text}`);
    assert.ok(!one.underButton, `${where}: under the button: ${one.text}`);
  }
}
