// The team's pages in a real browser, by a link: at a phone's width and a desk's, light and dark.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { PICTURES, browser, full } from "./bench.mjs";
import { wrong } from "./measure.mjs";

let chromium, all;

before(async () => {
  chromium = await browser();
  all = await full();
}, { timeout: 120_000 });

after(async () => {
  await chromium.close();
  await all.team.close();
});

const SIZES = { phone: [390, 844], desk: [1280, 900] };
const PLACES = {
  visits: "/pages",
  customers: "/pages/customers",
  maps: "/pages/maps",
  visit: ["/pages", "/pages/visit/"],
  customer: ["/pages/customers", "/pages/customer/"],
  map: ["/pages/maps", "/pages/map/"],
};

function link() {
  return JSON.parse(all.team.hubDoes("pages", "link", "--label", "Sales", "--json"));
}

async function opened(size, scheme) {
  const context = await chromium.newContext({ viewport: { width: size[0], height: size[1] }, colorScheme: scheme });
  const page = await context.newPage();
  const complaints = [], asked = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(link().link);
  return { page, complaints, asked, close: () => context.close() };
}

for (const [name, size] of Object.entries(SIZES)) {
  for (const scheme of ["light", "dark"]) {
    test(`every page is whole and can be read, ${name}, ${scheme}`, async () => {
      const { page, complaints, asked, close } = await opened(size, scheme);
      assert.deepEqual(await wrong(page), [], "the link's own page");
      await page.screenshot({ path: join(PICTURES, `pages-enter-${name}-${scheme}.png`) });
      await page.getByRole("button", { name: "Open" }).click();
      for (const [place, path] of Object.entries(PLACES)) {
        await page.goto(all.team.url + (typeof path === "string" ? path : path[0]));
        if (typeof path !== "string") await page.locator(`a[href^="${path[1]}"]`).last().click();
        await page.screenshot({ path: join(PICTURES, `pages-${place}-${name}-${scheme}.png`), fullPage: true });
        assert.match(await page.locator("main").innerText(), /not for outside/i, place);
        assert.deepEqual(await wrong(page), [], place);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${place}: ${over} pixels too wide`);
        assert.equal(await page.locator("script").count(), 0);
      }
      assert.deepEqual(complaints, []);
      assert.ok(asked.every((url) => url.startsWith(all.team.url) || url.startsWith("data:")), "nothing from outside");
      await close();
    });
  }
}

test("a link that is taken back shows nothing any more, also where it was open", async () => {
  const made = link();
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.goto(made.link);
  await page.getByRole("button", { name: "Open" }).click();
  assert.match(await page.innerText("main"), /Aciérie du Saguenay/);
  all.team.hubDoes("pages", "take-back", made.id);
  await page.reload();
  assert.doesNotMatch(await page.innerText("body"), /Aciérie/);
  assert.match(await page.innerText("main"), /taken back/);
  assert.deepEqual(await wrong(page), []);
  await context.close();
});

test("a poster to print is one sheet of A3 as a page, and as PDF", async () => {
  const { readFileSync } = await import("node:fs");
  const html = join(all.team.folder, "poster.html"), pdf = join(PICTURES, "poster.pdf");
  all.team.does("poster", "print", all.poster, html, "--to", "the hall");
  all.team.does("poster", "print", all.poster, pdf, "--to", "the hall");
  const page = await chromium.newPage({ viewport: { width: 1123, height: 1588 } });
  await page.goto(`file://${html}`);
  await page.screenshot({ path: join(PICTURES, "poster.png"), fullPage: true });
  assert.deepEqual(await wrong(page), []);
  const sizes = (bytes) => [...bytes.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [Number(width), Number(height)]);
  for (const bytes of [await page.pdf({ preferCSSPageSize: true }), readFileSync(pdf)]) {
    const pages = sizes(bytes);
    assert.ok(pages.length >= 1, "its pages can be seen");
    for (const [width, height] of pages) assert.ok(Math.abs(width - 841.9) < 2 && Math.abs(height - 1190.5) < 2, `${width} × ${height}`);
  }
  assert.equal(sizes(await page.pdf({ preferCSSPageSize: true })).length, 1, "one sheet");
  await page.close();
});
