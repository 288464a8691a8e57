import type { BrowserContext, Page } from "@playwright/test";
import {
  expect,
  expectAccessible,
  expectAccessibleShape,
  expectAccessibleThemes,
  newEmail,
  signIn,
  signUp,
  test,
} from "./fixtures";
import { TodosPage } from "./pages/todos-page";

/** What the browser complains about; the answer 404 of the screen itself is not a complaint. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(error.message));
  page.on("console", (message) => {
    const own = message.location().url === page.url() && message.text().includes("status of 404");
    if (message.type() === "error" && !own) found.push(message.text());
  });
  return found;
}

async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
}

/** Without a violation, nothing wider than a phone, nothing in the console. */
async function expectSound(page: Page, path: string, themes = true): Promise<void> {
  const found = complaints(page);
  await page.goto(path);
  await ready(page);
  if (themes) await test.step("light and dark", () => expectAccessibleThemes(page));
  else await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 812 });
  await test.step("375 px", async () => {
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    if (themes) await expectAccessibleShape(page);
  });
  expect(found).toEqual([]);
}

/** The tests of some screens, all seen by one person. */
function screens(
  name: string,
  signedIn: (context: BrowserContext) => Promise<void>,
  paths: string[],
  themes = true,
): void {
  test.describe(name, () => {
    let context: BrowserContext;
    test.beforeAll(async ({ browser }) => {
      context = await browser.newContext();
      await signedIn(context);
    });
    test.afterAll(() => context.close());
    for (const path of paths) {
      test(`${path} is accessible${themes ? ", light and dark," : ""} and fits a phone`, async () => {
        const page = await context.newPage();
        await expectSound(page, path, themes);
        await page.close();
      });
    }
  });
}

screens("signed out", () => Promise.resolve(), [
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password?token=x",
  "/sign-in?with=company",
  "/sign-in/link?token=x",
  "/save-work?token=x",
  "/unsubscribe?mail=digest",
  "/verify-email",
  "/inbox",
  "/impersonation-ended",
  "/no-such-page",
  "/invite/00000000-0000-7000-8000-000000000000",
]);

screens("a new person", (context) => signUp(context, "Ines Roth", newEmail("ines")), [
  "/onboarding",
  "/invite/00000000-0000-7000-8000-000000000000",
]);

screens("an owner", (context) => signIn(context, "owner@acme.test"), [
  "/o/acme",
  "/o/acme/todos",
  "/o/acme/projects",
  "/o/acme/audit",
  "/o/acme/trash",
  "/o/acme/members",
  "/o/acme/teams",
  "/o/acme/billing",
  "/o/acme/settings",
  "/account",
  "/account/security",
  "/account/sessions",
  "/account/delete",
]);

// The same parts as an owner sees, fewer of them: their colours are looked at above.
screens(
  "a viewer",
  (context) => signIn(context, "viewer@acme.test"),
  [
    "/o/acme",
    "/o/acme/todos",
    "/o/acme/projects",
    "/o/acme/audit",
    "/o/acme/trash",
    "/o/acme/members",
    "/o/acme/billing",
    "/o/acme/settings",
  ],
  false,
);

screens("an administrator", (context) => signIn(context, "admin@tenantry.test"), [
  "/admin",
  "/admin/users",
  "/admin/users?show=banned",
  "/admin/organizations",
  "/admin/jobs",
  "/admin/mails",
  "/admin/audit",
]);

test("the panel of a todo is accessible, light and dark, and fits a phone", async ({ page }) => {
  await signIn(page.context(), "owner@acme.test");
  const todos = new TodosPage(page, "acme");
  await todos.open();
  await todos.list.getByRole("button").first().click();
  await expect(page).toHaveURL(/\?todo=/);
  await expectSound(page, page.url());
});
