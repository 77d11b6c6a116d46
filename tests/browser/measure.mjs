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

/** Words that stand over other words, that reach out of the page, or that are cut off. */
export function overlaps(page) {
  return page.evaluate(() => {
    const boxes = [], found = [];
    // What is cut off at the side of something: none of it, or the words are to be left out of it.
    const shows = (of, box, text) => {
      for (let above = of; above; above = above.parentElement) {
        if (getComputedStyle(above).overflowX === "visible") continue;
        const edge = above.getBoundingClientRect();
        // Words for who can't see the page lie in a box of one pixel.
        if (edge.width <= 2 || box.left >= edge.right || box.right <= edge.left) return false;
        if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`cut off: ${text}`);
      }
      return true;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      // A drawing says nothing that does not stand beside it as text, and fades out at its edge: it is looked at.
      if (!text.data.trim() || text.parentElement.closest("svg, [aria-hidden=true]") || !text.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) {
        const words = text.data.trim().slice(0, 40);
        if (box.width > 1 && box.height > 1 && shows(text.parentElement, box, words)) boxes.push({ text: words, of: text, box });
      }
    }
    const width = document.documentElement.scrollWidth;
    found.push(...boxes.filter(({ box }) => box.left < -1 || box.right > width + 1).map(({ text }) => `out of the page: ${text}`));
    boxes.forEach((one, place) => {
      for (const other of boxes.slice(place + 1)) {
        if (one.of === other.of) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // A line's box is higher than its letters.
        const most = Math.min(one.box.height, other.box.height);
        if (wide > 2 && high > most * 0.35) found.push(`over each other: ${one.text} | ${other.text}`);
      }
    });
    return found;
  });
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
