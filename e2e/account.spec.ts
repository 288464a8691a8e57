import {
  awake,
  test as base,
  createOrganization,
  expect,
  expectAccessible,
  linkIn,
  newEmail,
  password,
  readMail,
  signIn,
  signUp,
} from "./fixtures";
import { addAuthenticator, codeOf, SecondFactorStep, SecurityPage } from "./pages/account-pages";
import { SignInPage, titled } from "./pages/auth-pages";

type Account = { name: string; email: string; slug: string };

/** A signed-in person with one organization. */
const test = base.extend<{ account: Account }>({
  account: async ({ context }, use) => {
    const account = { name: "Pia Profile", email: newEmail("pia") };
    await signUp(context, account.name, account.email);
    const { slug } = await createOrganization(context, "profile");
    await use({ ...account, slug });
  },
});

const button = (name: string) => ["button", { name, exact: true }] as const;

test("a passkey is added, named, signs in and is removed", async ({ page, account }) => {
  await addAuthenticator(page);
  const security = new SecurityPage(page);
  await security.open();
  await security.addPasskey();
  await page.getByRole("button", { name: /^Rename/ }).click();
  await page.getByLabel("Name of the passkey").fill("My laptop");
  await page.getByRole(...button("Save")).click();
  await expect(page.getByText("My laptop")).toBeVisible();
  expect((await readMail(page.request, account.email, /passkey/)).text).toContain("one added");

  await page.context().clearCookies();
  await page.goto("/sign-in");
  // The browser may offer the passkey by itself before the button is pressed.
  const signIn = page.getByRole(...button("Sign in with a passkey"));
  await awake(signIn)
    .then(() => signIn.click({ timeout: 5_000 }))
    .catch(() => {});
  await expect(page).toHaveURL(`/o/${account.slug}`);

  await security.open();
  await page.getByRole(...button("Remove My laptop")).click();
  await security.dialog.getByRole(...button("Remove passkey")).click();
  await expect(page.getByText("My laptop")).toHaveCount(0);
});

test("two-factor sign-in asks for a code once on a trusted device; a backup code works once", async ({
  page,
  account,
}) => {
  const security = new SecurityPage(page);
  await security.open();
  const { key, codes } = await security.switchTwoFactorOn(password);
  await expectAccessible(page);

  const form = new SignInPage(page);
  const step = new SecondFactorStep(page);
  // A screen that is still open would go to sign-in by itself.
  const forget = async (cookies?: { name: RegExp }) => {
    await page.goto("about:blank");
    await page.context().clearCookies(cookies);
  };
  const signOut = () => forget({ name: /session_token/ });
  await signOut();
  await form.open();
  await form.signIn(account.email, password);
  await step.expectShown();
  await expectAccessible(page);
  await step.enter("000000");
  await expect(page.getByText("The code is not right.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Trust this device for 30 days" }).click();
  await step.enter(codeOf(key));
  await expect(page).toHaveURL(`/o/${account.slug}`);

  await signOut();
  await form.open();
  await form.signIn(account.email, password);
  await expect(page).toHaveURL(`/o/${account.slug}`);

  await forget();
  await form.open();
  await form.signIn(account.email, password);
  await step.expectShown();
  await step.enterBackupCode(codes[0] ?? "");
  await expect(page).toHaveURL(`/o/${account.slug}`);
});

test("a link by mail signs in with one press, once", async ({ page, browser, account }) => {
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=/o/${account.slug}/todos`);
  await page.getByRole(...button("Send me a link")).click();
  await page.getByLabel("E-mail", { exact: true }).fill(account.email);
  await page.getByRole(...button("Send the link")).click();
  await expect(titled(page, "Check your mail")).toBeVisible();
  const link = linkIn(await readMail(page.request, account.email, /link to sign in/));
  await page.request.get(link);
  await page.goto(link);
  await page.getByRole(...button("Sign in")).click();
  await expect(page).toHaveURL(`/o/${account.slug}/todos`);

  const other = await browser.newPage();
  await other.goto(link);
  await other.getByRole(...button("Sign in")).click();
  await expect(titled(other, "This link does not work")).toBeVisible();
  await other.close();
});

test("a try-out becomes an account with everything in it", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole(...button("Try it without an account")).click();
  await expect(page).toHaveURL(/\/o\/try-out-/);
  const slug = new URL(page.url()).pathname;
  await page.goto(`${slug}/todos`);
  await expect(page.getByText("Press C to write a todo of your own")).toBeVisible();
  await page.getByRole("link", { name: "Save your work" }).click();
  const email = newEmail("gus");
  await page.getByLabel("Name", { exact: true }).fill("Gus Guest");
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole(...button("Create account")).click();
  await expect(page.getByText("Check your mail")).toBeVisible();
  await page.goto(linkIn(await readMail(page.request, email, /keep your work/)));
  await page.getByRole(...button("Keep my work")).click();
  await expect(titled(page, "Your work is saved")).toBeVisible();

  await page.context().clearCookies();
  const form = new SignInPage(page);
  await form.open();
  await form.signIn(email, password);
  await expect(page).toHaveURL(slug);
  await page.goto(`${slug}/todos`);
  await expect(page.getByText("Press C to write a todo of your own")).toBeVisible();
});

test("the profile is changed, and the other devices are signed out", async ({ page, browser, account }) => {
  const elsewhere = await browser.newContext();
  await signIn(elsewhere, account.email);
  await page.goto("/account");
  await page.getByLabel("Last name").fill("Picture");
  await page.getByRole(...button("Save name")).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.getByRole("combobox", { name: "Theme" }).click();
  await page.getByRole("option", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);

  await page.goto("/account/sessions");
  await expect(page.getByText("This device")).toBeVisible();
  await page.getByRole(...button("End all others")).click();
  await page
    .getByRole("dialog")
    .getByRole(...button("End all others"))
    .click();
  await expect(page.getByText(/sessions? ended/i)).toBeVisible();
  const other = await elsewhere.newPage();
  await other.goto("/account");
  await new SignInPage(other).expectShown();
  await elsewhere.close();
});

test("an account is deleted only when no organization loses its only owner", async ({ page, account }) => {
  await page.goto("/account/delete");
  await expect(page.getByRole("link", { name: "Make another owner" })).toBeVisible();
  await expect(page.getByRole(...button("Delete account"))).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole(...button("Download my data")).click();
  expect((await download).suggestedFilename()).toBe("tenantry-account.json");

  await page.getByRole("link", { name: "Delete organization" }).click();
  await page.getByRole(...button("Delete organization")).click();
  await page.getByRole("dialog").getByRole("textbox").fill("profile");
  await page
    .getByRole("dialog")
    .getByRole(...button("Delete organization"))
    .click();
  await expect(page).toHaveURL("/onboarding");

  await page.goto("/account/delete");
  await page.getByRole(...button("Delete account")).click();
  await page.getByRole("dialog").getByRole("textbox").fill("delete");
  await page
    .getByRole("dialog")
    .getByRole(...button("Delete account"))
    .click();
  const form = new SignInPage(page);
  await form.expectShown();
  await form.signIn(account.email, password);
  await form.expectRefused(account.email);
});

test("too many requests are told when to come back", async ({ request, baseURL }) => {
  const ask = () =>
    request.post("/api/auth/request-password-reset", {
      data: { email: newEmail("nobody") },
      headers: { origin: new URL(baseURL ?? "").origin, "x-forwarded-for": "198.51.100.77" },
    });
  const answers = [];
  for (let asked = 0; asked < 6; asked += 1) answers.push(await ask());
  expect(answers.map((each) => each.status())).toEqual([200, 200, 200, 200, 200, 429]);
  const seconds = Number(answers.at(-1)?.headers()["retry-after"]);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});
