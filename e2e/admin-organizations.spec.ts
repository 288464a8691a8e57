import { createOrganization, createTodos, enter, expect, expectAccessible, signIn, test } from "./fixtures";
import { AdminOrganizationsPage } from "./pages/admin-organizations-page";
import { TodosPage } from "./pages/todos-page";

test("an operator moves an organization to the trash, restores it, and deletes it for ever", async ({
  page,
  browser,
}) => {
  const own = await browser.newContext();
  await enter(own, "Odile Owner");
  const name = "Lighthouse";
  const organization = await createOrganization(own, name);
  await createTodos(own, organization, ["Paint the door"]);
  const theirs = await own.newPage();
  const todos = new TodosPage(theirs, organization.slug);
  await todos.open();
  await expect(theirs.getByText("Paint the door")).toBeVisible();

  await signIn(page.context(), "admin@tenantry.test");
  const organizations = new AdminOrganizationsPage(page);
  await organizations.openOne(name, organization.slug);
  await expect(page.getByRole("main")).not.toContainText("Paint the door");
  await expectAccessible(page);
  const title = `Move ${name} to the trash?`;
  await organizations.act("Move to trash…", { title, reason: "Ticket 4711", typed: organization.slug });
  await expect(page.getByText(/^In the trash until/).first()).toBeVisible();

  await theirs.goto(`/o/${organization.slug}/todos`);
  await expect(theirs.getByRole("heading", { name: "There is nothing here" })).toBeVisible();

  await organizations.act("Restore…", { title: `Restore ${name}?`, reason: "It was a mistake" });
  await expect(page.getByRole("button", { name: "Move to trash…" })).toBeVisible();
  await theirs.goto(`/o/${organization.slug}/audit`);
  const moved = theirs.getByRole("button", { name: /An operator of the service .* moved the organization/ });
  await moved.click();
  await expect(theirs.getByText("Reason: Ticket 4711")).toBeVisible();

  await organizations.act("Move to trash…", { title, reason: "Ticket 4711", typed: organization.slug });
  await organizations.act("Delete for ever…", {
    title: `Delete ${name} for ever?`,
    reason: "The contract has ended",
    typed: organization.slug,
  });
  await expect(page).toHaveURL(/\/admin\/organizations$/);
  await page.goto(`/admin/audit?organization=${organization.id}`);
  await expect(page.getByRole("button", { name: /deleted the organization .* for ever/ })).toBeVisible();
  await expect(page.getByText("Deleted organization").first()).toBeVisible();
  await own.close();
});
