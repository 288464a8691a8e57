import type { Page } from "@playwright/test";
import { createOrganization, expect, newEmail, password, signIn, signUp, test } from "./fixtures";
import { AdminPage } from "./pages/admin-page";
import { TodosPage } from "./pages/todos-page";

const name = "Noor Haddad";
const admin = "admin@tenantry.test";

async function adminPage(page: Page): Promise<AdminPage> {
  await signIn(page.context(), admin);
  return new AdminPage(page);
}

test("an administrator acts as a person, sees it on every screen, and stops", async ({ page, browser }) => {
  const email = newEmail("noor");
  const own = await browser.newContext();
  await signUp(own, name, email);
  const { slug } = await createOrganization(own, "Lantern");
  const users = await adminPage(page);
  await users.openUser(name, email);
  await users.impersonate(name, "Ticket 4711");

  await expect(page).toHaveURL(new RegExp(`/o/${slug}$`));
  for (const screen of ["My work", "Todos", "Members", "Trash", "Billing", "Settings"]) {
    await page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name: screen, exact: true })
      .click();
    await expect(page.getByRole("heading", { name: screen, level: 1 })).toBeVisible();
    await expect(users.banner).toContainText(`You are viewing as ${name} (${email})`);
    await expect(users.banner).toContainText("Ticket 4711");
    await expect(users.banner).toContainText(/(59|60) min left/);
  }

  await users.stop();
  await expect(page).toHaveURL(/\/admin\/users$/);
  await expect(page.getByRole("heading", { name: "Users", level: 1 })).toBeVisible();
  await expect(users.banner).toBeHidden();
  await page.goto(`/o/${slug}`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await own.close();
});

test("impersonating needs a reason, and the banner is there before the person has an organization", async ({
  page,
  browser,
}) => {
  const email = newEmail("noor");
  const own = await browser.newContext();
  await signUp(own, name, email);
  const users = await adminPage(page);
  await users.openUser(name, email);
  await users.impersonate(name, "  ");
  const dialog = page.getByRole("dialog", { name: `Impersonate ${name}?` });
  await expect(dialog.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Cannot get in");
  await dialog.getByRole("button", { name: "Impersonate" }).click();
  await expect(page).toHaveURL(/\/onboarding$/);
  await expect(users.banner).toContainText("Cannot get in");
  await users.stop();
  await expect(page).toHaveURL(/\/admin\/users$/);
  await own.close();
});

test("an open screen leads a banned person to sign-in, who is refused until unbanned", async ({
  page,
  browser,
}) => {
  const email = newEmail("noor");
  const own = await browser.newContext();
  await signUp(own, name, email);
  const { slug } = await createOrganization(own, "Lantern");
  const theirs = await own.newPage();
  const todos = new TodosPage(theirs, slug);
  await todos.open();

  const users = await adminPage(page);
  await users.openUser(name, email);
  await users.ban(name, "Sends spam");
  await expect(users.panel.getByText("Banned: Sends spam")).toBeVisible();

  await expect(theirs).toHaveURL(/\/sign-in/);
  await theirs.getByLabel("E-mail").fill(email);
  await theirs.getByLabel("Password", { exact: true }).fill(password);
  const signInButton = theirs.getByRole("button", { name: "Sign in", exact: true });
  await signInButton.click();
  await expect(theirs.getByRole("alert").filter({ hasText: "This account is suspended" })).toBeVisible();

  await users.panel.getByRole("button", { name: "Unban" }).click();
  await expect(users.panel.getByRole("button", { name: "Ban…" })).toBeVisible();
  await signInButton.click();
  await expect(theirs).toHaveURL(new RegExp(`/o/${slug}`));
  await own.close();
});

test("the admin area does not exist for anybody else", async ({ page }) => {
  await signIn(page.context(), "owner@acme.test");
  for (const path of ["/admin", "/admin/users", "/admin/organizations", "/admin/audit"]) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  }
});
