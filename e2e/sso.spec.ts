import type { Browser, Page } from "@playwright/test";
import { newDomain, test } from "./company-fixture";
import { expect, expectAccessibleThemes, newEmail } from "./fixtures";
import { expectFieldError } from "./pages/auth-pages";
import { MembersPage } from "./pages/members-page";
import { CompanyStep, SingleSignOnPage } from "./pages/single-sign-on-page";

// One worker holds the ports of the identity provider and the name server.
test.describe.configure({ mode: "default" });

const none = "No single sign-on for this address";

/** Somebody at another computer. */
async function elsewhere(browser: Browser, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  await look(await context.newPage());
  await context.close();
}

test("an owner sets single sign-on up, and a colleague comes in with it as a member", async ({
  page,
  browser,
  globex,
  company,
}) => {
  const screen = new SingleSignOnPage(page);
  const domain = newDomain();
  const email = `ada@${domain}`;
  await page.goto(`/o/${globex.slug}/settings`);
  await page.getByRole("link", { name: "Set up single sign-on" }).click();
  await screen.add({ domain, issuer: company.issuer, ...company.credentials });
  const card = screen.card(domain);
  await expect(card.getByText("Not verified")).toBeVisible();

  const record = await screen.value(domain, "Record name");
  await screen.check(domain);
  await expect(card.getByText(`There is no such record at ${record} yet.`)).toBeVisible();
  await expect(card.getByText("The provider answers.")).toBeVisible();
  await elsewhere(browser, async (theirs) => {
    const step = new CompanyStep(theirs);
    await step.open();
    await step.goOn(email);
    await expectFieldError(step.email, none);
  });

  company.publish(record, await screen.value(domain, "Record value"));
  company.allow(await screen.value(domain, "Callback URL"));
  await screen.check(domain);
  await expect(card.getByText("In use")).toBeVisible();
  await elsewhere(browser, async (theirs) => {
    const step = new CompanyStep(theirs);
    await step.open();
    await step.goOn(email);
    await expect(theirs).toHaveURL(`/o/${globex.slug}`);
    await expect(theirs.getByText("Welcome to Globex.")).toBeVisible();
    await theirs.goto("/sign-in");
    await expect(theirs).toHaveURL(`/o/${globex.slug}`);
  });

  const members = new MembersPage(page);
  await members.open(globex.slug);
  await expect(members.row(email)).toContainText("Member");
});

test("an address without single sign-on is told so beside its field", async ({ page }) => {
  const step = new CompanyStep(page);
  const email = newEmail("nobody");
  await step.open();
  await step.goOn("no address");
  await expectFieldError(step.email, "This is not an e-mail address");
  await step.goOn(email);
  await expectFieldError(step.email, none);
  await expect(step.email).toHaveValue(email);
  await expect(step.email).toBeFocused();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
});

test("removing a provider asks first, and ends it", async ({ page, browser, globex, provider }) => {
  const { domain } = provider;
  const screen = new SingleSignOnPage(page);
  await screen.open(globex.slug);
  await screen.startRemoving(domain);
  await screen.answer("Cancel");
  await elsewhere(browser, async (theirs) => {
    const step = new CompanyStep(theirs);
    await step.open();
    await step.goOn(`grace@${domain}`);
    await expect(theirs).toHaveURL(`/o/${globex.slug}`);
  });

  await screen.startRemoving(domain);
  await screen.answer("Remove provider");
  await expect(page.getByText("No provider yet")).toBeVisible();
  await elsewhere(browser, async (theirs) => {
    const step = new CompanyStep(theirs);
    await step.open();
    await step.goOn(`grace@${domain}`);
    await expectFieldError(step.email, none);
  });
});

test("the screens of single sign-on are accessible, light and dark, and fit a phone", async ({
  page,
  globex,
  provider,
}) => {
  const screen = new SingleSignOnPage(page);
  await screen.open(globex.slug);
  const card = screen.card(provider.domain);
  await screen.check(provider.domain);
  await expect(card.getByText("The record is there.")).toBeVisible();
  await expectAccessibleThemes(page);

  await screen.startAdding();
  await expectAccessibleThemes(page);
  await screen.dialog.getByRole("tab", { name: "SAML" }).click();
  await expectAccessibleThemes(page);
  await screen.dialog.getByRole("tab", { name: "OpenID Connect" }).click();
  const openId = screen.dialog.getByRole("tabpanel", { name: "OpenID Connect" });
  await openId.getByRole("button", { name: "Add provider" }).click();
  await expectFieldError(openId.getByLabel("E-mail domain"), "A domain, like example.com");
  await expectAccessibleThemes(page);
  await page.keyboard.press("Escape");
  await card.getByRole("button", { name: "Replace secret" }).click();
  await expectAccessibleThemes(page);
  await page.keyboard.press("Escape");

  await page.setViewportSize({ width: 375, height: 812 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
});
