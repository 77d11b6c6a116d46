// Every page that is printed or sent, as a picture: at a phone's width, nothing wider than it and nothing over anything else; on
// paper, as PDF and out of the browser, in A4 and Letter. English, French, and a customer whose script runs from right to left.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { PICTURES, Team, browser } from "./bench.mjs";
import { overlaps, wrong } from "./measure.mjs";

const PHONE = { width: 360, height: 800 };
const A3 = [841.9, 1190.5];
const PAPER = { a4: [595.3, 841.9], letter: [612, 792] };
/** How dense the pictures of paper are, dots an inch. */
const DENSE = "60";

const LANGUAGES = ["en", "fr"];
const made = {};
const notebookIn = (language) => (made[language] ??= filled(language));
let chromium;

before(async () => {
  chromium = await browser();
}, { timeout: 120_000 });

after(async () => {
  await chromium.close();
  for (const notebook of Object.values(made)) await notebook.team.forget();
});

/** A notebook of one engineer: a customer with the longest of names, and one in Arabic. */
function filled(language) {
  const team = new Team(language);
  team.does("init", "--engineer", "Ada Okafor");
  const long = team.does("customer", "add", "Brightline Metals and Structural Fabrication Company of Northern Ontario, Hamilton Works", "--site", "Plant 2, receiving and second-pass welding").id;
  const rtl = team.does("customer", "add", "مصنع الحديد والصلب في الجديدة", "--site", "الخط ٣").id;
  const colette = team.person(long, "Colette Dubois-Vanderstraeten", "head of purchasing and supplier relations", "wall");
  const will = team.person(long, "Will Tran", "welding supervisor", "quote-named");
  const rosa = team.person(long, "Rosa Medeiros", "welder", "quote-unnamed");
  const omar = team.person(rtl, "عمر الحسن", "مشرف", "wall");
  const visit = (customer, notes) => {
    const id = team.does("visit", "start", customer).id;
    const kept = notes();
    team.does("visit", "end");
    return { id, ...kept };
  };
  const first = visit(long, () => {
    const friday = team.said(colette, "Every Friday they ask me why we pay for the same weld twice, and every Friday I say the same thing: I was not there.");
    const tag = team.said(rosa, "If it opens at their site, it’s my initials on the tag.", "--star");
    team.said(will, "We don’t trust the first pass, so we weld it twice.");
    const card = team.does("note", "around", "tape over our display, felt pen: “8.0 NOT 9.5 — ask Rosa”", "--attach", team.picture("tag"), "--anyway").id;
    team.does("note", "did", "turned wire speed from 9.5 to 8.0 m/min before striking the arc https://example.org/a-very-long-address/that-nobody-would-ever-type/but-pastes", "--by", rosa);
    team.does("note", "thought", "they weld twice so nobody can be blamed, not because the weld is bad");
    team.does("promise", "A settings card for 1.2 mm wire, readable from the torch, Rosa’s 8.0 tried on our bench first.", "--to", will, "--to", rosa, "--until", "+10d");
    return { friday, tag, card };
  });
  const second = visit(rtl, () => {
    const said = team.said(omar, "لا أحد يسألنا قبل أن تتغير الإعدادات، ثم يسألوننا لماذا توقف الخط 3 يوم الجمعة.");
    team.said(omar, "البطاقة 8.0 m/min خلف أسطوانة الغاز.");
    team.does("promise", "بطاقة إعدادات تُقرأ من مكان اللحام", "--to", omar, "--until", "+10d");
    return { said };
  });
  const map = (who, situation, notes) => {
    const id = team.does("map", "new", "--who", who, "--situation", situation).id;
    for (const [part, words, from] of notes) team.does("map", "add", id, part, ...(words ? [words] : []), ...(from ? ["--from", from] : []));
    return id;
  };
  const maps = {
    long: map(colette, "the bill comes on a Friday", [["say", null, first.friday], ["see", null, first.card], ["pain", "Has to explain an overtime that she cannot see", first.friday], ["gain", "One line on the bill instead of two", null], ["need-to-do", "Close the month without a question from upstairs", null]]),
    // As much as a page's sheet takes in its smaller type.
    full: map(will, "the second pass, on the night shift, when nobody of ours can be reached", ["see", "say", "do", "hear", "need-to-do", "pain", "gain", "other"].flatMap((part) => [
      [part, null, first.friday],
      [part, "Nobody asks them before a setting changes, and everybody asks them after", null],
      [part, "Wants to go home on time on a Friday", null],
    ])),
    rtl: map(omar, "تتغير الإعدادات دون علمه", [["say", null, second.said], ["pain", "يُسأل عن توقف لم يسببه", second.said], ["hear", "من المدير: لماذا توقف الخط؟", null]]),
  };
  // What went out, before one of them changed their mind.
  const sent = (words, to, name) =>
    team.does(...words, "--to", to, "--looked-at", team.does(...words).looked_at, "--out", join(team.folder, name));
  const marta = team.person(long, "Marta Nováková", "inspector", "quote-named");
  const third = visit(long, () => ({ said: team.said(marta, "I count the tags, not the welds.") }));
  for (const to of ["Will Tran, for his shift leads and for whoever else stands at the torch on a Friday night", "Colette Dubois-Vanderstraeten"]) {
    sent(["report", third.id, "--for", "others"], to, "went.md");
  }
  sent(["summary", first.id], "Will Tran", "went.txt");
  sent(["report", second.id, "--for", "others"], "عمر الحسن", "went.md");
  team.does("consent", marta, "team-only");
  const poster = {
    long: team.does("poster", "new", colette, "--words", first.friday).id,
    rtl: team.does("poster", "new", omar, "--words", second.said).id,
  };
  return { team, long, rtl, first, second, maps, poster };
}

const PROMISED = [
  "A settings card for 1.2 mm wire, readable from the torch, Rosa’s 8.0 tried on our bench first.",
  "Two feeders on loan until the audit is over, with the old firmware, and somebody from us on the night shift of the first Friday.",
  "The list of all part numbers that changed since March, in the order in which they stand in the store.",
  "Call back about the invoice.",
  "Ask our people whether the guard can be opened without the second key, and say so in writing either way.",
  "Une fiche de réglages en français, plastifiée, pour chacune des trois cellules de l’atelier de soudage.",
  "A day at their bench in January: we weld, they correct us.",
  "بطاقة إعدادات تُقرأ من مكان اللحام، مجرَّبة على طاولتنا أولاً.",
  "The torque values for the new bracket.",
];
const ASKED = [
  "Who decides in the end whether a tag is signed twice?",
  "What does the night shift do when the display shows E-14 and nobody of ours can be reached until seven in the morning?",
  "Why does the card hang behind the gas bottle?",
  "Qui est prévenu quand une soudure revient?",
  "If we changed the default to 8.0 tomorrow, who would have to be told, by whom, and what would they stop doing because of it?",
  "Whose tape is that?",
  "من يقرر متى تتغير الإعدادات؟",
  "What happens on Fridays?",
  "Who reads the second-pass report?",
];

/** A team's notebook before the weekly meeting: more of everything than a page has lines for. */
function meeting(language) {
  const team = new Team(language);
  team.does("init", "--engineer", "Ada Okafor-Vandermeulen");
  const names = ["Brightline Metals and Structural Fabrication Company of Northern Ontario, Hamilton Works", "مصنع الحديد والصلب في الجديدة", "Aciérie du Saguenay–Lac-Saint-Jean, division des produits plats", "Norwell Castings"];
  const customers = names.map((name) => team.does("customer", "add", name).id);
  const people = customers.map((customer, at) => team.person(customer, ["Colette Dubois-Vanderstraeten", "عمر الحسن", "Marc-André Tremblay-Bouchard", "Ingrid Sand"][at], "purchasing", "quote-named"));
  const expected = ["porosity from damp wire", "worn contact tips, because the last three complaints of that plant had been about contact tips and nothing else"];
  for (const [at, customer] of customers.entries()) {
    const visit = team.does("visit", "plan", customer, "--at", "tomorrow 08:40").id;
    const all = expected.map((words) => team.does("expect", "add", visit, words).id);
    team.does("visit", "start", "--visit", visit);
    for (let place = at; place < PROMISED.length; place += customers.length) team.does("promise", PROMISED[place], "--to", people[at], "--until", `+${place + 1}d`);
    for (let place = at; place < ASKED.length; place += customers.length) team.does("mark", team.said(people[at], ASKED[place]), "question");
    team.does("visit", "end");
    for (const one of all) team.does("expect", "settle", one, "otherwise");
    team.does("debrief", visit, "--answer", "surprise=17 of 20 first passes were good: the second is insurance for a name, not for a weld, and everybody at that plant but us has always known it", "--finish");
  }
  for (const name of ["Harbor Foundry", "Gießerei Oberndorf-Hammerstein GmbH & Co. KG", "株式会社東海溶接製作所", "Ladle & Sons", "Fundição Douro", "Veldmann", "North Shore Pipe and Vessel Limited", "Saarstahl", "Tubes de Vallourec, atelier de Saint-Saulve"]) team.does("customer", "add", name);
  team.does("story", "tell", "She asked us for a card. We said Friday, and on Friday it hung there, readable from the torch. Nobody at the plant had believed the date. When we came back in the spring she walked us to the bench herself and showed us the corner that opens. That had never happened before: until then we had met in the office, with the door closed. Since then she calls before a batch goes out, not after.", "--customer", customers[0], "--person", people[0]);
  return team;
}

/** What is printed: the words of the command that writes it, but for the file. */
function documents({ team, long, rtl, first, second, maps, poster }) {
  return {
    "report-us": { words: ["report", first.id], paper: true },
    "report-us-rtl": { words: ["report", second.id], paper: true },
    "report-others": { words: ["report", first.id, "--for", "others"], to: "Will Tran", read: ["--read", first.card], paper: true },
    "report-others-rtl": { words: ["report", second.id, "--for", "others"], to: "عمر", paper: true },
    "summary": { words: ["summary", first.id, "--say", "Thank you for the morning at the torch."], to: "Will Tran", paper: true },
    "summary-rtl": { words: ["summary", second.id], to: "عمر", paper: true },
    "briefing": { words: ["brief", long], flag: "--html" },
    "briefing-rtl": { words: ["brief", rtl], flag: "--html" },
    "canvas": { words: ["map", "draw", maps.long], paper: true, onSide: true },
    "canvas-full": { words: ["map", "draw", maps.full], paper: true, onSide: true },
    "canvas-rtl": { words: ["map", "draw", maps.rtl], paper: true, onSide: true },
    "canvas-a3": { words: ["map", "draw", maps.long, "--a3"], sheet: [...A3].reverse() },
    "iceberg": { words: ["map", "draw", maps.long, "--as", "iceberg"], paper: true },
    "iceberg-rtl": { words: ["map", "draw", maps.rtl, "--as", "iceberg"], paper: true },
    "pack": { words: ["pack"], paper: true },
    "deck": { words: ["role-play", "cards", maps.long], paper: true },
    "deck-rtl": { words: ["role-play", "cards", maps.rtl], paper: true },
    "findings": { words: ["call-ourselves", "findings"], sheet: PAPER.a4 },
    "preview": { words: ["report", first.id, "--for", "others", "--preview"], paper: true },
    "preview-rtl": { words: ["report", second.id, "--for", "others", "--preview"], paper: true },
    "went-out": { words: ["sent", long], paper: true },
    "went-out-rtl": { words: ["sent", rtl], paper: true },
    "guide": { words: ["guide", "show", "first-visit"], paper: true },
    "recovery": { get words() { return ["backup", join(team.folder, `${randomUUID()}.backup`), "--code"]; }, into: "--code-out", paper: true },
    "poster": { words: ["poster", "print", poster.long], last: ["--to", "the hall"], sheet: A3, wide: true },
    "poster-rtl": { words: ["poster", "print", poster.rtl], last: ["--to", "the hall"], sheet: A3, wide: true },
  };
}

/** Writes a document into a file of this kind. */
function written(notebook, name, one, kind, more = []) {
  const file = join(notebook.team.folder, `${name}.${kind}`);
  const where = one.last ? [file, ...one.last] : [one.flag ?? one.into ?? "--out", file];
  if (one.to) where.push("--to", one.to, "--looked-at", notebook.team.does(...one.words).looked_at, ...(one.read ?? []));
  notebook.team.does(...one.words, ...where, ...more);
  return file;
}

function sizes(bytes) {
  const boxes = bytes.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
  return [...boxes].map(([, width, height]) => [Number(width), Number(height)]);
}

function isOn(sheet, file, what) {
  const pages = sizes(readFileSync(file));
  assert.ok(pages.length >= 1, `${what}: its pages can be seen`);
  for (const [width, height] of pages) {
    assert.ok(Math.abs(width - sheet[0]) < 2 && Math.abs(height - sheet[1]) < 2, `${what}: ${width} × ${height}`);
  }
}

/** A picture of each page, for whoever looks at them. */
function pictured(pdf, name) {
  execFileSync("pdftoppm", ["-png", "-r", DENSE, pdf, join(PICTURES, name)]);
}

for (const language of LANGUAGES) {
  test(`every printed page can be read at a phone's width, ${language}`, async () => {
    const notebook = notebookIn(language);
    const page = await chromium.newPage({ viewport: PHONE });
    const found = [];
    for (const [name, one] of Object.entries(documents(notebook))) {
      await page.goto(`file://${written(notebook, name, one, "html")}`);
      await page.screenshot({ path: join(PICTURES, `printed-${name}-${language}.png`), fullPage: true });
      // A poster is one large sheet: it is looked at as a whole, or moved about.
      const over = one.wide ? 0 : await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${name}: ${over} pixels too wide`);
      for (const text of await overlaps(page)) found.push(`${name}: ${text}`);
      for (const text of await wrong(page)) found.push(`${name}: ${text}`);
    }
    assert.deepEqual(found, []);
    await page.close();
  });

  test(`every printed page is on the paper that was asked for, ${language}`, async () => {
    const notebook = notebookIn(language);
    const page = await chromium.newPage();
    for (const [name, one] of Object.entries(documents(notebook))) {
      if (one.flag) {
        // A page that a browser prints.
        await page.goto(`file://${written(notebook, name, one, "html")}`);
        for (const paper of Object.keys(PAPER)) {
          const pdf = join(notebook.team.folder, `${name}-${paper}.pdf`);
          await page.pdf({ path: pdf, format: paper });
          pictured(pdf, `printed-${name}-${language}-${paper}`);
        }
        continue;
      }
      const pdf = written(notebook, name, one, "pdf");
      const turned = (sheet) => (one.onSide ? [...sheet].reverse() : sheet);
      isOn(one.sheet ?? turned(PAPER.a4), pdf, name);
      pictured(pdf, `printed-${name}-${language}-a4`);
      if (one.paper) {
        const letter = written(notebook, `${name}-letter`, one, "pdf", ["--letter"]);
        isOn(turned(PAPER.letter), letter, name);
        pictured(letter, `printed-${name}-${language}-letter`);
      }
      if (one.onSide) {
        // A phone prints the page itself.
        await page.goto(`file://${written(notebook, name, one, "html")}`);
        for (const [paper, sheet] of Object.entries(PAPER)) {
          const printed = join(notebook.team.folder, `${name}-page-${paper}.pdf`);
          await page.pdf({ path: printed, format: paper });
          isOn(turned(sheet), printed, name);
          assert.equal(sizes(readFileSync(printed)).length, 1, `${name}: one sheet of ${paper}`);
          pictured(printed, `printed-${name}-page-${language}-${paper}`);
        }
      }
    }
    await page.close();
  });
}

for (const language of LANGUAGES) {
  test(`a meeting pack that is full is one page with something of each part, on A4 and Letter, ${language}`, async () => {
    const team = meeting(language);
    const pack = team.does("pack");
    assert.ok(pack.promises.length === 8 && pack.more_promises && pack.more_questions && pack.more_not_met && pack.story, "it is full");
    const page = await chromium.newPage();
    const html = join(team.folder, "pack.html");
    team.does("pack", "--out", html);
    await page.goto(`file://${html}`);
    assert.deepEqual(await wrong(page), []);
    for (const paper of Object.keys(PAPER)) {
      const pressed = join(team.folder, `pack-${paper}.pdf`), printed = join(team.folder, `pack-browser-${paper}.pdf`);
      team.does("pack", "--out", pressed, ...(paper === "letter" ? ["--letter"] : []));
      await page.pdf({ path: printed, format: paper, preferCSSPageSize: false });
      for (const [name, pdf] of [["pressed", pressed], ["browser", printed]]) {
        pictured(pdf, `pack-full-${name}-${language}-${paper}`);
        assert.equal(sizes(readFileSync(pdf)).length, 1, `${name}, ${paper}`);
        const read = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
        for (const words of ["She asked us for a card", "settings card for 1.2", "Two feeders on loan", "What happens on Fridays", "Harbor Foundry", "worn contact tips"]) assert.ok(read.includes(words), `${name}, ${paper}: ${words}`);
      }
    }
    await page.close();
    team.forget();
  });
}
