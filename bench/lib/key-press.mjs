import { inWindow } from "./browser.mjs";
import { loadAll } from "./scroll.mjs";
import { quantile, short } from "./statistics.mjs";

const GOAL_MS = 50;

/** In the page: how to see that what a key does is there. */
function installSigns() {
  window.shown = {
    complete: (id) => {
      const title = document.querySelector(`[data-todo="${id}"] [data-property="title"]`);
      return !title || getComputedStyle(title).textDecorationLine === "line-through";
    },
    create: (title) =>
      [...document.querySelectorAll('[data-todo] [data-property="title"]')].some(
        (each) => each.textContent === title,
      ),
    close: () => document.querySelector('[role="dialog"]') === null,
  };
}

/**
 * In the page: `watchKey` takes the milliseconds from the next press of a key to the end of the frame that shows each
 * of the marks; `paintOf` is the browser's own time from the key to the next paint, when it was 16 ms or more.
 */
function installStopwatch() {
  const events = [];
  new PerformanceObserver((list) => events.push(...list.getEntries())).observe({
    type: "event",
    durationThreshold: 16,
  });
  const untilShown = (name, argument, from) =>
    new Promise((resolve) => {
      const look = () => {
        if (!window.shown[name](argument)) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - from);
        port2.postMessage("painted");
      };
      requestAnimationFrame(look);
    });
  window.watchKey = (key, marks) => {
    window.keyShown = new Promise((resolve) => {
      const listen = (event) => {
        if (event.key !== key) return;
        window.removeEventListener("keydown", listen, true);
        const from = event.timeStamp;
        const waits = marks.map(([name, argument]) => untilShown(name, argument, from));
        resolve(Promise.all(waits).then((took) => ({ took, from })));
      };
      window.addEventListener("keydown", listen, true);
    });
  };
  window.paintOf = (from) =>
    events.find(({ name, startTime }) => name === "keydown" && Math.abs(startTime - from) < 1)?.duration;
}

async function press(page, key, marks) {
  await page.evaluate(([name, all]) => window.watchKey(name, all), [key, marks]);
  await page.keyboard.press(key);
  const { took, from } = await page.evaluate(() => window.keyShown);
  await page.waitForTimeout(100);
  const paint = await page.evaluate((at) => window.paintOf(at), from);
  return { took, paint: paint ?? 16 };
}

/** Moves to a todo and answers its id; the keys work as soon as the screen's code does. */
async function moveDown(page) {
  for (let attempt = 0; attempt < 50; attempt++) {
    await page.keyboard.press("j");
    const id = await page.evaluate(() => document.activeElement?.closest("[data-todo]")?.dataset.todo);
    if (id) return id;
    await page.waitForTimeout(100);
  }
  throw new Error("J leads to no todo");
}

async function completeByKey(page, times) {
  const results = [];
  for (let count = 0; count < times; count++) {
    const id = await moveDown(page);
    results.push(await press(page, "d", [["complete", id]]));
    await page.locator(`[data-todo="${id}"]`).waitFor({ state: "detached" });
  }
  return results;
}

async function createByKey(page, times) {
  const results = [];
  for (let count = 0; count < times; count++) {
    const title = `Typed ${count} ${Date.now()}`;
    await page.keyboard.press("c");
    await page.getByRole("dialog", { name: "New todo" }).getByLabel("Title").waitFor();
    await page.keyboard.type(title);
    const marks = [
      ["close", null],
      ["create", title],
    ];
    results.push(await press(page, "Enter", marks));
  }
  return results;
}

async function openList(page, path) {
  await page.goto(path, { waitUntil: "networkidle" });
  await page.evaluate(installSigns);
  await page.evaluate(installStopwatch);
}

async function inSmallList(page, path, times) {
  await openList(page, path);
  await completeByKey(page, 3);
  const completed = await completeByKey(page, times);
  await createByKey(page, 3);
  return { completed, created: await createByKey(page, times) };
}

async function inLargeList(page, path, times) {
  await openList(page, path);
  await loadAll(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator('li[aria-posinset="1"]').waitFor();
  return completeByKey(page, times);
}

const shownAfter = (results, mark) => results.map(({ took }) => took[mark]);

const slowestPaint = (results) => Math.max(...results.map(({ paint }) => paint));

function row(name, results, mark) {
  const times = shownAfter(results, mark);
  const figures = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times), slowestPaint(results)];
  return [name, results.length, ...figures.map(short)];
}

function goalOf(name, results, mark, why) {
  const p95 = quantile(shownAfter(results, mark), 0.95);
  const met = p95 < GOAL_MS;
  return { name, goal: `< ${GOAL_MS} ms`, value: `${short(p95)} ms`, met, why: met ? undefined : why };
}

/** Milliseconds from the press of a key until what it does is on the screen. */
export async function measureKeyPresses(browser, who, { small, large, times }) {
  const { completed, created } = await inWindow(browser, who, (page) => inSmallList(page, small, times));
  const among = await inWindow(browser, who, (page) => inLargeList(page, large, Math.ceil(times / 3)));
  const next = (results) => `the next paint after the key comes within ${short(slowestPaint(results))} ms`;
  const closing = short(quantile(shownAfter(created, 0), 0.95));
  const late = `${next(created)}, and the dialog has faded away after ${closing} ms`;
  return {
    table: {
      head: ["key press to paint", "times", "p50 ms", "p95 ms", "worst ms", "worst next paint ms"],
      rows: [
        row("D: the todo is struck out", completed, 0),
        row("D, among 10,000 loaded", among, 0),
        row("Enter: the dialog is gone", created, 0),
        row("Enter: the new todo is in the list", created, 1),
      ],
    },
    goals: [
      goalOf("key press to paint, p95, complete", completed, 0, next(completed)),
      goalOf("key press to paint, p95, complete, among 10,000 loaded", among, 0, next(among)),
      goalOf("key press to paint, p95, create", created, 1, late),
    ],
  };
}
