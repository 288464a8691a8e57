import { inWindow } from "./browser.mjs";
import { quantile, short } from "./statistics.mjs";

const ROW = 40;
const STEP = 160;
const FRAME_MS = 1_000 / 60;
const LOAD_LIMIT_MS = 180_000;

/**
 * In the page: the time of each frame, what of it the page's own thread took until it had painted, and the most rows that
 * the document held.
 */
function watchFrames() {
  const frames = [];
  const own = [];
  let rows = 0;
  let running = true;
  let last = performance.now();
  const painted = new MessageChannel();
  painted.port1.onmessage = () => own.push(performance.now() - last);
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    painted.port2.postMessage(null);
    rows = Math.max(rows, document.querySelectorAll("[data-todo]").length);
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(frame);
  });
  window.endFrames = () => {
    running = false;
    return { frames, own, rows };
  };
}

const readPlace = (page) =>
  page.evaluate((row) => {
    const list = document.querySelector('ul[aria-label="Todos"]');
    const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
    const loaded = Math.round((list?.offsetHeight ?? 0) / row);
    return { loaded, atEnd: scrollTop + clientHeight >= scrollHeight - 2 };
  }, ROW);

/** Turns the wheel, some rows for each frame, until `isOver` says so. */
async function turn(page, step, isOver) {
  await page.evaluate(watchFrames);
  const from = performance.now();
  let distance = 0;
  for (let count = 0; ; count++) {
    await page.mouse.wheel(0, step);
    distance += Math.abs(step);
    if (count % 20 === 0 && (await isOver(performance.now() - from))) break;
  }
  const seen = await page.evaluate(() => window.endFrames());
  return { ...seen, distance };
}

/** Frames that the screen missed: a frame that took three times its time missed two. */
const dropped = (frames) =>
  frames.reduce((total, ms) => total + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0);

const partOf = ({ own }) => `the page's part of a frame is ${short(quantile(own, 0.99))} of 16.7 ms (p99)`;

function row(name, { frames, own, rows, distance }) {
  const slow = frames.filter((ms) => ms > 50).length;
  const times = [
    quantile(frames, 0.5),
    quantile(frames, 0.99),
    Math.max(...frames),
    quantile(own, 0.5),
    quantile(own, 0.99),
  ].map(short);
  const rowsPassed = Math.round(distance / ROW).toLocaleString("en");
  return [name, rowsPassed, rows, frames.length, dropped(frames), slow, ...times];
}

const plainPage = `<title>Plain</title><div style="height:400000px;background:linear-gradient(#fff,#ccc)"></div>`;

async function scrollPlain(page, ms) {
  await page.setContent(plainPage);
  await page.mouse.move(640, 400);
  await turn(page, STEP, (passed) => passed > 500);
  return turn(page, STEP, (passed) => passed > ms);
}

/** Loads the whole list by scrolling to its end; a page that does not load is asked for again, as a person would. */
export async function loadAll(page) {
  const main = page.getByRole("main");
  const more = main.locator("button", { hasText: "Load more" });
  const failed = main.locator("button", { hasText: "Try again" });
  let again = 0;
  const isOver = async (passed) => {
    const { loaded, atEnd } = await readPlace(page);
    if (passed > LOAD_LIMIT_MS) throw new Error(`Only ${loaded} todos were loaded by scrolling`);
    if (!atEnd) return false;
    if ((await failed.count()) === 0) return (await more.count()) === 0;
    again += 1;
    await failed.click();
    return false;
  };
  return { ...(await turn(page, ROW * 40, isOver)), again };
}

async function scrollList(page, path, { ms, rows }) {
  await page.goto(path, { waitUntil: "networkidle" });
  await page.mouse.move(640, 400);
  const first = await turn(page, STEP, (passed) => passed > ms);
  const loading = await loadAll(page);
  const { loaded } = await readPlace(page);
  if (loaded < rows) throw new Error(`The list ends after ${loaded} of ${rows} todos`);
  return { first, loading, loaded: await turn(page, -STEP, (passed) => passed > ms) };
}

/** Frames while a list of many todos is scrolled by the wheel. */
export async function measureScroll(browser, who, { path, rows, ms }) {
  const plain = await inWindow(browser, {}, (page) => scrollPlain(page, ms));
  const list = await inWindow(browser, who, (page) => scrollList(page, path, { ms, rows }));
  const many = rows.toLocaleString("en");
  const again = list.loading.again ? ` (${list.loading.again} pages on the second try)` : "";
  const lost = dropped(list.loaded.frames);
  const allowed = dropped(plain.frames);
  return {
    table: {
      head: [
        "scrolling",
        "rows passed",
        "most rows in the page",
        "frames",
        "dropped",
        "over 50 ms",
        "p50 ms",
        "p99 ms",
        "worst ms",
        "page's part p50",
        "p99",
      ],
      rows: [
        row("a plain page, to compare with", plain),
        row("the list, loading as it goes", list.first),
        row(`to the end, until all ${many} are loaded${again}`, list.loading),
        row(`among ${many} loaded`, list.loaded),
      ],
    },
    goals: [
      {
        name: `scrolling among ${many} todos: dropped frames`,
        goal: "none",
        value: `${lost} of ${list.loaded.frames.length + lost}`,
        met: lost === 0,
        why: lost
          ? `${partOf(list.loaded)}, and without a graphics card the drawing comes on top; on a plain page ${partOf(plain)}, and ${allowed} are dropped`
          : undefined,
      },
    ],
  };
}
