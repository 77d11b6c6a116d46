(() => {
  "use strict";
  const TURN = 20000, ASK = 10000, PATIENCE = 8000, A_DAY = 24 * 60 * 60 * 1000;
  const WISH = "soundings-visitors";
  const wall = document.getElementById("wall");
  const form = document.getElementById("visitors");
  const button = form.querySelector("button");
  const news = document.getElementById("news");

  // What was tapped and the hub has not heard yet: "yes", "no", or nothing. It outlives a reload.
  let wish = recalled();
  // No customer is shown. A tap hides at once; only the hub's own answer shows them again.
  let hidden = wall.dataset.visitors === "yes" || wish === "yes";
  let mark = wall.dataset.mark, at = 0, asking = false, taps = 0;
  // The hub's last word: by a clock that nobody sets, and by the one that goes on while a screen sleeps.
  let heard = performance.now(), heardAt = Date.now();

  function recalled() {
    try { return localStorage.getItem(WISH); } catch { return null; }
  }
  function remember(value) {
    wish = value;
    try { value === null ? localStorage.removeItem(WISH) : localStorage.setItem(WISH, value); } catch { /* the page remembers */ }
  }

  const faces = () => wall.querySelectorAll(".face");

  function show() {
    const all = faces();
    at = all.length === 0 ? 0 : (at + all.length) % all.length;
    all.forEach((face, place) => face.classList.toggle("shown", place === at));
    document.body.classList.toggle("resting", hidden || all.length === 0);
    button.value = hidden && wish !== "no" ? "no" : "yes";
    button.textContent = button.dataset[button.value];
  }

  function turn(by) {
    at += by;
    show();
  }

  // The hub is away: what stood last stays, but people only for a day.
  function away() {
    const gone = Math.max(performance.now() - heard, Date.now() - heardAt);
    news.textContent = gone > 2 * ASK ? news.dataset.away + " " + new Date(heardAt).toLocaleString(document.documentElement.lang) : "";
    if (gone > A_DAY) {
      wall.querySelectorAll("[data-people]").forEach((face) => face.remove());
      mark = "";
    }
    show();
  }

  function send(path, options) {
    return fetch(path, { ...options, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  }

  async function ask() {
    if (asking) return;
    asking = true;
    const before = taps;
    try {
      if (wish !== null) {
        const answer = await send("/visitors", { method: "POST", body: new URLSearchParams({ here: wish }), redirect: "manual" });
        if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error();
        // Tapped again meanwhile: that is asked next.
        if (taps !== before) throw new Error();
        remember(null);
        mark = "";
      }
      const answer = await send("/wall", { headers: { "If-None-Match": mark } });
      if (answer.status !== 304) {
        if (!answer.ok) throw new Error();
        const html = await answer.text();
        if (taps !== before) throw new Error();
        const key = wall.querySelector(".shown")?.dataset.key;
        wall.innerHTML = html;
        at = Math.max(0, [...faces()].findIndex((face) => face.dataset.key === key));
        mark = answer.headers.get("ETag") || "";
        hidden = answer.headers.get("X-Visitors") === "yes";
      }
      heard = performance.now();
      heardAt = Date.now();
      news.textContent = "";
      show();
    } catch {
      away();
    } finally {
      asking = false;
      if (taps !== before) ask();
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    taps += 1;
    remember(button.value);
    if (wish === "yes") hidden = true;
    show();
    ask();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") turn(1);
    if (event.key === "ArrowLeft") turn(-1);
  });

  document.body.classList.add("playing");
  show();
  if (wish !== null) ask();
  setInterval(() => turn(1), TURN);
  setInterval(ask, ASK);
})();
