import { readFile } from "node:fs/promises";
import { expect, expectAccessibleThemes, type Page, test } from "./fixtures";
import { AttachmentsSection, picture, text } from "./pages/attachments-section";
import { TodoPanelPage } from "./pages/todo-panel-page";
import { TrashPage } from "./pages/trash-page";

const open = async (page: Page) =>
  new AttachmentsSection(await TodoPanelPage.ofNewTodo(page, "Order the cake"));

test("files are attached by choosing, dropping and pasting, and downloaded as they were", async ({
  page,
}) => {
  const files = await open(page);
  await expect(files.section).toContainText("Drop or paste files here");
  await files.attach(picture("cake.png"), text("recipe.txt"));
  await files.expectNames("cake.png", "recipe.txt");
  await files.give("drop", text("dropped.txt"));
  await files.give("paste", text("pasted.txt"));
  await files.expectNames("cake.png", "recipe.txt", "dropped.txt", "pasted.txt");
  await expect(files.file("recipe.txt")).toContainText("25 bytes · Mia Keller");

  const download = page.waitForEvent("download");
  await files.file("recipe.txt").getByRole("button", { name: "Download “recipe.txt”" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("recipe.txt");
  expect(await readFile(await saved.path(), "utf8")).toBe("The content of recipe.txt");
  await page.reload();
  await files.expectNames("cake.png", "recipe.txt", "dropped.txt", "pasted.txt");
});

test("a picture has a thumbnail and opens in a preview", async ({ page }) => {
  const files = await open(page);
  await files.attach(picture("cake.png"));
  const drawn = (image: Element) => image instanceof HTMLImageElement && image.naturalWidth > 0;
  const thumbnail = files.file("cake.png").locator("img");
  await expect.poll(() => thumbnail.evaluate(drawn)).toBe(true);
  await files.file("cake.png").getByRole("button", { name: "Open “cake.png”" }).press("Enter");
  const image = files.preview("cake.png").getByRole("img", { name: "cake.png" });
  await expect.poll(() => image.evaluate(drawn)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(files.preview("cake.png")).toBeHidden();
  await expect(files.file("cake.png").getByRole("button", { name: "Open “cake.png”" })).toBeFocused();
});

test("an upload shows how far it is, goes on when the panel closes, and can be cancelled", async ({
  page,
}) => {
  const files = await open(page);
  const release = await files.hold();
  await files.attach(text("slow.txt"), text("unwanted.txt"));
  await expect(
    files.upload("slow.txt").getByRole("progressbar", { name: "Uploading “slow.txt”" }),
  ).toBeVisible();
  await files.upload("unwanted.txt").getByRole("button", { name: "Cancel “unwanted.txt”" }).click();
  await expect(files.uploads).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(files.panel.panel).toBeHidden();
  await files.panel.todos.title("Order the cake").click();
  await expect(files.upload("slow.txt")).toBeVisible();
  release();
  await files.expectNames("slow.txt");
  await expect(files.uploads).toHaveCount(0);
});

test("an upload that fails says why, and arrives when it is tried again", async ({ page }) => {
  const files = await open(page);
  await page.route("**/api/attachments/*", (route) => route.abort("connectionfailed"));
  await files.attach(text("recipe.txt"));
  await expect(files.upload("recipe.txt").getByRole("alert")).toContainText("cannot be reached");
  await page.unroute("**/api/attachments/*");
  await files.upload("recipe.txt").getByRole("button", { name: "Retry “recipe.txt”" }).click();
  await files.expectNames("recipe.txt");

  await files.attach(text("fake.png", "<script>alert(1)</script>"), text("empty.txt", ""));
  await expect(files.upload("fake.png").getByRole("alert")).toContainText("holds something else");
  await expect(files.upload("empty.txt").getByRole("alert")).toContainText("This file is empty");
  await files.upload("fake.png").getByRole("button", { name: "Dismiss “fake.png”" }).click();
  await expect(files.uploads).toHaveCount(1);
});

test("a file that is deleted comes back by undo, and from the trash with its todo", async ({ page }) => {
  const files = await open(page);
  await files.attach(text("recipe.txt"));
  await files.file("recipe.txt").getByRole("button", { name: "Delete “recipe.txt”" }).click();
  await expect(files.files).toHaveCount(0);
  await files.panel.todos.toastAction("Undo").click();
  await files.expectNames("recipe.txt");

  await files.panel.panel.getByRole("button", { name: "Delete todo" }).click();
  await expect(files.panel.todos.toast(/trash/)).toBeVisible();
  const trash = new TrashPage(page, files.panel.todos.slug);
  await trash.open();
  await trash.toggle("Order the cake").click();
  await expect(trash.contents(/recipe.txt/)).toContainText("Attachment");
  await trash.restore("Order the cake").click();
  await expect(trash.toast("Restored")).toBeVisible();
  await files.panel.todos.open();
  await files.panel.todos.title("Order the cake").click();
  await files.expectNames("recipe.txt");
});

test("a plan without room says so and leads to the plans", async ({ page }) => {
  const files = await open(page);
  const message = "Your plan has room for 256 MB of files. A larger plan has more.";
  const data = { code: "FORBIDDEN", httpStatus: 403, reason: "plan_limit", requestId: null, zodError: null };
  await page.route("**/api/trpc/attachments.create?**", (route) =>
    route.fulfill({ status: 403, json: [{ error: { message, code: -32003, data } }] }),
  );
  await files.attach(text("recipe.txt"));
  const alert = files.upload("recipe.txt").getByRole("alert");
  await expect(alert).toContainText(message);
  await alert.getByRole("link", { name: "See plans" }).click();
  await expect(page).toHaveURL(/\/billing$/);
  await expect(page.getByText("Files in the trash take up storage")).toBeVisible();
});

test("the files and their preview are accessible, light and dark", async ({ page }) => {
  const files = await open(page);
  await files.attach(picture("cake.png"), text("empty.txt", ""));
  await files.expectNames("cake.png");
  const release = await files.hold();
  await files.attach(text("slow.txt"));
  await expect(files.upload("slow.txt").getByRole("progressbar")).toBeVisible();
  await expectAccessibleThemes(page);
  release();
  await files.expectNames("cake.png", "slow.txt");
  await files.file("cake.png").getByRole("button", { name: "Open “cake.png”" }).click();
  await expect(files.preview("cake.png")).toBeVisible();
  await expectAccessibleThemes(page);
});
