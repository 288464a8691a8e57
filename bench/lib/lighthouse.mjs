import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../scripts/lib/process.mjs";
import { keepCookie, startBrowser } from "./browser.mjs";
import { median, short } from "./statistics.mjs";
import { makeTemporary, removeTemporary } from "./temporary.mjs";

// The last that runs on Node 20; fetched when it is needed, as it is large.
const PACKAGE = "lighthouse@12.8.2";
const ATTEMPTS = 3;
const GOALS = { performance: 95, accessibility: 100 };
const APPLIED = "mobile, applied";
const DEVICES = {
  mobile: [],
  [APPLIED]: ["--throttling-method=devtools"],
  desktop: ["--preset=desktop"],
};
const PAGES = [
  { path: "/sign-in" },
  { path: "/o/acme/todos", signedIn: true },
  { path: "/", isEmpty: true, name: "an empty page, to compare with" },
];
const METRICS = {
  fcp: "first-contentful-paint",
  lcp: "largest-contentful-paint",
  tbt: "total-blocking-time",
  cls: "cumulative-layout-shift",
};

const lighthouse = (args, folder) =>
  run("npm", ["exec", "--yes", `--package=${PACKAGE}`, "--", "lighthouse", ...args], {
    cwd: folder,
    quiet: true,
  });

const weighed = ({ auditRefs }, audits) =>
  auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);

function readResult(file, path) {
  const { categories, audits, finalDisplayedUrl } = JSON.parse(readFileSync(file, "utf8"));
  const { pathname } = new URL(finalDisplayedUrl);
  if (pathname !== path) throw new Error(`${path} leads to ${pathname}`);
  const { performance, accessibility } = categories;
  const faults = weighed(accessibility, audits).map(({ id }) => id);
  const metrics = Object.entries(METRICS).map(([name, id]) => [name, audits[id].numericValue]);
  const scores = { performance: performance.score * 100, accessibility: accessibility.score * 100 };
  return { ...scores, faults, ...Object.fromEntries(metrics) };
}

// A browser of its own for each: a used one keeps code and now and then breaks off the trace.
async function auditOnce({ path, signedIn, isEmpty, device }, { origin, cookie, emptyOrigin }, folder) {
  const file = join(folder, "result.json");
  const browser = await startBrowser();
  const args = [
    `${isEmpty ? emptyOrigin : origin}${path}`,
    `--port=${browser.port}`,
    "--quiet",
    "--output=json",
    `--output-path=${file}`,
    "--only-categories=performance,accessibility",
    ...DEVICES[device],
  ];
  try {
    // A header that Lighthouse adds is lost to the page's own cookies as soon as it has set one.
    if (signedIn) await keepCookie(browser, { origin, cookie });
    await lighthouse(args, folder);
    return readResult(file, path);
  } finally {
    await browser.stop();
  }
}

/** Lighthouse gives up now and then on a busy machine: it is asked up to three times. */
async function audit(about, who, folder) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await auditOnce(about, who, folder);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

const at = (results, field) => median(results.map((each) => each[field]));

function row({ path, name = path, device, results }) {
  const times = ["fcp", "lcp", "tbt"].map((field) => short(Math.round(at(results, field))));
  const scores = ["performance", "accessibility"].map((field) => Math.round(at(results, field)));
  return [name, device, ...scores, ...times, short(at(results, "cls"))];
}

const slowness = (results) =>
  `largest paint ${short(at(results, "lcp") / 1_000)} s, blocked for ${short(at(results, "tbt"))} ms`;

function goalsOf({ path, isEmpty, device, results }, audits) {
  if (isEmpty || device === APPLIED) return [];
  const empty = audits.find((each) => each.isEmpty && each.device === device);
  const applied = audits.find((each) => each.path === path && each.device === APPLIED);
  return Object.entries(GOALS).map(([field, goal]) => {
    const value = Math.round(at(results, field));
    const faults = [...new Set(results.flatMap((each) => each.faults))].join(", ");
    const slow = `${slowness(results)}; an empty page of Next and React: ${slowness(empty.results)}. All scripts that are here before the first paint count as if it waited for them; with the connection and the processor slowed down in fact: ${Math.round(at(applied.results, field))} (${slowness(applied.results)})`;
    const met = value >= goal;
    const why = met ? undefined : field === "performance" ? slow : faults;
    return { name: `Lighthouse, ${field}, ${path}, ${device}`, goal: `≥ ${goal}`, value, met, why };
  });
}

const COLUMNS = ["performance", "accessibility", "first paint ms", "largest paint ms", "blocked ms", "shift"];

/** Each page as each device, in turns, so that a busy minute of the machine is nobody's alone. */
async function auditAll(who, times) {
  const folder = makeTemporary("lighthouse");
  try {
    const audits = PAGES.flatMap((page) =>
      Object.keys(DEVICES).map((device) => ({ ...page, device, results: [] })),
    );
    for (let round = 0; round < times; round++)
      for (const each of audits) each.results.push(await audit(each, who, folder));
    return audits;
  } finally {
    removeTemporary(folder);
  }
}

async function isAvailable() {
  const folder = makeTemporary("lighthouse");
  try {
    await lighthouse(["--version"], folder);
    return true;
  } catch {
    return false;
  } finally {
    removeTemporary(folder);
  }
}

const notMeasured = () => ({
  table: { head: ["Lighthouse"], rows: [[`not measured: npm could not fetch ${PACKAGE}`]] },
  goals: PAGES.filter(({ isEmpty }) => !isEmpty).flatMap(({ path }) =>
    Object.entries(GOALS).map(([field, goal]) => ({
      name: `Lighthouse, ${field}, ${path}`,
      goal: `≥ ${goal}`,
      value: "not measured",
      met: false,
      why: "npm's registry was not reached",
    })),
  ),
});

/** Lighthouse's scores for the first screens, medians, as on a phone (its default, throttled) and on a desktop. */
export async function measureLighthouse(who, times) {
  if (!(await isAvailable())) return notMeasured();
  const audits = await auditAll(who, times);
  return {
    table: { head: [PACKAGE, "as", ...COLUMNS], rows: audits.map(row) },
    goals: audits.flatMap((each) => goalsOf(each, audits)),
  };
}
