import { once } from "node:events";
import { request } from "node:http";
import { inWindow } from "./browser.mjs";
import { short } from "./statistics.mjs";

const GOALS = { "/sign-in": 130, "/o/acme/todos": 200 };
const ROUTES = [
  { path: "/sign-in" },
  { path: "/sign-up" },
  { path: "/o/acme", signedIn: true },
  { path: "/o/acme/todos", signedIn: true },
  { path: "/o/acme/projects", signedIn: true },
  { path: "/o/acme/members", signedIn: true },
  { path: "/o/acme/trash", signedIn: true },
  { path: "/o/acme/audit", signedIn: true },
];

/** The scripts that a browser fetches for the first screen; what it fetches when idle is left out. */
async function readScripts(page, path) {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const urls = new Set();
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") urls.add(request.url());
  });
  await page.goto(path, { waitUntil: "networkidle" });
  if (new URL(page.url()).pathname !== path) throw new Error(`${path} leads to ${page.url()}`);
  return [...urls];
}

/** kB of the body as they are sent to whoever reads `encoding`: one, or the best of several. */
async function kilobytesSent(url, encoding) {
  const asking = request(url, { headers: { "accept-encoding": encoding } }).end();
  const [answer] = await once(asking, "response");
  let bytes = 0;
  for await (const part of answer) bytes += part.length;
  return bytes / 1_000;
}

/** The scripts of a first screen with the kB that each encoding takes. */
async function readFirstLoad(page, path) {
  const scripts = new Map();
  for (const url of await readScripts(page, path)) {
    const gzip = await kilobytesSent(url, "gzip");
    const best = await kilobytesSent(url, "br, gzip");
    scripts.set(new URL(url).pathname, { gzip, best });
  }
  return { path, scripts };
}

function total(scripts) {
  const sizes = [...scripts.values()];
  const sum = (encoding) => sizes.reduce((kilobytes, size) => kilobytes + size[encoding], 0);
  return { gzip: sum("gzip"), best: sum("best") };
}

/** The scripts that every route has: React, Next's client and what all screens share. */
function sharedScripts([first, ...others]) {
  return new Map([...first.scripts].filter(([url]) => others.every(({ scripts }) => scripts.has(url))));
}

function goalOf({ path, scripts }, empty) {
  const goal = GOALS[path];
  const { gzip, best } = total(scripts);
  const met = gzip <= goal;
  const nothing = total(empty.scripts);
  const why = met
    ? undefined
    : `an empty page of Next and React has ${short(nothing.gzip)} kB; browsers that read Brotli load ${short(best)} kB`;
  return { name: `first load of ${path}`, goal: `≤ ${goal} kB`, value: `${short(gzip)} kB`, met, why };
}

/** kB of JavaScript that each route loads first, and the empty page at `emptyOrigin`. */
export async function measureFirstLoads(browser, { origin, cookie, emptyOrigin }) {
  const results = [];
  for (const { path, signedIn } of ROUTES) {
    const who = { origin, cookie: signedIn ? cookie : undefined };
    results.push(await inWindow(browser, who, (page) => readFirstLoad(page, path)));
  }
  const empty = await inWindow(browser, { origin: emptyOrigin }, (page) => readFirstLoad(page, "/"));
  const row = (name, scripts) => {
    const { gzip, best } = total(scripts);
    return [name, short(gzip), short(best), scripts.size];
  };
  return {
    table: {
      head: ["route", "kB of JavaScript, gzip", "Brotli where there is some", "files"],
      rows: [
        ...results.map(({ path, scripts }) => row(path, scripts)),
        row("the same on every route", sharedScripts(results)),
        row("an empty page of Next and React, to compare with", empty.scripts),
      ],
    },
    goals: results.filter(({ path }) => path in GOALS).map((result) => goalOf(result, empty)),
  };
}
