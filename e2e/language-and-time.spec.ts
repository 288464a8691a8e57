import {
  call,
  createOrganization,
  enter,
  expect,
  expectAccessible,
  newEmail,
  signUp,
  test,
} from "./fixtures";
import { titled } from "./pages/auth-pages";
import { TodosPage } from "./pages/todos-page";

test("who is invited chooses the language at the foot of the invitation, once for all", async ({
  context,
  browser,
}) => {
  await enter(context, "Lars Lingo");
  const organization = await createOrganization(context, "Lingo");
  const emails = [newEmail("lea")];
  await call(context, "invitations.create", { emails }, organization);
  const list = await context.request.get("/api/trpc/invitations.list", {
    headers: { "x-organization-id": organization.id },
  });
  const { result }: { result: { data: { id: string }[] } } = await list.json();

  const theirs = await browser.newContext();
  const page = await theirs.newPage();
  await page.goto(`/invite/${result.data[0]?.id}`);
  await expect(titled(page, "Join Lingo")).toBeVisible();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(titled(page, "Lingo beitreten")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Konto anlegen" }).click();
  await expect(titled(page, "Dein Konto anlegen")).toBeVisible();
  await theirs.close();

  const own = await context.newPage();
  await own.goto(`/invite/${result.data[0]?.id}`);
  await expect(titled(own, "Join Lingo")).toBeVisible();
  await expect(own.getByRole("button", { name: "Deutsch" })).toBeHidden();
});

test("a server that is away is said in the language chosen last", async ({ page, context }) => {
  await signUp(context, "Lena Lang", newEmail("lena"));
  await page.goto("/account");
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByRole("option", { name: "Deutsch" }).click();
  await expect(page.getByRole("combobox", { name: "Sprache" })).toBeVisible();
  await page.route("**/api/trpc/**", (route) => route.abort());
  await page.getByRole("combobox", { name: "Erscheinungsbild" }).click();
  await page.getByRole("option", { name: "Dunkel" }).click();
  await expect(page.getByText("Der Server ist nicht erreichbar.")).toBeVisible();
});

test.describe("in a browser on the other side of the date line", () => {
  test.use({ timezoneId: "Pacific/Kiritimati" });

  test("days count from the person's own today", async ({ page, context }) => {
    const timeZone = "Pacific/Pago_Pago";
    await enter(context, "Tara Time");
    await call(context, "account.update", { timeZone });
    const organization = await createOrganization(context, "Dateline");
    const todos = new TodosPage(page, organization.slug);
    await todos.open();
    await page.getByRole("main").getByRole("button", { name: "New todo" }).first().click();
    await todos.dialog.getByLabel("Title").fill("Cross the line");
    await todos.dialog.getByRole("button", { name: "Due date" }).click();
    const today = new Intl.DateTimeFormat("sv", { timeZone }).format();
    const choices = page.getByRole("dialog", { name: "Due date" });
    await expect(choices.locator("[data-today]")).toHaveAttribute("data-day", today);
    await choices.getByRole("button", { name: "Today", exact: true }).click();
    await todos.dialog.getByRole("button", { name: "Create todo" }).click();
    await expect(todos.row("Cross the line").getByText("Today")).toBeVisible();
    await expect(todos.toast("Todo created")).toBeVisible();
    const list = await context.request.get(
      `/api/trpc/todos.list?input=${encodeURIComponent(JSON.stringify({}))}`,
      { headers: { "x-organization-id": organization.id } },
    );
    expect(await list.text()).toContain(`"dueDate":"${today}"`);
  });
});
