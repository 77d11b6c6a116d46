
(() => {
  "use strict";
  const TURN = 20000, ASK = 10000, A_DAY = 24 * 60 * 60 * 1000;
  const wall = document.getElementById("wall");
  const form = document.getElementById("visitors");
  const button = form.querySelector("button");
  const news = document.getElementById("news");
  const rest = document.getElementById("rest");
  let mark = wall.dataset.mark, lastGood = Date.now(), at = 0;

  const faces = () => wall.querySelectorAll(".face");
  const show = () => {
    const all = faces();
    if (all.length === 0) return;
    at = (at + all.length) % all.length;
    all.forEach((face, place) => face.classList.toggle("shown", place === at));
  };
  const turn = (by) => { at += by; show(); };

  // The hub is away: what stood last stays, but people only for a day.
  const away = () => {
    const gone = Date.now() - lastGood;
    news.textContent = gone > 2 * ASK ? news.dataset.away + " " + new Date(lastGood).toLocaleString() : "";
    if (gone > A_DAY) {
      wall.querySelectorAll("[data-people]").forEach((face) => face.remove());
      if (faces().length === 0) wall.append(rest.content.cloneNode(true));
      mark = "";
      show();
    }
  };

  const ask = async () => {
    try {
      const answer = await fetch("/wall", { cache: "no-store", headers: { "If-None-Match": mark } });
      if (answer.status !== 304) {
        if (!answer.ok) throw new Error();
        const html = await answer.text();
        wall.innerHTML = html;
        mark = answer.headers.get("ETag") || "";
        const here = answer.headers.get("X-Visitors") === "yes";
        button.value = here ? "no" : "yes";
        button.textContent = button.dataset[button.value];
        show();
      }
      lastGood = Date.now();
      news.textContent = "";
    } catch {
      away();
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // Put away at once, before the hub has heard of it.
    if (button.value === "yes") wall.querySelectorAll(".face").forEach((face) => face.classList.remove("shown"));
    try {
      await fetch("/visitors", { method: "POST", body: new URLSearchParams({ here: button.value }) });
    } catch {
      away();
    }
    mark = "";
    await ask();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") turn(1);
    if (event.key === "ArrowLeft") turn(-1);
  });

  document.body.classList.add("playing");
  show();
  setInterval(() => turn(1), TURN);
  setInterval(ask, ASK);
})();
