import {
  test as base,
  createOrganization,
  expect,
  expectAccessible,
  linkIn,
  newEmail,
  newSlug,
  password,
  readMail,
  signUp,
} from "./fixtures";
import { PasswordResetPages, SignInPage } from "./pages/auth-pages";

type Account = { name: string; email: string; slug: string };

/** A person with one organization, signed out; the tests of a worker share it. */
const test = base.extend<object, { account: Account }>({
  account: [
    async ({ browser }, use) => {
      const account = { name: "Sia Signs", email: newEmail("sia") };
      const context = await browser.newContext();
      await signUp(context, account.name, account.email);
      const { slug } = await createOrganization(context, "signs");
      await context.close();
      await use({ ...account, slug });
    },
    { scope: "worker" },
  ],
});

test("a wrong password and an unknown address get the same answer", async ({ page, account }) => {
  const form = new SignInPage(page);
  const unknown = newEmail("nobody");
  await form.open();
  await form.signIn(account.email, "not the password");
  await form.expectRefused(account.email);
  await form.signIn(unknown, password);
  await form.expectRefused(unknown);
  await expectAccessible(page);
});

test("the right password leads to the dashboard, and signing out ends it", async ({ page, account }) => {
  const form = new SignInPage(page);
  await form.open();
  await form.signIn(account.email, password);
  await expect(page).toHaveURL(`/o/${account.slug}`);
  await expect(page.getByText("Nothing is assigned to you")).toBeVisible();

  await page.getByRole("button", { name: `Account of ${account.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await form.expectShown();
  await page.goto(`/o/${account.slug}`);
  await form.expectShown();
});

test("the keyboard suffices, and a server that is away is said in one sentence", async ({
  page,
  context,
  account,
}) => {
  const form = new SignInPage(page);
  await form.open();
  await page.waitForLoadState("networkidle");
  await page.keyboard.type(account.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await context.setOffline(true);
  await page.keyboard.press("Enter");
  await expect(page.getByText("The server cannot be reached.")).toBeVisible();
  await context.setOffline(false);
  await form.password.press("Enter");
  await expect(page).toHaveURL(`/o/${account.slug}`);
});

test("signing in does not follow an address elsewhere", async ({ page, account }) => {
  const form = new SignInPage(page);
  await form.open("//example.com");
  await form.signIn(account.email, password);
  await expect(page).toHaveURL(`/o/${account.slug}`);
});

test("a page behind sign-in is shown after signing in", async ({ page, account }) => {
  const form = new SignInPage(page);
  const wanted = `/o/${account.slug}/todos?status=completed`;
  await page.goto(wanted);
  await form.expectShown();
  await form.signIn(account.email, password);
  await expect(page).toHaveURL(wanted);
  await expect(page.getByText("Nothing completed yet")).toBeVisible();
});

test("a forgotten password is replaced by mail, and the old one stops working", async ({ page, browser }) => {
  const account = { name: "Fay Forgets", email: newEmail("fay") };
  const elsewhere = await browser.newContext();
  await signUp(elsewhere, account.name, account.email);
  await elsewhere.close();
  const form = new SignInPage(page);
  const reset = new PasswordResetPages(page);
  const chosen = newSlug("a new password");

  await form.open();
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await reset.request(account.email);
  const link = linkIn(await readMail(page.request, account.email, /password/i));
  await reset.choose(link, chosen);

  await page.getByRole("link", { name: "Sign in" }).click();
  await form.signIn(account.email, password);
  await form.expectRefused(account.email);
  await form.signIn(account.email, chosen);
  await expect(page).toHaveURL("/onboarding");

  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});
