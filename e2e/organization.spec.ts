import { readFile } from "node:fs/promises";
import { awake, expect, expectAccessible, newSlug, send } from "./fixtures";
import { test, write } from "./organization-fixture";
import { titled } from "./pages/auth-pages";

/** A red square of one pixel. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==",
  "base64",
);

test("an owner changes defaults and the logo, and a taken address stays beside its field", async ({
  team: { organization },
  page,
}) => {
  await page.goto(`/o/${organization.slug}/settings`);
  const language = page.getByLabel("Language", { exact: true });
  await awake(language);
  await language.click();
  await page.getByRole("option", { name: "Deutsch" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.getByLabel("Choose a logo").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: picture,
  });
  await expect(page.getByRole("button", { name: "Replace logo" })).toBeVisible();
  await expect(
    page.locator('aside img[src^="/api/pictures/"], nav img[src^="/api/pictures/"]'),
  ).toBeVisible();
  await expectAccessible(page);

  const address = page.getByLabel("Address");
  await address.fill("acme");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(address).toHaveAccessibleDescription("This address is taken. Choose another one.");
  await page.reload();
  await expect(page.getByLabel("Language", { exact: true })).toHaveText("Deutsch");
  await page.getByRole("button", { name: "Remove logo" }).click();
  await expect(page.getByRole("button", { name: "Upload logo" })).toBeVisible();
});

test("the settings come with the page, at the part that a link names, also where no script runs", async ({
  team: { organization, owner },
  browser,
  baseURL,
}) => {
  const storageState = await owner.context.storageState();
  const viewport = { width: 375, height: 700 };
  for (const javaScriptEnabled of [true, false]) {
    const theirs = await browser.newContext({ javaScriptEnabled, viewport, storageState, baseURL });
    const page = await theirs.newPage();
    await page.goto(`/o/${organization.slug}/settings#ownership`);
    const heading = page.getByRole("heading", { name: "Ownership" });
    await expect(heading).toBeInViewport();
    const bar = await page.getByRole("banner").boundingBox();
    const shown = await heading.boundingBox();
    expect(shown?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    await theirs.close();
  }
});

test("an owner exports all data and sees how far it is, and the audit log keeps it", async ({
  team: { organization, owner },
  page,
}) => {
  await write(owner.context, organization, "For the archive");
  await page.route("**/api/exports/*", async (route) => {
    await expect(page.getByRole("button", { name: "Cancel" })).toBeVisible();
    await route.continue();
  });
  await page.goto(`/o/${organization.slug}/settings`);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export data" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(new RegExp(`^${organization.slug}-[0-9-]+\\.tar$`));
  const archive = await readFile(await saved.path());
  expect(archive.subarray(0, 13).toString()).toBe("contents.json");
  expect(archive.includes("rows/todo-00001.jsonl.gz")).toBe(true);
  await expect(page.getByText("All data was exported")).toBeVisible();
  await page.goto(`/o/${organization.slug}/audit`);
  await expect(page.getByText("exported the organization")).toBeVisible();
});

test("ownership goes to another member once the name is typed", async ({ team, page }) => {
  const heir = await team.join("Hanna Heir", "member");
  await page.goto(`/o/${team.organization.slug}/settings`);
  await page.getByLabel("New owner").click();
  await page.getByRole("option", { name: /Hanna Heir/ }).click();
  await page.getByRole("button", { name: "Transfer ownership" }).click();
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Transfer ownership" });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel(/^Type/).fill("Roles");
  await confirm.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Transfer ownership" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Delete organization" })).toBeHidden();
  const theirs = await heir.context.newPage();
  await theirs.goto(`/o/${team.organization.slug}/settings`);
  await expect(theirs.getByRole("button", { name: "Delete organization" })).toBeVisible();
});

test("what a colleague does shows without a reload, until one is removed", async ({ team, page }) => {
  const { organization, owner } = team;
  const mia = await team.join("Mia Member", "member");
  const theirs = await mia.context.newPage();
  const streaming = theirs.waitForRequest(/events\.onChange/);
  await theirs.goto(`/o/${organization.slug}/todos`);
  await expect(theirs.getByText("No open todos")).toBeVisible();
  await streaming;
  await write(owner.context, organization, "Water the plants");
  await expect(theirs.getByRole("button", { name: "Water the plants" })).toBeVisible();

  await page.goto(`/o/${organization.slug}/members`);
  await page.getByRole("button", { name: "Actions for Mia Member" }).click();
  await page.getByRole("menuitem", { name: /^Remove from/ }).click();
  await expect(titled(theirs, "There is nothing here")).toBeVisible();
});

test("a new role is offered at once", async ({ team, page }) => {
  const { organization } = team;
  const vera = await team.join("Vera Viewer", "viewer");
  const theirs = await vera.context.newPage();
  const streaming = theirs.waitForRequest(/events\.onChange/);
  await theirs.goto(`/o/${organization.slug}/todos`);
  await expect(theirs.getByText("View only")).toBeVisible();
  await streaming;
  await page.goto(`/o/${organization.slug}/members`);
  await page.getByRole("combobox", { name: "Role of Vera Viewer" }).click();
  await page.getByRole("option", { name: "Member", exact: true }).click();
  await expect(theirs.getByRole("button", { name: "New todo" }).first()).toBeVisible();
  const response = await send(vera.context, "todos.create", { title: "Now I may" }, organization);
  expect(response.status()).toBe(200);
});

test("the frame shows a new name; for it the page is not drawn anew, nor because somebody joins", async ({
  team,
}) => {
  const { organization, owner } = team;
  const mia = await team.join("Mia Member", "member");
  const theirs = await mia.context.newPage();
  const drawn: string[] = [];
  theirs.on("request", (request) => {
    const { rsc, "next-router-prefetch": prefetch } = request.headers();
    if (rsc && !prefetch) drawn.push(request.url());
  });
  const caughtUp = theirs.waitForResponse(/organizations\.list/);
  await theirs.goto(`/o/${organization.slug}/todos?status=all`);
  await caughtUp;
  const asked = theirs.waitForResponse(/organizations\.list/);
  await team.join("Vera Viewer", "viewer");
  await asked;
  await theirs.getByRole("button", { name: "Completed" }).click();
  await expect(theirs).toHaveURL(/status=completed/);

  await send(owner.context, "organizations.update", { name: "Lighthouse" }, organization);
  await expect(theirs.getByRole("button", { name: /Lighthouse/ }).first()).toBeVisible();
  await expect(theirs).toHaveURL(/status=completed/);
  expect(drawn).toEqual([]);

  const slug = newSlug("moved");
  await send(owner.context, "organizations.update", { slug }, organization);
  await expect(theirs).toHaveURL(new RegExp(`/o/${slug}/todos`));
  await expect(theirs.getByRole("link", { name: "Projects" }).first()).toHaveAttribute(
    "href",
    `/o/${slug}/projects`,
  );
});
