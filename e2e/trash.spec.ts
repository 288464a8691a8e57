import type { Page } from "@playwright/test";
import {
  call,
  createOrganization,
  createTodos,
  enter,
  expect,
  expectAccessible,
  newEmail,
  signIn,
  test,
} from "./fixtures";
import { MembersPage } from "./pages/members-page";
import { TeamsSection } from "./pages/teams-section";
import { TodosPage } from "./pages/todos-page";
import { TrashPage } from "./pages/trash-page";

/** The trash of a new organization whose newest `count` todos were deleted together. */
async function deleted(page: Page, titles: readonly string[], count: number) {
  const context = page.context();
  await enter(context, "Ada Lindt");
  const organization = await createOrganization(context, "Harbour");
  const ids = await createTodos(context, organization, titles);
  await call(context, "todos.trashMany", { ids: ids.slice(-count) }, organization);
  const todos = new TodosPage(page, organization.slug);
  const trash = new TrashPage(page, organization.slug);
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
  await expect(trash.emptyButton).toBeDisabled();
  await todos.open();
  await expect(todos.row("Thrown away")).toBeVisible();
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

test("a deletion opens by keyboard to show what went together, and all of it is restored", async ({
  page,
}) => {
  const { todos, trash } = await deleted(page, ["Kept", "Alpha", "Beta", "Gamma"], 3);
  const toggle = trash.rows.getByRole("button", { name: "and 2 more" });
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  await toggle.focus();
  await page.keyboard.press("Enter");
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  await expect(trash.contents(/Alpha|Beta|Gamma/)).toHaveCount(2);
  await expectAccessible(page);
  await page.keyboard.press("Space");
  await expect(trash.contents(/Alpha|Beta|Gamma/)).toHaveCount(0);
  await expect(toggle).toBeFocused();

  await expect(trash.rows).toHaveCount(1);
  await trash.rows.getByRole("button", { name: /^Restore/ }).click();
  await expect(trash.nothing).toBeVisible();
  await todos.open();
  await expect(todos.rows).toHaveCount(4);
});

test("a team goes to the trash with its people and comes back with them", async ({ page }) => {
  await enter(page.context(), "Ada Lindt");
  const { slug } = await createOrganization(page.context(), "Harbour");
  const teams = new TeamsSection(page);
  await teams.open(slug);
  await expect(teams.section.getByRole("heading", { name: "No teams yet" })).toBeVisible();
  await teams.create("Suport");
  await teams.act("Suport", "Rename…");
  await teams.name("Support", "Save name");
  await teams.toggle("Support").click();
  await teams.add("Support", "Ada Lindt");
  await expect(teams.row("Support")).toContainText("1 person");
  await teams.act("Support", "Delete team");
  await expect(teams.rows).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(teams.row("Support")).toContainText("1 person");
  await teams.act("Support", "Delete team");
  await expect(teams.rows).toHaveCount(0);

  const trash = new TrashPage(page, slug);
  await trash.open();
  await trash.show("Teams");
  await trash.toggle("Support").click();
  await expect(trash.contents(/Support/)).toHaveText([/Ada Lindt in Support/]);
  await trash.restore("Support").click();
  await expect(trash.toast("Restored")).toBeVisible();
  await teams.open(slug);
  await expect(teams.row("Support")).toContainText("1 person");
});

test("a deleted invitation is restored, unless the address was invited again", async ({ page }) => {
  await enter(page.context(), "Ada Lindt");
  const organization = await createOrganization(page.context(), "Harbour");
  const guest = newEmail("guest");
  const members = new MembersPage(page);
  const invite = () =>
    call(page.context(), "invitations.create", { emails: [guest], role: "member" }, organization);
  await invite();
  await members.open(organization.slug);
  await members.actOnInvitation(guest, "Delete");
  await expect(members.invitations).toBeHidden();
  await invite();

  const trash = new TrashPage(page, organization.slug);
  await trash.open();
  await trash.show("Invitations");
  await trash.restore(guest).click();
  await expect(trash.toast("This person already has a pending invitation")).toBeVisible();
  await expect(trash.row(guest)).toBeVisible();
  await members.open(organization.slug);
  await members.withdraw(guest);
  await trash.open();
  await trash.show("Invitations");
  await trash.restore(guest).click();
  await expect(trash.toast("Restored")).toBeVisible();
  await members.open(organization.slug);
  await expect(members.invitations).toContainText(guest);
});

test("a member sees teams and cannot change them, and no invitations in the trash", async ({ page }) => {
  await signIn(page.context(), "member@acme.test");
  const teams = new TeamsSection(page);
  await teams.open("acme");
  await expect(teams.row("Finance")).toBeVisible();
  await expect(teams.newButton).toBeHidden();
  await teams.toggle("Finance").click();
  await expect(teams.people("Finance").first()).toBeVisible();
  await expect(teams.row("Finance").getByRole("button")).toHaveCount(1);
  const trash = new TrashPage(page, "acme");
  await trash.open();
  await trash.show("Teams");
  await expect(trash.row("Trade fair")).toBeVisible();
  await expect(trash.restore("Trade fair")).toBeHidden();
  await expect(page.getByRole("tab", { name: "Invitations" })).toBeHidden();
});

test("a deleted organization comes back under a new address when its own was taken", async ({
  page,
  browser,
}) => {
  await enter(page.context(), "Ada Lindt");
  const { slug } = await createOrganization(page.context(), "Harbour");
  await page.goto(`/o/${slug}/settings`);
  await page.getByRole("button", { name: "Delete organization" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type “Harbour” to confirm").fill("Harbour");
  await dialog.getByRole("button", { name: "Delete organization" }).click();
  await page.waitForURL("**/onboarding");

  const squatter = await browser.newContext();
  await enter(squatter, "Sam Squat");
  await call(squatter, "organizations.create", { name: "Squat", slug });
  await squatter.close();
  await page.getByRole("button", { name: "Restore Harbour" }).click();
  await expect(page.getByText(`The address /o/${slug} is taken by now.`)).toBeVisible();
  await expect(page.getByLabel("New address")).toHaveValue(`${slug}-2`);
  await page.getByRole("button", { name: "Restore with this address" }).click();
  await page.waitForURL(`**/o/${slug}-2`);
});
