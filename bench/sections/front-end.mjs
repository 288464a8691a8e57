import { runProgram } from "../../scripts/lib/app.mjs";
import { step } from "../../scripts/lib/steps.mjs";
import { startBrowser } from "../lib/browser.mjs";
import { measureFirstLoads } from "../lib/first-load.mjs";
import { measureKeyPresses } from "../lib/key-press.mjs";
import { measureLighthouse } from "../lib/lighthouse.mjs";
import { measureScroll } from "../lib/scroll.mjs";
import { startOurs, startStock } from "../lib/servers.mjs";
import { makeOrganization } from "../lib/world.mjs";

const OWNER = { email: "owner@acme.test", password: "tenantry-demo" };
const SMALL = 200;
const LARGE = 10_000;

async function signIn(origin) {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(OWNER),
  });
  if (answer.status !== 200) throw new Error(`Signing in was answered with ${answer.status}`);
  return answer.headers.getSetCookie()[0].split(";")[0];
}

async function makeLists({ sql }) {
  const [{ id }] = await sql`select id from "user" where email = ${OWNER.email}`;
  const make = async (rows) => {
    const organization = await makeOrganization(sql, id, rows);
    const [{ slug }] = await sql`select slug from organization where id = ${organization}`;
    return `/o/${slug}/todos`;
  };
  const lists = { small: await make(SMALL), large: await make(LARGE) };
  await sql`vacuum analyze`;
  return lists;
}

async function measureAll(browser, who, lists, quick) {
  step("  first loads");
  const loads = await measureFirstLoads(browser, who);
  step("  scrolling");
  const about = { path: lists.large, rows: LARGE, ms: quick ? 2_000 : 8_000 };
  const scrolling = await measureScroll(browser, who, about);
  step("  key presses");
  const keys = await measureKeyPresses(browser, who, { ...lists, times: quick ? 9 : 30 });
  step("  Lighthouse");
  const lighthouse = await measureLighthouse(who, quick ? 1 : 5);
  return [loads, lighthouse, scrolling, keys];
}

/**
 * What the browser loads, and how it behaves, on the production build with the demo. The stock arrangement has an empty
 * page: what Next and React take by themselves.
 */
export async function measureFrontEnd({ world, stockFolder, quick }) {
  await runProgram("db-seed", world.env);
  const lists = await makeLists(world);
  const target = await startOurs(world);
  const stock = await startStock(world, stockFolder);
  let browser;
  try {
    browser = await startBrowser();
    const cookie = await signIn(target.appUrl);
    const who = { origin: target.appUrl, cookie, emptyOrigin: stock.origin };
    return report(await measureAll(browser, who, lists, quick), browser.version);
  } finally {
    await browser?.stop();
    await stock.stop();
    await target.stop();
  }
}

function report(parts, version) {
  return {
    title: "Front end",
    intro:
      `The production build in ${version}, headless and without a graphics card, on the machine that also serves it. First loads are ` +
      "what the network carries for the first screen. Lighthouse: medians of five runs, in turns; *mobile* is its default, a slow " +
      "phone simulated from a load at full speed, *applied* the same with connection and processor slowed down in fact. Keys are " +
      "pressed by the browser's own input; a time ends with the frame that shows the change.",
    tables: parts.map(({ table }) => table),
    goals: parts.flatMap(({ goals }) => goals),
  };
}
