import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./fixtures";
import { TodosPage } from "./pages/todos-page";
import { TrashPage } from "./pages/trash-page";

/** A new organization whose newest `count` todos were deleted together. */
async function deleted(page: Page, titles: readonly string[], count: number) {
  const todos = await TodosPage.ofNewPerson(page, "Ada Lindt", titles);
  const [last, first] = [titles.at(-1) ?? "", titles.at(-count) ?? ""];
  await todos.row(last).hover();
  await todos.checkbox("Select", last).click();
  if (count > 1) await todos.checkbox("Select", first).click({ modifiers: ["Shift"] });
  await todos.selectionBar.getByRole("button", { name: /^Delete/ }).click();
  await expect(todos.rows).toHaveCount(titles.length - count);
  const trash = new TrashPage(page, todos.slug);
  await trash.open();
  return { todos, trash };
}

test("the trash says who deleted and how long it stays, and restores", async ({ page }) => {
  const { todos, trash } = await deleted(page, ["Kept", "Thrown away"], 1);
  const row = trash.row("Thrown away");
  await expect(row).toContainText("by Ada Lindt");
  await expect(row).toContainText(/\d+ days\s*left/);
  await trash.restore("Thrown away").click();
  await expect(trash.toast("Restored")).toBeVisible();
  await expect(trash.nothing).toBeVisible();
  await expect(trash.emptyButton).toBeHidden();
  await todos.open();
  await expect(todos.row("Thrown away")).toBeVisible();
});

test("todos deleted together are restored together", async ({ page }) => {
  const { todos, trash } = await deleted(page, ["Alpha", "Beta", "Gamma"], 2);
  await expect(trash.rows).toHaveCount(1);
  await expect(trash.rows).toContainText("and 1 more");
  await trash.rows.getByRole("button", { name: /^Restore/ }).click();
  await expect(trash.nothing).toBeVisible();
  await todos.open();
  await expect(todos.rows).toHaveCount(3);
});

test("deleting for ever asks, and Cancel keeps the todo", async ({ page }) => {
  const { trash } = await deleted(page, ["Old draft"], 1);
  await trash.purge("Old draft").click();
  await expect(trash.confirmation).toContainText("cannot be brought back");
  await trash.confirmation.getByRole("button", { name: "Cancel" }).click();
  await expect(trash.confirmation).toBeHidden();
  await expect(trash.row("Old draft")).toBeVisible();

  await trash.purge("Old draft").click();
  await trash.confirmation.getByRole("button", { name: "Delete for ever" }).click();
  await expect(trash.toast("Deleted for ever")).toBeVisible();
  await expect(trash.nothing).toBeVisible();
  await page.reload();
  await expect(trash.nothing).toBeVisible();
});

test("a small trash is emptied after one question", async ({ page }) => {
  const { trash } = await deleted(page, ["Uno", "Due"], 2);
  await trash.emptyButton.click();
  await trash.confirmation.getByRole("button", { name: "Empty trash" }).click();
  await expect(trash.toast("2 items deleted for ever")).toBeVisible();
  await expect(trash.nothing).toBeVisible();
});

test("a large trash is emptied only after its organization's name was typed", async ({ page }) => {
  const titles = Array.from({ length: 21 }, (_, index) => `Note ${index + 1}`);
  const { trash } = await deleted(page, titles, 21);
  await trash.emptyButton.click();
  const confirm = trash.confirmation.getByRole("button", { name: "Empty trash" });
  await expect(confirm).toBeDisabled();
  const name = trash.confirmation.getByLabel("Type “Harbour” to confirm");
  await name.fill("harbour");
  await expect(confirm).toBeDisabled();
  await name.fill("Harbour");
  await confirm.click();
  await expect(trash.toast("21 items deleted for ever")).toBeVisible();
  await expect(trash.nothing).toBeVisible();
});

test("a member restores but does not delete for ever; an owner does both", async ({ page, browser }) => {
  await signIn(page.context(), "member@acme.test");
  const trash = new TrashPage(page, "acme");
  await trash.open();
  await expect(trash.rows.getByRole("button", { name: /^Restore/ }).first()).toBeVisible();
  await expect(trash.rows.getByRole("button", { name: /for ever$/ })).toHaveCount(0);
  await expect(trash.emptyButton).toBeHidden();

  const context = await browser.newContext();
  await signIn(context, "owner@acme.test");
  const owned = new TrashPage(await context.newPage(), "acme");
  await owned.open();
  await expect(owned.rows.getByRole("button", { name: /for ever$/ }).first()).toBeVisible();
  await expect(owned.emptyButton).toBeVisible();
  await context.close();
});
