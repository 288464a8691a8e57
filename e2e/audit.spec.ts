import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import {
  call,
  createOrganization,
  enter,
  expect,
  expectAccessible,
  expectAccessibleThemes,
  signIn,
  test,
} from "./fixtures";
import { AuditPage } from "./pages/audit-page";

/** The open log of a new organization in which one todo went through everything. */
async function eventful(page: Page): Promise<AuditPage> {
  await enter(page.context(), "Mia Brandt");
  const organization = await createOrganization(page.context(), "Ledger");
  const change = (path: string, data: object) =>
    call<{ id: string }>(page.context(), path, data, organization);
  await change("projects.create", { name: "Launch" });
  const { id } = await change("todos.create", { title: "=Invoice Q3", dueDate: "2030-03-04" });
  await change("todos.update", { id, dueDate: "2030-03-05" });
  await change("todos.complete", { id });
  await change("todos.trash", { id });
  const audit = new AuditPage(page, organization.slug);
  await audit.open();
  return audit;
}

test("every change is a sentence, and opens to what was and what is", async ({ page }) => {
  const audit = await eventful(page);
  await expect(page.getByRole("heading", { name: "Today", level: 2 })).toBeVisible();
  await expect(audit.entry("Mia Brandt created the project “Launch”")).toBeVisible();
  await expect(audit.entry("Mia Brandt created the todo “=Invoice Q3”")).toBeVisible();
  await expect(audit.entry("Mia Brandt completed “=Invoice Q3”")).toBeVisible();
  await expect(audit.rows.first()).toContainText("Mia Brandt moved “=Invoice Q3” to the trash");

  const sentence = "Mia Brandt changed the due date of “=Invoice Q3”";
  const entry = audit.entry(sentence);
  await entry.focus();
  await page.keyboard.press("Enter");
  await expect(entry).toHaveAttribute("aria-expanded", "true");
  const row = audit.row(sentence);
  await expect(row.getByText("Due date", { exact: true })).toBeVisible();
  await expect(row.getByText("Monday, 4 March 2030")).toBeVisible();
  await expect(row.getByText("Tuesday, 5 March 2030")).toBeVisible();
  await expect(row.getByText("todos.update")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(entry).toHaveAttribute("aria-expanded", "false");
});

test("filters live in the address, are cleared together, and nonsense in them shows the whole log", async ({
  page,
}) => {
  const audit = await eventful(page);
  await audit.choose("Kind", "Project");
  await expect(page).toHaveURL(/\?kind=projects$/);
  await expect(audit.rows).toHaveCount(1);
  await audit.choose("Action", "Restored");
  await expect(page).toHaveURL(/action=restore/);
  await expect(page.getByRole("heading", { name: "No entry matches" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "No entry matches" })).toBeVisible();
  await audit.filters.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/audit$/);
  await expect(audit.entry("created the project “Launch”")).toBeVisible();
  await audit.choose("Person", "Mia Brandt");
  await expect(page).toHaveURL(/\?person=[\da-f-]{36}$/);
  await expect(audit.entry("completed “=Invoice Q3”")).toBeVisible();

  await audit.open("?kind=nonsense&person=me&action=x&from=2030-13-40&to=soon");
  await expect(audit.entry("created the project “Launch”")).toBeVisible();
});

test("the export holds the filtered entries, none of which a spreadsheet runs", async ({ page }) => {
  const audit = await eventful(page);
  await audit.open("?kind=todos");
  await expect(audit.rows).toHaveCount(4);
  const download = page.waitForEvent("download");
  await audit.exportButton.click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^audit-${audit.slug}-\\d{4}-\\d{2}-\\d{2}\\.csv$`));
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain(`"Delete","Todo","'=Invoice Q3"`);
  await expect(page.getByText("4 entries exported")).toBeVisible();
});

test("a change made by somebody acting as another says who it was", async ({ page }) => {
  const audit = await eventful(page);
  await page.route(/auditLog\.list/, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({
      response,
      body: body.replaceAll('"impersonatorName":null', '"impersonatorName":"Sam Support"'),
    });
  });
  await audit.open();
  await expect(audit.entry("completed “=Invoice Q3”")).toContainText("via Sam Support");
  await expectAccessible(page);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a log that does not load says so and loads on request", async ({ page }) => {
  const audit = await eventful(page);
  await page.route(/auditLog\.list/, (route) => route.abort());
  await audit.open();
  const failure = page.getByRole("main").getByRole("alert");
  await expect(failure).toContainText("The server cannot be reached");
  await page.unroute(/auditLog\.list/);
  await failure.getByRole("button", { name: "Try again" }).click();
  await expect(audit.entry("created the project “Launch”")).toBeVisible();
});

test("a viewer is told that the log is not theirs, and nothing is asked for", async ({ page }) => {
  await signIn(page.context(), "viewer@acme.test");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("auditLog")) asked.push(request.url());
  });
  const audit = new AuditPage(page, "acme");
  await audit.open();
  await expect(audit.forbidden).toBeVisible();
  await expect(page.getByRole("link", { name: "Audit log" })).toBeHidden();
  await expectAccessible(page);
  expect(asked).toEqual([]);
});

test("the log is accessible, light and dark, and fits a phone", async ({ page }) => {
  const audit = await eventful(page);
  await audit.entry("changed the due date").click();
  await expectAccessibleThemes(page);
  await page.setViewportSize({ width: 375, height: 812 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

test("a change is reverted from the log, unless something newer contradicts it", async ({ page }) => {
  const audit = await eventful(page);
  await audit.entry("moved “=Invoice Q3” to the trash").click();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(audit.rows.first()).toContainText("Mia Brandt restored “=Invoice Q3”");

  const change = audit.row("Mia Brandt changed the due date of “=Invoice Q3”").last();
  await change.getByRole("button").first().click();
  const revert = change.getByRole("button", { name: "Revert this change" });
  await revert.click();
  await expect(audit.rows.first()).toContainText("Mia Brandt changed the due date of “=Invoice Q3”");
  await revert.click();
  await expect(page.getByText("It was changed again since")).toBeVisible();
});
