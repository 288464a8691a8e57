import { call, expect, expectAccessible, send } from "./fixtures";
import { test } from "./organization-fixture";
import { MembersPage } from "./pages/members-page";
import { TeamsSection } from "./pages/teams-section";

test("a team narrows the todos to those of its people, who stand together when assigning", async ({
  team,
  page,
}) => {
  const { organization, owner } = team;
  const mia = await team.join("Mia Member", "member");
  const me = await mia.context.request.get("/api/trpc/session.me");
  const { result }: { result: { data: { user: { id: string } } } } = await me.json();
  const assigned = { title: "Hers", assignedTo: result.data.user.id };
  await send(owner.context, "todos.create", assigned, organization);
  await send(owner.context, "todos.create", { title: "Nobody's" }, organization);

  const teams = new TeamsSection(page);
  await teams.open(organization.slug);
  await teams.create("Support");
  await teams.toggle("Support").click();
  await teams.add("Support", "Mia Member");
  await teams.row("Support").getByRole("link", { name: /^Open/ }).click();
  await expect(page.getByRole("heading", { name: "Support", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Hers" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Nobody's" })).toBeHidden();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Make active team" }).click();
  await expect(page.getByRole("button", { name: "Active team", exact: true })).toBeVisible();
  await page.goto(`/o/${organization.slug}/todos`);
  await expect(page.getByRole("button", { name: "Team Support" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Hers" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Nobody's" })).toBeHidden();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page.getByRole("button", { name: "Nobody's" })).toBeVisible();

  await page.getByRole("search").getByRole("button", { name: "Assignee" }).click();
  const picker = page.getByRole("dialog");
  await expect(picker.getByRole("group", { name: "Support" })).toContainText("Mia Member");
  await expect(picker.getByRole("group", { name: "In no team" })).toContainText("Olga Owner");
});

test("an invitation leads into a team", async ({ team, page }) => {
  const { organization, owner } = team;
  await call(owner.context, "teams.create", { name: "Support" }, organization);
  const members = new MembersPage(page);
  await members.open(organization.slug);
  const dialog = await members.startInviting();
  await dialog.addresses.fill("tina@example.test");
  await dialog.dialog.getByLabel("Team").click();
  await page.getByRole("option", { name: "Support" }).click();
  await dialog.submit("Send invitation").click();
  await expect(dialog.result("tina@example.test")).toContainText("invited");
  await expectAccessible(page);
  await dialog.close();
  await expect(members.invitations).toContainText("Invited as member in Support by Olga Owner");
});
