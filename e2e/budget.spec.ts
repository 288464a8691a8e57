import { expect, type Page, signIn, test } from "./fixtures";

/** Gzipped kB of JavaScript that a browser fetches for the first screen; what it fetches when idle is not counted. */
async function firstLoad(page: Page, path: string): Promise<number> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const scripts = new Set<string>();
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.add(request.url());
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const sizes = await Promise.all([...scripts].map((url) => gzipped(page, url)));
  return Math.round(sizes.reduce((total, size) => total + size, 0) / 100) / 10;
}

/** Bytes of a file for a browser that reads no other encoding. */
async function gzipped(page: Page, url: string): Promise<number> {
  const response = await page.request.head(url, { headers: { "accept-encoding": "gzip" } });
  expect(response.ok()).toBe(true);
  return Number(response.headers()["content-length"]);
}

/** In kB; the goals are 130, 200 and 200, of which React and Next's own client take 137, the sentences in the languages 4. */
const budgets = [
  { path: "/sign-in", email: null, budget: 171 },
  { path: "/o/acme", email: "owner@acme.test", budget: 209 },
  { path: "/o/acme/todos", email: "owner@acme.test", budget: 222 },
];

for (const { path, email, budget } of budgets) {
  test(`${path} sends at most ${budget} kB of scripts`, async ({ page }) => {
    if (email) await signIn(page.context(), email);
    const size = await firstLoad(page, path);
    test.info().annotations.push({ type: "first load", description: `${size} kB` });
    expect(size).toBeGreaterThan(20);
    expect(size).toBeLessThanOrEqual(budget);
  });
}

test("scripts come compressed by the build, smaller still for browsers that read Brotli", async ({
  page,
}) => {
  const largest = { gzip: 0, br: 0 };
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await page.goto("/sign-in", { waitUntil: "networkidle" });
  for (const encoding of ["gzip", "br"] as const)
    for (const url of scripts) {
      const headers = { "accept-encoding": encoding };
      const response = await page.request.get(url, { headers });
      const size = Number((await page.request.head(url, { headers })).headers()["content-length"]);
      if (size > 1_000) expect(response.headers()["content-encoding"]).toBe(encoding);
      expect(await response.text()).toMatch(/turbopack/i);
      largest[encoding] = Math.max(largest[encoding], size);
    }
  expect(largest.br).toBeLessThan(largest.gzip * 0.95);
});

test("React and Next's client ask to be compiled while they load", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await page.goto("/sign-in", { waitUntil: "networkidle" });
  const texts = await Promise.all(scripts.map(async (url) => (await page.request.get(url)).text()));
  const hinted = texts.filter((text) => text.startsWith("//# allFunctionsCalledOnLoad\n"));
  expect(hinted.some((text) => text.includes("hydrateRoot"))).toBe(true);
  expect(hinted.join("").length).toBeGreaterThan(300_000);
});

test("a name that is only read aloud fetches no typeface", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await signIn(page.context(), "owner@acme.test");
  const typefaces: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") typefaces.push(request.url());
  });
  await page.goto("/o/acme/todos", { waitUntil: "networkidle" });
  await expect(page.getByRole("img", { name: "Assigned to Tomáš" }).first()).toBeVisible();
  expect(typefaces).toHaveLength(1);
});

test("a todo in the list is a few elements, which scrolling pays for", async ({ page }) => {
  await signIn(page.context(), "owner@acme.test");
  await page.goto("/o/acme/todos?status=all");
  const rows = page.locator("[data-todo]");
  await expect(rows.nth(20)).toBeVisible();
  const elements = await rows.evaluateAll((all) => all.map((row) => row.querySelectorAll("*").length));
  expect(Math.max(...elements)).toBeLessThanOrEqual(28);
});
