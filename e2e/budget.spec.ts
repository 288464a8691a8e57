import { expect, type Page, signIn, test } from "./fixtures";

/** Gzipped kB of JavaScript that a browser fetches for the first screen; what it fetches when idle is not counted. */
async function firstLoad(page: Page, path: string): Promise<number> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  let bytes = 0;
  const sizes: Promise<void>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    const added = request.sizes().then(({ responseBodySize }) => {
      bytes += responseBodySize;
    });
    sizes.push(added);
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await Promise.all(sizes);
  return Math.round(bytes / 100) / 10;
}

/** In kB; the goals are 130, 200 and 200, of which React and Next's own client take 137, the sentences in the languages 4. */
const budgets = [
  { path: "/sign-in", email: null, budget: 180 },
  { path: "/o/acme", email: "owner@acme.test", budget: 219 },
  { path: "/o/acme/todos", email: "owner@acme.test", budget: 232 },
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
