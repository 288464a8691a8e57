import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { sayingIn } from "./sentences.mjs";
import { enter } from "./world.mjs";

const desk = { width: 1440, height: 900 };
const phone = { width: 375, height: 812 };

/** In which forms every screen is taken. */
export const variants = {
  en: [
    { suffix: "light", colorScheme: "light", viewport: desk },
    { suffix: "dark", colorScheme: "dark", viewport: desk },
    { suffix: "light-phone", colorScheme: "light", viewport: phone },
  ],
  de: [
    { suffix: "light", colorScheme: "light", viewport: desk },
    { suffix: "dark", colorScheme: "dark", viewport: desk },
    { suffix: "light-phone", colorScheme: "light", viewport: phone },
  ],
};

export const fileName = (screen, locale, { suffix }) => `${screen.name}-${locale}-${suffix}.webp`;

const patienceMs = 30_000;
const quietMs = 250;

/** Whether a request is answered in one piece; the stream of changes never ends. */
const ends = (request) => !/events\.onChange|_next\/webpack-hmr/.test(request.url());

function countRequests(page) {
  const running = new Set();
  page.on("request", (request) => ends(request) && running.add(request));
  for (const event of ["requestfinished", "requestfailed"])
    page.on(event, (request) => running.delete(request));
  return running;
}

/** After what the page keeps for when it is idle. */
const idle = () => new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 5_000 }));

/** Waits until nothing is asked or drawn any more. */
async function settle(page, running) {
  await page.evaluate(idle);
  const until = Date.now() + patienceMs;
  let quietSince = Date.now();
  while (Date.now() - quietSince < quietMs && Date.now() < until) {
    if (running.size > 0) quietSince = Date.now();
    await delay(25);
  }
  await page.waitForFunction(() => !document.querySelector(".animate-skeleton"), null, {
    timeout: patienceMs,
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** After the next picture of the browser. */
const drawn = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

async function shoot(page, running, { screen, locale, folder }) {
  for (const variant of variants[locale]) {
    await page.emulateMedia({ colorScheme: variant.colorScheme, reducedMotion: "reduce" });
    if (page.viewportSize().width !== variant.viewport.width) {
      await page.setViewportSize(variant.viewport);
      await settle(page, running);
    }
    await page.evaluate(drawn);
    await page.screenshot({
      path: join(folder, fileName(screen, locale, variant)),
      type: "webp",
      quality: 70,
      animations: "disabled",
    });
  }
}

async function take(person, scene) {
  const { screen, world } = scene;
  const page = await person.context.newPage();
  await page.setViewportSize(desk);
  try {
    const running = countRequests(page);
    const path = typeof screen.path === "function" ? screen.path(world) : screen.path;
    await screen.before?.(page, scene);
    await page.goto(path);
    await settle(page, running);
    if (screen.act) {
      await screen.act(page, scene);
      await page.mouse.move(0, 0);
      await settle(page, running);
    }
    await shoot(page, running, scene);
  } finally {
    await person.context.setOffline(false);
    await page.close();
  }
}

/** Who looks at which screens in which language. */
const groupsOf = (screens) =>
  Object.keys(variants).flatMap((locale) =>
    [...new Set(screens.map((screen) => screen.as))].map((as) => ({
      locale,
      as,
      screens: screens.filter((each) => each.as === as),
    })),
  );

/**
 * Takes screens in every language, theme and size, and answers those that failed.
 * `breakDown` is called when everybody has signed in, before the first picture.
 * @param {{ stage, world, folder: string, screens: object[], onTaken: (name: string) => void,
 *   breakDown?: () => Promise<void> }} shooting
 */
export async function takeAll({ stage, world, folder, screens, onTaken, breakDown }) {
  mkdirSync(folder, { recursive: true });
  const failures = [];
  const groups = groupsOf(screens);
  if (breakDown) {
    for (const group of groups) group.person = await enter(stage, group.as, { ...group, world });
    await breakDown();
  }
  for (const { locale, as, screens: own, person = await enter(stage, as, { locale, world }) } of groups) {
    for (const screen of own) {
      const scene = { screen, locale, say: sayingIn(locale), world, folder };
      const failed = await take(person, scene).catch((error) => error);
      if (failed) failures.push(`${screen.name} (${locale}): ${failed.message}`);
      onTaken(`${screen.name} ${locale}`);
    }
    await person.context.close();
  }
  return failures;
}
