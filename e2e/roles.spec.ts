import type { BrowserContext } from "@playwright/test";
import { createOrganization, expect, expectAccessible, headers, type Organization } from "./fixtures";
import { test, write } from "./organization-fixture";
import { titled } from "./pages/auth-pages";
import { MembersPage } from "./pages/members-page";

function read(context: BrowserContext, organization: Organization, id: string) {
  const input = encodeURIComponent(JSON.stringify({ id }));
  return context.request.get(`/api/trpc/todos.get?input=${input}`, { headers: headers(organization) });
}

test("a viewer reads everything and is offered no change", async ({ team }) => {
  const { organization, owner } = team;
  await write(owner.context, organization, "Water the plants");
  const { context } = await team.join("Vera Viewer", "viewer");
  const page = await context.newPage();
  await page.goto(`/o/${organization.slug}/todos`);
  await expect(page.getByText("View only")).toBeVisible();
  const todo = page.getByRole("button", { name: "Water the plants" });
  await expect(todo).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "New todo" })).toBeHidden();
  await todo.click();
  const panel = page.getByRole("dialog", { name: "Todo" });
  await expect(panel.getByRole("heading", { name: "Water the plants" })).toBeVisible();
  await expect(panel.getByRole("textbox")).toHaveCount(0);
  await expect(panel.getByRole("checkbox")).toBeDisabled();
  await expect(panel.getByRole("button", { name: "Delete todo" })).toBeHidden();

  const members = new MembersPage(page);
  await members.open(organization.slug);
  await expect(members.inviteButton).toBeHidden();
  await expect(members.role(owner.name)).toBeHidden();
});

test("a member writes todos but decides neither about people nor settings", async ({ team }) => {
  const { organization, owner } = team;
  const { context } = await team.join("Mia Member", "member");
  const page = await context.newPage();
  await page.goto(`/o/${organization.slug}/todos?new=true`);
  const dialog = page.getByRole("dialog", { name: "New todo" });
  await dialog.getByLabel("Title").fill("Order chairs");
  await dialog.getByRole("button", { name: "Create todo" }).click();
  await expect(page.getByRole("button", { name: "Order chairs" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Complete “Order chairs”" })).toBeEnabled();

  const members = new MembersPage(page);
  await members.open(organization.slug);
  await expect(members.row(owner.email)).toContainText("Owner");
  await expectAccessible(page);
  await expect(members.inviteButton).toBeHidden();
  await expect(members.role(owner.name)).toBeHidden();
  await expect(page.getByRole("button", { name: `Actions for ${owner.name}` })).toBeHidden();

  await page.goto(`/o/${organization.slug}/settings`);
  await expect(page.getByText("Owners and admins can change these")).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Transfer ownership" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Delete organization" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Leave organization" })).toBeVisible();
});

test("the last owner can neither leave nor step down", async ({ team, page }) => {
  const members = new MembersPage(page);
  const refusal = page.getByText("An organization needs at least one owner");
  await members.open(team.organization.slug);
  await members.changeRole(team.owner.name, "Admin");
  await expect(refusal).toHaveCount(1);
  await expect(members.role(team.owner.name)).toHaveText("Owner");
  await members.act(team.owner.name, "Leave organization…");
  await members.confirm("Leave organization");
  await expect(refusal).toHaveCount(2);
  await page.reload();
  await expect(members.role(team.owner.name)).toHaveText("Owner");
});

test("a removed member is out at the next request", async ({ team, page }) => {
  const { organization, owner } = team;
  const id = await write(owner.context, organization, "Stay here");
  const removed = await team.join("Remy Removed", "member");
  const theirs = await removed.context.newPage();
  await theirs.goto(`/o/${organization.slug}/todos`);
  await expect(theirs.getByRole("button", { name: "Stay here" })).toBeVisible();

  const members = new MembersPage(page);
  await members.open(organization.slug);
  await members.act(removed.name, /^Remove from/);
  await expect(page.getByText(`${removed.name} was removed`)).toBeVisible();
  await expect(members.row(removed.email)).toBeHidden();

  expect((await read(removed.context, organization, id)).status()).toBe(404);
  await theirs.reload();
  await expect(titled(theirs, "There is nothing here")).toBeVisible();
});

test("two organizations in two tabs stay apart", async ({ team, context, page }) => {
  const { organization: first } = team;
  const second = await createOrganization(context, "Second");
  await write(context, first, "Belongs to the first");
  const foreign = await write(context, second, "Belongs to the second");
  const other = await context.newPage();
  await page.goto(`/o/${first.slug}/todos`);
  await other.goto(`/o/${second.slug}/todos`);
  await expect(other.getByRole("button", { name: "Belongs to the second" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Belongs to the first" })).toBeVisible();
  await expect(page.getByText("Belongs to the second")).toBeHidden();
  await expect(other.getByText("Belongs to the first")).toBeHidden();

  const unknown = await read(context, first, "01890000-0000-7000-8000-000000000000");
  const across = await read(context, first, foreign);
  expect(across.status()).toBe(404);
  expect(unknown.status()).toBe(404);
  const visible = /"requestId":"[^"]*"/;
  expect((await across.text()).replace(visible, "")).toBe((await unknown.text()).replace(visible, ""));
});
