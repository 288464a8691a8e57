import type { BrowserContext, Page } from "@playwright/test";
import {
  test as base,
  createOrganization,
  enter,
  expect,
  expectAccessible,
  linkIn,
  newEmail,
  password,
  readMail,
  signUp,
} from "./fixtures";
import { InvitationPage, titled } from "./pages/auth-pages";
import { MembersPage } from "./pages/members-page";

type Fixtures = {
  owner: { email: string; slug: string; members: MembersPage };
  guest: { context: BrowserContext; page: Page };
};

const test = base.extend<Fixtures>({
  owner: async ({ context, page }, use) => {
    const email = await enter(context, "Olga Owner");
    const { slug } = await createOrganization(context, "Guests");
    const members = new MembersPage(page);
    await members.open(slug);
    await use({ email, slug, members });
  },
  guest: async ({ browser }, use) => {
    const context = await browser.newContext();
    await use({ context, page: await context.newPage() });
    await context.close();
  },
});

/** Invites one person on the members screen; answers the link that came by mail. */
async function invite(members: MembersPage, email: string): Promise<string> {
  const dialog = await members.startInviting();
  await dialog.addresses.fill(email);
  await dialog.submit("Send invitation").click();
  await expect(dialog.result(email)).toContainText("invited");
  await dialog.close();
  return linkIn(await readMail(members.page.request, email, /Guests/));
}

test("an invited person signs up through the invitation and joins", async ({ owner, guest }) => {
  const email = newEmail("gina");
  const link = await invite(owner.members, email);
  const invitation = new InvitationPage(guest.page);

  await guest.page.goto(link);
  await expect(titled(guest.page, "Join Guests")).toBeVisible();
  const form = await invitation.createAccount();
  await expect(form.email).toHaveValue(email);
  await form.fill({ name: "Gina Guest", email, password });
  await form.submit.click();
  await form.expectMailSent(email);
  await guest.page.goto(linkIn(await readMail(guest.page.request, email, /confirm/i)));
  await expect(titled(guest.page, "Join Guests")).toBeVisible();
  await expectAccessible(guest.page);
  await invitation.accept.click();
  await expect(guest.page).toHaveURL(`/o/${owner.slug}`);

  await guest.page.goto(link);
  await expect(titled(guest.page, "This invitation was accepted")).toBeVisible();
  await guest.page.getByRole("link", { name: "Open Guests" }).click();
  await expect(guest.page).toHaveURL(`/o/${owner.slug}`);

  await owner.members.open(owner.slug);
  await expect(owner.members.row(email)).toContainText("Gina Guest");
  await expect(owner.members.role("Gina Guest")).toHaveText("Member");
  await expect(owner.members.invitations).toBeHidden();
});

test("pasted addresses are checked before and answered one by one", async ({ owner, page }) => {
  const first = newEmail("pia");
  const dialog = await owner.members.startInviting();
  await dialog.addresses.fill(`${first}, not-an-address`);
  await expect(dialog.addresses).toHaveAccessibleDescription("Not an e-mail address: not-an-address");
  await expect(dialog.submit("Send invitation")).toBeDisabled();

  await dialog.addresses.fill(`Pia <${first}>; ${owner.email}`);
  await dialog.chooseRole("Viewer");
  await dialog.submit("Send 2 invitations").click();
  await expect(dialog.result(first)).toContainText("invited");
  await expect(dialog.result(owner.email)).toContainText("is a member already");

  await dialog.addresses.fill(first);
  await dialog.submit("Send invitation").click();
  await expect(dialog.result(first)).toContainText("has an invitation already");
  await expectAccessible(page);
  await dialog.close();
  await expect(owner.members.invitations).toContainText(first);
  await expect(owner.members.invitations).toContainText("Invited as viewer");
});

test("another person who opens the link learns whose it is and gets no further", async ({ owner, guest }) => {
  const invited = newEmail("ina");
  const link = await invite(owner.members, invited);
  const other = await enter(guest.context, "Otto Other");
  await guest.page.goto(link);
  await expect(guest.page.getByText(`You are signed in as ${other}`)).toContainText(invited);
  await expect(new InvitationPage(guest.page).accept).toBeHidden();
  await expect(guest.page.getByText(owner.email)).toBeHidden();
  const { origin, pathname } = new URL(link);
  const refused = await guest.context.request.post("/api/trpc/invitations.accept", {
    data: { id: pathname.replace("/invite/", "") },
    headers: { origin },
  });
  expect(refused.status()).toBe(404);
  await guest.page.goto(`/o/${owner.slug}`);
  await expect(titled(guest.page, "There is nothing here")).toBeVisible();

  await guest.page.goto(link);
  await guest.page.getByRole("button", { name: "Switch account" }).click();
  await expect(titled(guest.page, "Sign in to Tenantry")).toBeVisible();
  await expect(guest.page.getByLabel("E-mail")).toHaveValue(invited);
});

test("an invitation is sent again, then withdrawn", async ({ owner, guest }) => {
  const email = newEmail("rita");
  const link = await invite(owner.members, email);
  const received = async () => {
    const response = await guest.page.request.get(`/api/inbox?to=${encodeURIComponent(email)}`);
    const { mails }: { mails: unknown[] } = await response.json();
    return mails.length;
  };
  expect(await received()).toBe(1);
  await owner.members.resend(email);
  await expect.poll(received).toBe(2);

  await guest.page.goto(link);
  await expect(titled(guest.page, "Join Guests")).toBeVisible();
  await owner.members.withdraw(email);
  await expect(owner.members.invitations).toBeHidden();
  await guest.page.reload();
  await expect(titled(guest.page, "This invitation was withdrawn")).toBeVisible();
});

test("an invitation carries a message, is open for as long as chosen, and is declined", async ({
  owner,
  guest,
  page,
}) => {
  const email = newEmail("dora");
  const dialog = await owner.members.startInviting();
  await dialog.addresses.fill(email);
  await dialog.dialog.getByLabel("Open for").click();
  await page.getByRole("option", { name: "30 days" }).click();
  await dialog.dialog.getByLabel("Message (optional)").fill("Come and see <b>www.example.com</b>");
  await dialog.submit("Send invitation").click();
  await expect(dialog.result(email)).toContainText("invited");
  await dialog.close();
  await expect(owner.members.invitations).toContainText("expires in 30 days");

  const mail = await readMail(page.request, email, /Guests/);
  expect(mail.text).toContain("Olga Owner writes:");
  expect(mail.text).not.toContain("www.example.com");
  await signUp(guest.context, "Dora Decline", email);
  await guest.page.goto(linkIn(mail));
  await expect(guest.page.getByText("Come and see <b>www.example.com</b>")).toBeVisible();
  await guest.page.getByRole("button", { name: "Decline" }).click();
  await expect(titled(guest.page, "Invitation declined")).toBeVisible();

  await expect(owner.members.invitations).toBeHidden();
  await page.getByText("Answered in the last 30 days").click();
  await expect(page.getByText(/declined/)).toBeVisible();
});
