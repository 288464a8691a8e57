import { expect, expectAccessible, expectAccessibleThemes, send } from "./fixtures";
import { test } from "./organization-fixture";
import { BillingPage } from "./pages/billing-page";

test("a trial becomes a paid plan, which changes, is cancelled and goes on", async ({ team, page }) => {
  const billing = new BillingPage(page, team.organization);
  await billing.open();
  await expect(billing.plan).toContainText("14 trial days left");
  await expectAccessibleThemes(page);

  await page.getByRole("tab", { name: /Yearly/ }).click();
  await billing.pay("Business");
  await expect(billing.plan).toContainText("Business");
  await expect(billing.plan).toContainText("€120 for 1 seat");
  await expect(billing.limit("Todos")).toHaveAttribute("aria-valuemax", "1000000");
  await expect(page).not.toHaveURL(/checkout/);
  await expect(page.getByRole("table")).toContainText("Paid");
  await expect(page.getByRole("tab", { name: /Yearly/, selected: true })).toBeVisible();

  await billing.button("Switch to Pro").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Nothing is charged now");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Switch to Pro" }).click();
  await expect(billing.plan).toContainText("€60 for 1 seat");
  await expect(billing.limit("Todos")).toHaveAttribute("aria-valuemax", "10000");

  await billing.button("Cancel the plan").click();
  await dialog.getByRole("button", { name: "Cancel the plan" }).click();
  await expect(billing.plan).toContainText("Ends on");
  await billing.button("Keep the plan").click();
  await expect(billing.plan).not.toContainText("Ends on");
});

test("an unpaid plan goes on for its grace, then Free's limits hold until it is paid", async ({
  team,
  page,
}) => {
  const billing = new BillingPage(page, team.organization);
  await billing.open();
  await billing.pay("Pro");
  await expect(billing.button("Cancel the plan")).toBeVisible();

  await billing.happens("fail-payment");
  await expect(billing.plan).toContainText("Payment overdue");
  await expect(billing.plan).toContainText("Pro goes on until");
  await expect(billing.limit("Todos")).toHaveAttribute("aria-valuemax", "10000");
  await page.reload();
  await expect(page.getByText("A payment failed. Your plan goes on until")).toBeVisible();
  await expectAccessibleThemes(page);

  await billing.happens("fail-payment", 8);
  await expect(billing.plan).toContainText("the limits of Free hold");
  await expect(billing.limit("Todos")).toHaveAttribute("aria-valuemax", "200");
  const items = Array.from({ length: 100 }, (_, index) => ({ title: `Todo ${index}` }));
  const create = () => send(team.owner.context, "todos.createMany", { items }, team.organization);
  expect([(await create()).status(), (await create()).status()]).toEqual([200, 200]);
  expect((await create()).status()).toBe(403);

  await billing.happens("pay");
  await expect(billing.plan).not.toContainText("Payment overdue");
  expect((await create()).status()).toBe(200);
});

test("a viewer sees the plan and changes nothing", async ({ team }) => {
  const viewer = await team.join("Vera Viewer", "viewer");
  const page = await viewer.context.newPage();
  const billing = new BillingPage(page, team.organization);
  await billing.open();
  await expect(page.getByText("Only owners change the plan.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Subscribe|Switch to|Stay|Cancel)/ })).toHaveCount(0);
  await expectAccessible(page);
});
