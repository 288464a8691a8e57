import type { Browser, BrowserContext } from "@playwright/test";
import {
  call,
  createOrganization,
  expect,
  newEmail,
  type Page,
  signIn,
  signInAnew,
  signUp,
  test,
} from "./fixtures";
import { AdminPage } from "./pages/admin-page";
import { TodosPage } from "./pages/todos-page";

const root = "admin@tenantry.test";

/** Somebody who may act for others, and is signed in nowhere yet. */
async function newAdmin(browser: Browser, from: BrowserContext): Promise<string> {
  const context = await browser.newContext();
  const email = newEmail("sam");
  await signUp(context, "Sam Osei", email);
  const { id } = await call<{ id: string }>(context, "account.update", { firstName: "Sam" });
  await call(from, "admin.users.setRole", { id, role: "admin", reason: "For this test" });
  await context.close();
  return email;
}

/** How long it took until the screen changed, from the click on. */
async function measure(
  what: string,
  click: () => Promise<void>,
  changed: Page,
  users: AdminPage,
): Promise<void> {
  await click();
  const from = performance.now();
  await users.ended.waitFor();
  console.log(`${what}: the screen changed ${Math.round(performance.now() - from)} ms after the click`);
  await expect(changed).toHaveURL(/\/impersonation-ended$/);
}

async function act(page: Page, name: string, email: string, slug: string): Promise<AdminPage> {
  const users = new AdminPage(page);
  await users.openUser(name, email);
  await users.impersonate(name, "Ticket 4711");
  await expect(users.banner).toBeVisible();
  await new TodosPage(page, slug).open();
  return users;
}

test("an impersonation ends on its open screen when the administrator signs out elsewhere, or is demoted", async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  const [noor, elsewhere, above] = [
    await browser.newContext(),
    await browser.newContext(),
    await browser.newContext(),
  ];
  const name = "Noor Haddad";
  const email = newEmail("noor");
  await signUp(noor, name, email);
  const { slug } = await createOrganization(noor, "Lantern");
  await signIn(above, root);
  const sam = await newAdmin(browser, above);
  await signInAnew(page.context(), sam);
  await signInAnew(elsewhere, sam);

  const users = await act(page, name, email, slug);
  const devices = await elsewhere.newPage();
  await devices.goto("/account/sessions");
  await devices.getByRole("button", { name: "End all others" }).click();
  const signOut = () => devices.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
  await measure("signed out elsewhere", signOut, page, users);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await signInAnew(page.context(), sam);
  await act(page, name, email, slug);
  const admins = new AdminPage(await above.newPage());
  await admins.openUser("Sam", sam);
  const demote = () =>
    admins.changeRole("Remove as admin…", "Remove Sam as platform admin?", "Remove as admin", "Leaves");
  await measure("demoted", demote, page, users);
  await page.goto(`/o/${slug}`);
  await expect(users.ended).toBeVisible();
  for (const context of [noor, elsewhere, above]) await context.close();
});
