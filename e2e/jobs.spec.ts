import postgres from "postgres";
import { expect, newEmail, readMail, signIn, test } from "./fixtures";
import { MailsPage } from "./pages/mails-page";

const refused = "550 5.1.1 Recipient address rejected";

/** A mail that a server refused as often as it was tried. */
async function failMail(to: string): Promise<void> {
  const sql = postgres(process.env.E2E_DATABASE_URL ?? "", { max: 1 });
  const mail = { to, template: "no-account", props: { url: "http://localhost/a-secret-link" } };
  await sql`insert into pgboss.job (name, data, state, retry_limit, retry_count, started_on, completed_on, output)
    values ('mail', ${sql.json(mail)}, 'failed', 5, 5, now(), now(), ${sql.json({ message: refused })})`;
  await sql.end();
}

test("a mail that failed is found in the log, sent again, and arrives", async ({ page, request }) => {
  const to = newEmail("mail");
  await failMail(to);
  await signIn(page.context(), "admin@tenantry.test");
  const mails = new MailsPage(page);
  await mails.search(to);
  await expect(mails.row(to)).toContainText("Failed");
  await mails.open(to);
  await expect(mails.panel).toContainText("6 of 6");
  await expect(mails.panel).toContainText(refused);
  await expect(mails.panel).not.toContainText("a-secret-link");

  await mails.panel.getByRole("button", { name: "Send again" }).click();
  await expect(mails.panel.getByText("Sent", { exact: true })).toBeVisible({ timeout: 15_000 });
  await readMail(request, to, /./);
  await page.keyboard.press("Escape");
  await expect(mails.row(to)).toContainText("Sent");
});

test("the queues stand with what they do, and one of them narrows the list", async ({ page }) => {
  await signIn(page.context(), "admin@tenantry.test");
  await page.goto("/admin/jobs");
  const queues = page.getByRole("table", { name: "Queues" });
  await expect(queues.getByRole("row")).toHaveCount(13);
  await expect(queues.getByRole("row").filter({ hasText: "Trash" })).toContainText("Every hour at :17");
  await queues.getByRole("button", { name: "Show jobs of Trash" }).click();
  await expect(page).toHaveURL(/queue=trash-purge/);
  await expect(page.getByRole("heading", { name: "Nothing has failed" })).toBeVisible();
});
