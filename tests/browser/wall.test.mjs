// The wall in a real browser, from a real hub.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { PICTURES, Team, browser, full } from "./bench.mjs";
import { isReadable, wrong } from "./measure.mjs";

const SIZES = { landscape: [1920, 1080], portrait: [1080, 1920], "4k": [3840, 2160] };
const HOUR = 60 * 60 * 1000, DAY = 24 * HOUR;

let chromium, wall;

before(async () => {
  chromium = await browser();
  wall = await full();
}, { timeout: 120_000 });

after(async () => {
  await chromium.close();
  await wall.team.close();
});

/** A page of the wall, with all that a browser complains of, and every request. */
async function open(team, { size = SIZES.landscape, clock = false, timers = false, motion = "reduce", scheme = "light" } = {}) {
  const context = await chromium.newContext({ viewport: { width: size[0], height: size[1] }, reducedMotion: motion, colorScheme: scheme });
  const page = await context.newPage();
  const complaints = [], asked = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  if (clock) await page.clock.install();
  if (timers) await page.addInitScript(heldTimers);
  await page.goto(team.url);
  return { page, complaints, asked, close: () => context.close() };
}

/** In the page: its timers wait to be let off by hand, and it is known when the hub has answered. */
function heldTimers() {
  window.timers = [];
  window.answers = 0;
  window.setInterval = (due, every) => window.timers.push({ due, every });
  const ask = window.fetch;
  window.fetch = (...what) => {
    const answer = ask(...what);
    window.asked = answer.then(() => { window.answers += 1; }, () => {});
    return answer;
  };
}

/** Lets a page's clock run, and waits until what it asked is answered, or is not. */
async function runFor(page, ms) {
  const step = 10_000;
  for (let done = 0; done < ms; done += step) {
    const answered = Promise.race([page.waitForEvent("requestfinished"), page.waitForEvent("requestfailed")]);
    await page.clock.runFor(step);
    await answered;
    await page.evaluate(() => new Promise((done) => queueMicrotask(done)));
  }
}

/** The names and words of people that stand on the screen now. */
const seen = (page) => page.evaluate(() => document.body.innerText);
const people = (page) => page.locator("#wall .face[data-people]:visible").count();
const faces = (page) => page.locator("#wall .face").count();

async function eventually(what, holds) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await new Promise((done) => setImmediate(done));
  }
  assert.fail(what);
}

for (const [name, size] of Object.entries(SIZES)) {
  test(`every face can be read from four metres, whole, ${name}`, async () => {
    const { page, complaints, asked, close } = await open(wall.team, { size });
    const count = await faces(page);
    assert.ok(count >= 10, `${count} faces`);
    for (let at = 0; at < count; at += 1) {
      const file = `wall-${name}-${String(at).padStart(2, "0")}.png`;
      await page.screenshot({ path: join(PICTURES, file) });
      await isReadable(page, `${name} ${at}`);
      if (name !== "4k") assert.deepEqual(await wrong(page), [], `${name} ${at}`);
      await page.keyboard.press("ArrowRight");
    }
    assert.deepEqual(complaints, []);
    assert.ok(asked.every((url) => url.startsWith(wall.team.url) || url.startsWith("data:")), "nothing from outside");
    await close();
  });
}

test("wide scripts that are as long as may hang can be read whole, upright and lying", async () => {
  const team = new Team();
  await team.serve();
  team.join();
  const foundry = team.does("customer", "add", "Norwell Castings").id;
  const devanagari = "हम दो बार वेल्ड करते हैं क्योंकि कोई भरोसा नहीं करता। ", han = "我们焊两次，因为没有人相信第一次。";
  const words = {
    "林美玲": (han.repeat(30)).slice(0, 158),
    "佐藤健": ("現場では二度溶接します。設定は誰も説明してくれません。".repeat(20)).slice(0, 158),
    "अनीता शर्मा": (devanagari.repeat(20)).slice(0, 318).trim(),
  };
  const tooMuch = han.repeat(11);
  const ids = Object.fromEntries(Object.keys(words).map((name) => [name, team.person(foundry, name, "welder", "wall")]));
  team.does("visit", "start", foundry);
  for (const [name, said] of Object.entries(words)) team.said(ids[name], said);
  team.said(ids["林美玲"], tooMuch);
  team.does("visit", "end", "--share");
  team.sync();
  for (const name of ["landscape", "portrait"]) {
    const { page, complaints, close } = await open(team, { size: SIZES[name] });
    const all = await page.evaluate(() => document.documentElement.textContent);
    for (const said of Object.values(words)) assert.ok(all.includes(said.slice(0, 40)), said.slice(0, 20));
    assert.ok(!all.includes(tooMuch), "what takes more room than can be read does not hang");
    for (let at = 0; at < (await faces(page)); at += 1) {
      await page.screenshot({ path: join(PICTURES, `wall-wide-${name}-${at}.png`) });
      await isReadable(page, `wide ${name} ${at}`);
      await page.keyboard.press("ArrowRight");
    }
    assert.deepEqual(complaints, []);
    await close();
  }
  await team.close();
});

test("dark, it is as readable", async () => {
  const { page, close } = await open(wall.team, { scheme: "dark" });
  for (let at = 0; at < (await faces(page)); at += 1) {
    if (at < 4) await page.screenshot({ path: join(PICTURES, `wall-dark-${at}.png`) });
    assert.deepEqual(await wrong(page), [], `dark ${at}`);
    await isReadable(page, `dark ${at}`);
    await page.keyboard.press("ArrowRight");
  }
  await close();
});

test("only who agreed to the wall is on it, named and unnamed alike, and so is a promise", async () => {
  const { page, close } = await open(wall.team);
  const all = await page.evaluate(() => document.documentElement.textContent);
  for (const shown of ["Colette Dubois-Vanderstraeten", "Aciérie du Saguenay", "Inês Carvalho", "عمر الحسن", "A settings card", "She asked us for a card"]) {
    assert.ok(all.includes(shown), shown);
  }
  for (const hidden of ["Rosa", "Medeiros", "initials on the tag", "Imran", "Qureshi", "inspection sheet"]) {
    assert.ok(!all.includes(hidden), hidden);
  }
  await close();
});

test("the page runs nothing but its own script and is framed by nobody", async () => {
  const answer = await fetch(wall.team.url);
  const policy = answer.headers.get("content-security-policy");
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|https?:/);
  const html = await answer.text();
  assert.doesNotMatch(html, /<script(?![^>]*src=)/);
  assert.doesNotMatch(html, /\son[a-z]+=/);
});

test("only text fades, and under reduced motion nothing does", async () => {
  for (const motion of ["no-preference", "reduce"]) {
    const { page, close } = await open(wall.team, { motion });
    const moved = await page.evaluate(() => {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
      return document.getAnimations().map((one) => [one.animationName, one.effect.getKeyframes().map((frame) => Object.keys(frame).filter((key) => !["offset", "easing", "composite", "computedOffset"].includes(key)))]);
    });
    if (motion === "reduce") assert.deepEqual(moved, []);
    else assert.ok(moved.length > 0 && moved.every(([name, frames]) => name === "rise" && frames.flat().every((key) => key === "opacity")), JSON.stringify(moved));
    await close();
  }
});

test("visitors today hides every customer at once, and while the hub is away none turns up", async () => {
  const { page, close } = await open(wall.team, { clock: true });
  assert.equal(await people(page), 1);
  await wall.team.kill();
  await page.getByRole("button", { name: "Visitors today" }).click();
  assert.equal(await people(page), 0);
  // Ten minutes: thirty turns, and the hub is asked again and again.
  for (let second = 0; second < 600; second += 10) {
    await runFor(page, 10_000);
    assert.equal(await people(page), 0, `after ${second + 10} s a customer turns up`);
  }
  await page.screenshot({ path: join(PICTURES, "wall-visitors-hub-away.png") });
  assert.match(await seen(page), /server is away/);
  // They leave: shown again only once the hub has said so.
  await page.getByRole("button", { name: "Visitors have left" }).click();
  await runFor(page, 60_000);
  assert.equal(await people(page), 0, "hidden stays hidden until the hub answers");
  await wall.team.serve();
  await eventually("shown again", async () => {
    await page.clock.runFor(10_000);
    return (await people(page)) === 1;
  });
  await close();
});

test("a tap that the hub hears only later outlives a reload, and the hub keeps it for every display", async () => {
  const { page, close } = await open(wall.team, { clock: true });
  await wall.team.kill();
  await page.getByRole("button", { name: "Visitors today" }).click();
  await runFor(page, 20_000);
  await wall.team.serve();
  await page.reload();
  assert.equal(await people(page), 0);
  await eventually("the hub hears of it", async () => {
    await page.clock.runFor(10_000);
    return !(await (await fetch(`${wall.team.url}/wall`)).text()).includes("Colette");
  });
  await page.screenshot({ path: join(PICTURES, "wall-visitors.png") });
  assert.deepEqual(await wrong(page), []);
  await isReadable(page, "visitors");
  assert.doesNotMatch(await seen(page), /Colette|Brightline|Saguenay/);
  const printed = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pagesOf(printed).length, 1, "no customer is printed either");
  await page.getByRole("button", { name: "Visitors have left" }).click();
  await eventually("shown again", async () => {
    await page.clock.runFor(10_000);
    return (await people(page)) === 1;
  });
  await close();
});

test("while the hub is away the last good state stays, and people are gone after a day by the page's own clock", async () => {
  const { page, close } = await open(wall.team, { clock: true });
  await runFor(page, 20_000);
  const before = await faces(page);
  await wall.team.kill();
  await runFor(page, 30_000);
  assert.equal(await faces(page), before);
  await page.screenshot({ path: join(PICTURES, "wall-hub-away.png") });
  assert.deepEqual(await wrong(page), []);
  // Somebody sets the screen's clock back by a week: that gives no time.
  await page.clock.fastForward(23 * HOUR);
  await runFor(page, 20_000);
  assert.equal(await people(page), 1);
  await page.clock.fastForward(HOUR);
  await runFor(page, 20_000);
  assert.equal(await people(page), 0);
  assert.equal(await page.locator("#wall .face[data-people]").count(), 0, "and not in the page any more");
  await page.screenshot({ path: join(PICTURES, "wall-hub-away-a-day.png") });
  assert.match(await seen(page), /See the customer below the surface/);
  await wall.team.serve();
  await eventually("back with the hub", async () => {
    await page.clock.runFor(10_000);
    return (await people(page)) === 1;
  });
  await close();
});

test("consent withdrawn is gone at the first answer, also where a poster was on screen and the hub was away", async () => {
  const { page, close } = await open(wall.team, { clock: true });
  await eventually("Ingrid is on screen", async () => {
    await page.keyboard.press("ArrowRight");
    return /Ingrid Sand|Norwell/.test(await seen(page));
  });
  await runFor(page, 10_000);
  while (!/Norwell/.test(await seen(page))) await page.keyboard.press("ArrowRight");
  await wall.team.kill();
  wall.team.does("consent", wall.people.ingrid, "team-only");
  await runFor(page, 20_000);
  await wall.team.serve();
  wall.team.sync();
  await eventually("gone at the first answer", async () => {
    await page.clock.runFor(10_000);
    const all = await page.evaluate(() => document.documentElement.textContent);
    return !all.includes("Norwell") && !all.includes("Ingrid");
  });
  await close();
});

/** The sizes of a printed file's pages, in points. */
function pagesOf(pdf) {
  return [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [Number(width), Number(height)]);
}

test("it prints to A3, a face a sheet", async () => {
  const { page, close } = await open(wall.team);
  const printed = await page.pdf({ preferCSSPageSize: true, path: join(PICTURES, "wall.pdf") });
  const pages = pagesOf(printed);
  assert.equal(pages.length, await faces(page));
  for (const [width, height] of pages) assert.ok(Math.abs(width - 1190.5) < 2 && Math.abs(height - 841.9) < 2, `${width} × ${height}`);
  await page.emulateMedia({ media: "print" });
  const over = await page.evaluate(() => [...document.querySelectorAll("#wall .above, #wall .below")].filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.innerText));
  assert.deepEqual(over, [], "nothing is cut off on paper");
  await close();
});

test("a team with nothing yet says so, in its own language", async () => {
  const team = new Team("fr");
  await team.serve();
  const { page, complaints, close } = await open(team);
  assert.match(await seen(page), /mur/);
  await isReadable(page, "nothing yet");
  assert.deepEqual(await wrong(page), []);
  await page.screenshot({ path: join(PICTURES, "wall-nothing-yet.png") });
  assert.deepEqual(complaints, []);
  await close();
  await team.close();
});

test("two thousand answers, one after another, leave nothing behind", async () => {
  const { page, complaints, close } = await open(wall.team, { timers: true });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const use = async () => {
    for (const _ of [1, 2]) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name) => metrics.find((one) => one.name === name).value;
    return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
  };
  // Each timer goes off as often as in that time, and the hub is asked and answers: hours of it.
  const polls = (count) => page.evaluate(async (count) => {
    for (let poll = 0; poll < count; poll += 1) {
      for (const { due, every } of window.timers) if ((poll * 10_000) % every === 0) due();
      await window.asked;
      await new Promise((done) => queueMicrotask(done));
    }
  }, count);
  await polls(500);
  const early = await use();
  await polls(2_000);
  const late = await use();
  const each = (late.heap - early.heap) / 2_000;
  console.log(`each of 2000 answers left ${each.toFixed(1)} bytes`);
  assert.ok(await page.evaluate(() => window.answers) >= 2_400, "each was asked and answered");
  assert.ok(each < 60, `each answer left ${each} bytes`);
  assert.ok(late.nodes <= early.nodes + 50, `nodes ${early.nodes} to ${late.nodes}`);
  assert.equal(late.listeners, early.listeners);
  assert.deepEqual(complaints, []);
  await close();
});

test("it runs for a week without a reload, and its memory stays as it was", async () => {
  const { page, complaints, close } = await open(wall.team, { clock: true });
  await page.evaluate(() => { window.born = true; });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const use = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name) => metrics.find((one) => one.name === name).value;
    return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
  };
  const step = 20 * 60 * 1000;
  let early;
  for (let at = 0; at < 7 * DAY; at += step) {
    // Every few hours somebody changes what hangs, so that the faces are drawn anew.
    if (at % (6 * HOUR) === 0) {
      wall.team.does("story", "wall", wall.story, ...(at % (12 * HOUR) === 0 ? ["--off"] : []));
      wall.team.sync();
    }
    const answered = Promise.race([page.waitForEvent("requestfinished"), page.waitForEvent("requestfailed")]);
    // Every timer that is due by then goes off once: the face turns, and the hub is asked.
    await page.clock.fastForward(step);
    await answered;
    if (at === DAY) early = await use();
  }
  const late = await use();
  assert.ok(await page.evaluate(() => window.born), "no reload");
  assert.ok(late.heap < early.heap * 1.1 + 200_000, `heap ${early.heap} to ${late.heap}`);
  assert.ok(late.nodes <= early.nodes * 1.1 + 50, `nodes ${early.nodes} to ${late.nodes}`);
  assert.equal(late.listeners, early.listeners);
  assert.equal(await people(page), 1);
  assert.deepEqual(complaints, []);
  await close();
});
