// A team for the tests of what browsers see: the real hub in its own process, and a notebook that the real commands write.

import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const PROGRAMS = process.env.SOUNDINGS_PROGRAMS ?? join(ROOT, "target/debug");
export const PICTURES = join(ROOT, "target/screenshots");
mkdirSync(PICTURES, { recursive: true });

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The browser that is installed here. */
export async function browser() {
  const { existsSync } = await import("node:fs");
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (!executablePath) throw new Error("Chromium is not on this machine; on Debian: apt-get install chromium");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--hide-scrollbars", "--js-flags=--expose-gc"] });
}

/** A hub and the notebook of an engineer who joined it. */
export class Team {
  constructor(language = "en") {
    this.folder = mkdtempSync(join(tmpdir(), "soundings-browser-"));
    this.language = language;
    this.port = 0;
    this.notebooks = {};
  }

  /** Starts the hub, at the port it had before. */
  async serve() {
    const options = ["serve", "--plain", "--listen", `127.0.0.1:${this.port}`, "--data", this.hub, "--language", this.language];
    this.process = spawn(join(PROGRAMS, "soundings-hub"), options, { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: this.process.stdout })) {
      this.url = line.match(/Listening on (\S+)/)?.[1];
      if (this.url) break;
    }
    if (!this.url) throw new Error("the hub does not serve");
    this.port = Number(new URL(this.url).port);
  }

  get hub() {
    return join(this.folder, "hub");
  }

  /** Ends the hub at once, as a power cut does. */
  async kill() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGKILL");
    await ended;
  }

  async close() {
    if (this.process.exitCode === null && this.process.signalCode === null) await this.kill();
    this.forget();
  }

  /** Leaves nothing of it. */
  forget() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A command of the hub's. */
  hubDoes(...words) {
    return execFileSync(join(PROGRAMS, "soundings-hub"), [...words, "--data", this.hub], { encoding: "utf8" }).trim();
  }

  /** A command of an engineer's: what it prints as JSON. */
  does(...words) {
    return this.engineer("ada", ...words);
  }

  engineer(name, ...words) {
    const home = join(this.folder, name);
    mkdirSync(home, { recursive: true });
    const environment = {
      HOME: home, TZ: "America/Toronto", PATH: "/usr/bin:/bin",
      SOUNDINGS_DIR: join(home, "notebook"), SOUNDINGS_KEY_FILE: join(home, "key"),
      DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere", LANG: `${this.language}_CA.UTF-8`,
    };
    return JSON.parse(execFileSync(join(PROGRAMS, "soundings"), ["--json", ...words], { encoding: "utf8", env: environment }));
  }

  sync() {
    this.does("sync", "--wait", "10");
  }

  join(name = "ada", called = "Ada Okafor") {
    this.engineer(name, "init", "--engineer", called);
    const invite = execFileSync(join(PROGRAMS, "soundings-hub"), ["invite", "--data", this.hub], { encoding: "utf8" }).trim();
    this.engineer(name, "join", invite);
  }

  person(customer, name, role, choice) {
    const id = this.does("person", "add", customer, name, "--role", role).id;
    this.does("consent", id, choice);
    return id;
  }

  said(by, words, ...more) {
    return this.does("note", "said", words, "--by", by, "--exact", ...more).id;
  }

  /** A picture out of the demo, in the notebook's reach. */
  picture(name) {
    const file = join(this.folder, `${name}.png`);
    copyFileSync(join(ROOT, "core/example/pictures", `${name}.png`), file);
    return file;
  }
}

/** A team with a wall full of everything: long names, three languages, a picture, a story, a promise, a map. */
export async function full(language = "en") {
  const team = new Team(language);
  await team.serve();
  team.join();
  const longest = "Brightline Metals and Structural Fabrication Company of Northern Ontario, Hamilton Works";
  const customers = {};
  for (const [key, name] of [["long", longest], ["quebec", "Aciérie du Saguenay"], ["porto", "Fundição Douro"], ["quiet", "Norwell Castings"]]) {
    customers[key] = team.does("customer", "add", name, "--site", "Plant 2").id;
  }
  const people = {
    colette: team.person(customers.long, "Colette Dubois-Vanderstraeten", "head of purchasing and supplier relations", "wall"),
    marc: team.person(customers.quebec, "Marc Tremblay", "chef d’équipe", "wall"),
    ines: team.person(customers.porto, "Inês Carvalho", "soldadora", "wall"),
    omar: team.person(customers.porto, "عمر الحسن", "مشرف", "wall"),
    ingrid: team.person(customers.quiet, "Ingrid Sand", "foundry", "wall"),
    rosa: team.person(customers.long, "Rosa Medeiros", "welder", "quote-unnamed"),
    imran: team.person(customers.long, "Imran Qureshi", "inspector", "team-only"),
  };
  team.does("visit", "start", customers.long);
  const notes = {
    friday: team.said(people.colette, "Every Friday they ask me why we pay for the same weld twice."),
    long: team.said(people.colette, "I sign for the overtime, I explain the overtime, and nobody has ever shown me the weld. If somebody had walked me over to the bench just once and said: this corner opens, this one here, then I would have paid for the settings card out of my own pocket and thanked you for it on the day you brought it."),
    rosa: team.said(people.rosa, "It is my initials on the tag."),
    bill: team.does("note", "around", "the bill on her desk, the same line twice", "--attach", team.picture("tag"), "--anyway").id,
  };
  team.does("promise", "A settings card readable from the torch, tried on our bench first.", "--to", people.colette, "--until", "+3d");
  team.does("promise", "Only for Imran: the inspection sheet in one page.", "--to", people.imran, "--until", "tomorrow");
  team.does("visit", "end", "--share");
  const map = team.does("map", "new", "--who", people.colette, "--situation", "the bill comes on a Friday").id;
  const entries = {
    pain: team.does("map", "add", map, "pain", "Has to explain an overtime that she cannot see", "--from", notes.friday).id,
    gain: team.does("map", "add", map, "gain", "One line on the bill instead of two", "--from", notes.long).id,
    need: team.does("map", "add", map, "need-to-do", "Close the month without a question from upstairs", "--from", notes.long).id,
    say: team.does("map", "add", map, "say", "--from", notes.friday).id,
  };
  team.does("visit", "start", customers.quebec);
  team.said(people.marc, "On soude deux fois pour que personne ne soit blâmé, pas parce que la soudure est mauvaise.");
  team.does("visit", "end", "--share");
  team.does("visit", "start", customers.porto);
  team.said(people.ines, "Ninguém lê o cartão: está atrás da garrafa de gás.");
  team.said(people.omar, "لا أحد يسألنا قبل أن تتغير الإعدادات.");
  team.does("visit", "end", "--share");
  const poster = team.does("poster", "new", people.colette, "--words", notes.friday, "--words", notes.long, "--picture", notes.bill, "--matters", entries.pain, "--matters", entries.gain, "--matters", entries.need).id;
  const story = team.does("story", "tell", "She asked us for a card. We said Friday, and on Friday it hung there, readable from the torch. Nobody at the plant had believed the date. When we came back in the spring she walked us to the bench herself and showed us the corner that opens. That had never happened before: until then we had met in the office, with the door closed. Since then she calls before a batch goes out, not after.", "--customer", customers.long, "--person", people.colette, "--wall").id;
  team.sync();
  return { team, customers, people, notes, entries, poster, story, map };
}

/** Keeps words for whoever looks at a failure. */
export function keep(name, text) {
  writeFileSync(join(PICTURES, name), text);
}
