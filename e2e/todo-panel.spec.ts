import { expect, expectAccessibleThemes, test } from "./fixtures";
import { TodoPanelPage } from "./pages/todo-panel-page";

test("a comment is written, edited, deleted and brought back", async ({ page }) => {
  const panel = await TodoPanelPage.ofNewTodo(page, "Order the cake");
  await expect(panel.panel.getByText("No comments yet")).toBeVisible();
  await panel.comment("See https://example.test/cake.\nTwo layers");
  const comment = panel.comments.first();
  const link = comment.getByRole("link", { name: "https://example.test/cake", exact: true });
  await expect(link).toHaveAttribute("rel", "noopener nofollow");
  await expect(panel.tab("Comments")).toContainText("1");
  await expect(panel.composer).toHaveValue("");

  await comment.getByRole("button", { name: "Edit comment" }).click();
  const editor = panel.panel.getByRole("textbox", { name: "Edit comment" });
  await editor.press("Escape");
  await expect(editor).toBeHidden();
  await expect(panel.panel).toBeVisible();
  await comment.getByRole("button", { name: "Edit comment" }).click();
  await editor.fill("Three layers");
  await panel.panel.getByRole("button", { name: "Save comment" }).click();
  await expect(comment).toContainText("Three layers");
  await expect(comment).toContainText("edited");

  await comment.getByRole("button", { name: "Delete comment" }).click();
  await expect(panel.panel.getByText("No comments yet")).toBeVisible();
  await panel.todos.toastAction("Undo").click();
  await expect(comment).toContainText("Three layers");
});

test("a comment that is not sent stays a draft and comes back when the server refuses it", async ({
  page,
}) => {
  const panel = await TodoPanelPage.ofNewTodo(page, "Order the cake");
  await panel.composer.fill("Not finished");
  await page.reload();
  await expect(panel.composer).toHaveValue("Not finished");

  const accept = await panel.todos.refuse("comments.create");
  await panel.composer.press("ControlOrMeta+Enter");
  await expect(panel.todos.toast(/The comment was not sent/)).toBeVisible();
  await expect(panel.composer).toHaveValue("Not finished");
  await expect(panel.panel.getByText("No comments yet")).toBeVisible();
  await accept();
  const answer = page.waitForResponse(/comments\.create/);
  await panel.composer.press("ControlOrMeta+Enter");
  await expect(panel.comments).toHaveCount(1);
  await (await answer).finished();
  await page.reload();
  await expect(panel.comments).toHaveCount(1);
  await expect(panel.composer).toHaveValue("");
});

test("the history says in sentences what happened", async ({ page }) => {
  const panel = await TodoPanelPage.ofNewTodo(page, "Order the cake");
  await panel.rename("Order the large cake");
  await panel.panel.getByRole("checkbox", { name: "Complete this todo" }).click();
  await panel.tab("History").click();
  await expect(panel.history.last()).toContainText("Mia Keller created it");
  await expect(panel.history.nth(1)).toContainText(
    "changed the title: Order the cake → Order the large cake",
  );
  await expect(panel.history.first()).toContainText("Mia Keller completed it");
});

test("an edit that meets another version asks which one stands", async ({ page }) => {
  await TodoPanelPage.hearNothing(page);
  const panel = await TodoPanelPage.ofNewTodo(page, "Order the cake");
  await panel.changeBehind({ title: "Order the pie" });
  await panel.rename("Order the bread");
  await expect(panel.version("Yours")).toContainText("Order the bread");
  await expect(panel.version("Theirs")).toContainText("Order the pie");
  await page.keyboard.press("Escape");
  await expect(panel.conflict).toBeVisible();
  await panel.conflict.getByRole("button", { name: "Keep mine" }).click();
  await expect(panel.conflict).toBeHidden();
  await expect(panel.title).toHaveValue("Order the bread");
  await page.reload();
  await expect(panel.title).toHaveValue("Order the bread");

  await panel.changeBehind({ title: "Order the pie" });
  await panel.rename("Order the rolls");
  await panel.conflict.getByRole("button", { name: "Take theirs" }).click();
  await expect(panel.title).toHaveValue("Order the pie");
  await page.reload();
  await expect(panel.title).toHaveValue("Order the pie");
});

test("changes of different fields both stand without a question", async ({ page }) => {
  await TodoPanelPage.hearNothing(page);
  const panel = await TodoPanelPage.ofNewTodo(page, "Order the cake");
  await panel.changeBehind({ priority: 1 });
  const saved = page.waitForResponse((response) => response.url().includes("todos.update") && response.ok());
  await panel.rename("Order the bread");
  await saved;
  await expect(panel.panel.getByRole("button", { name: "Priority: Urgent" })).toBeVisible();
  await page.reload();
  await expect(panel.title).toHaveValue("Order the bread");
  await expect(panel.panel.getByRole("button", { name: "Priority: Urgent" })).toBeVisible();
});

test("quick edits by oneself do not collide, and one being typed is saved when the panel closes", async ({
  page,
}) => {
  const panel = await TodoPanelPage.ofNewTodo(page, "Order the cake");
  const versions: number[] = [];
  const statuses: number[] = [];
  page.on("response", (response) => {
    if (!response.url().includes("todos.update")) return;
    statuses.push(response.status());
    versions.push(response.request().postDataJSON()["0"].version);
  });
  await panel.rename("Order the bread");
  await panel.description.fill("Rye");
  await panel.rename("Order the rolls");
  await expect.poll(() => versions).toEqual([1, 2, 3]);
  expect(statuses).toEqual([200, 200, 200]);
  await expect(panel.conflict).toBeHidden();
  await page.reload();
  await expect(panel.title).toHaveValue("Order the rolls");
  await expect(panel.description).toHaveValue("Rye");

  await panel.title.fill("Order the buns");
  await panel.title.press("Escape");
  await expect(panel.panel).toBeHidden();
  await expect(panel.todos.title("Order the buns")).toBeVisible();
});

test("the panel and its question are accessible, light and dark", async ({ page }) => {
  await TodoPanelPage.hearNothing(page);
  const panel = await TodoPanelPage.ofNewTodo(page, "Order the cake");
  await panel.comment("See https://example.test/cake");
  await expectAccessibleThemes(page);
  await panel.tab("History").click();
  await expect(panel.history).toHaveCount(1);
  await expectAccessibleThemes(page);
  await panel.changeBehind({ title: "Order the pie" });
  await panel.rename("Order the bread");
  await expect(panel.conflict).toBeVisible();
  await expectAccessibleThemes(page);
});
