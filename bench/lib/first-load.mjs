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

/** What a browser fetches for the first screen; what it fetches when idle is left out. */
async function readFirstLoad(page, path) {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const sizes = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    const { pathname } = new URL(request.url());
    sizes.push(request.sizes().then(({ responseBodySize }) => [pathname, responseBodySize]));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  if (new URL(page.url()).pathname !== path) throw new Error(`${path} leads to ${page.url()}`);
  const scripts = new Map(await Promise.all(sizes));
  return { path, scripts, kilobytes: sum([...scripts.values()]) };
}

const sum = (sizes) => sizes.reduce((total, size) => total + size, 0) / 1_000;

/** Of the scripts that every route has: React, Next's client and what all screens share. */
function sharedKilobytes(results) {
  const [first, ...others] = results.map(({ scripts }) => scripts);
  return sum([...first].filter(([url]) => others.every((each) => each.has(url))).map(([, size]) => size));
}

function goalOf({ path, kilobytes }, empty) {
  const goal = GOALS[path];
  const met = kilobytes <= goal;
  const why = met ? undefined : `an empty page of Next and React has ${short(empty)} kB`;
  return { name: `first load of ${path}`, goal: `≤ ${goal} kB`, value: `${short(kilobytes)} kB`, met, why };
}

/** Gzipped kB of JavaScript that each route loads first, and the empty page at `emptyOrigin`. */
export async function measureFirstLoads(browser, { origin, cookie, emptyOrigin }) {
  const results = [];
  for (const { path, signedIn } of ROUTES) {
    const who = { origin, cookie: signedIn ? cookie : undefined };
    results.push(await inWindow(browser, who, (page) => readFirstLoad(page, path)));
  }
  const empty = await inWindow(browser, { origin: emptyOrigin }, (page) => readFirstLoad(page, "/"));
  const shared = sharedKilobytes(results);
  const rows = results.map(({ path, kilobytes, scripts }) => [path, short(kilobytes), scripts.size]);
  return {
    table: {
      head: ["route", "kB of JavaScript, gzip", "files"],
      rows: [
        ...rows,
        ["the same on every route", short(shared), ""],
        ["an empty page of Next and React, to compare with", short(empty.kilobytes), empty.scripts.size],
      ],
    },
    goals: results.filter(({ path }) => path in GOALS).map((result) => goalOf(result, empty.kilobytes)),
  };
}
