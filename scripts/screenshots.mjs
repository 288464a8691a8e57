import { chromium } from "@playwright/test";
import { findBrowser } from "./lib/browser.mjs";
import { isBuilt } from "./lib/build-stamp.mjs";
import { withDemoServer } from "./lib/demo-server.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node, stopAll, whenParentEnds } from "./lib/process.mjs";
import { printFailure, Refusal, step } from "./lib/steps.mjs";
import { takeAll } from "./screenshots/camera.mjs";
import { writeIndex } from "./screenshots/index.mjs";
import { screens } from "./screenshots/screens.mjs";
import { makeWorld } from "./screenshots/world.mjs";

const folder = inRoot("docs", "screenshots");
const biome = inRoot("node_modules", "@biomejs", "biome", "bin", "biome");

function readArguments(argv) {
  const names = screens.map(({ name }) => name);
  let only = names;
  for (const argument of argv) {
    if (!argument.startsWith("--only="))
      throw new Refusal(`${argument} is unknown. There is: --only=todos,…`);
    only = argument.slice("--only=".length).split(",");
  }
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length)
    throw new Refusal(`No screen is named ${unknown.join(", ")}. There are: ${names.join(", ")}`);
  return screens.filter(({ name }) => only.includes(name));
}

let closeStage = () => {};

/** Opens browser contexts that see the server as people in Berlin do. */
async function openStage(env, { path, env: more }) {
  const browser = await chromium.launch({
    executablePath: path,
    env: { ...process.env, ...more },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
  });
  const origin = env.APP_URL;
  const newPerson = async ({ locale = "en", ...options } = {}) => {
    const context = await browser.newContext({
      baseURL: origin,
      locale: locale === "de" ? "de-DE" : "en-GB",
      timezoneId: "Europe/Berlin",
      ...options,
    });
    return { context, origin };
  };
  closeStage = () => browser.close();
  return { newPerson };
}

async function photograph(chosen, { env, stopDatabase }) {
  const stage = await openStage(env, await findBrowser({ shellWillDo: true }));
  try {
    const world = await makeWorld(stage);
    const onTaken = (name) => step(name);
    const [gone, alive] = [true, false].map((outage) =>
      chosen.filter((each) => Boolean(each.outage) === outage),
    );
    const failures = await takeAll({ stage, world, folder, screens: alive, onTaken });
    failures.push(
      ...(await takeAll({ stage, world, folder, screens: gone, onTaken, breakDown: stopDatabase })),
    );
    if (failures.length > 0) throw new Refusal(`Not taken:\n${failures.join("\n")}`);
  } finally {
    await closeStage();
  }
}

/** Takes every screen in both languages and themes, or those of --only=…, and writes the table of them. */
async function main() {
  requireNode();
  const chosen = readArguments(process.argv.slice(2));
  if (!isBuilt()) {
    step("Building");
    await node([inRoot("scripts", "build.mjs")], { quiet: true });
  }
  await withDemoServer((server) => photograph(chosen, server));
  writeIndex(folder, screens);
  await node([biome, "format", "--write", folder], { quiet: true });
  step(`${chosen.length} screens in docs/screenshots`);
}

/** Without its browser and server everything fails at once, and what was begun is cleared away. */
function interrupt() {
  stopAll();
  closeStage();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupt);
whenParentEnds(interrupt);
main().catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
