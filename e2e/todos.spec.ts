import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { TodosPage } from "./pages/todos-page";

const ownTodos = (page: Page, titles?: readonly string[]) =>
  TodosPage.ofNewPerson(page, "Mia Keller", titles);

test("a todo is created with a person, a priority and a due date", async ({ page }) => {
  const todos = await ownTodos(page);
  await page.getByRole("main").getByRole("button", { name: "New todo" }).first().click();
  const { dialog } = todos;
  await expect(dialog.getByLabel("Title")).toBeFocused();
  await dialog.getByLabel("Title").fill("Send the offer");
  await todos.pick(dialog.getByRole("button", { name: "Assignee: Nobody" }), "Mia Keller");
  await todos.pick(dialog.getByRole("button", { name: "Priority: Normal" }), "Urgent");
  await dialog.getByRole("button", { name: "Due date" }).click();
  await page.getByRole("dialog", { name: "Due date" }).getByRole("button", { name: "Tomorrow" }).click();
  await dialog.getByRole("button", { name: "Create todo" }).click();

  await expect(dialog).toBeHidden();
  await expect(todos.toast("Todo created")).toBeVisible();
  const row = todos.row("Send the offer");
  await expect(row.getByText("Tomorrow")).toBeVisible();
  await expect(row.getByRole("img", { name: "Priority Urgent" })).toBeVisible();
  await expect(row.getByRole("img", { name: "Assigned to Mia Keller" })).toBeVisible();
});

test("a title is edited in the panel, under the todo's own address", async ({ page }) => {
  const todos = await ownTodos(page, ["Book the hall"]);
  await todos.title("Book the hall").click();
  await expect(page).toHaveURL(/\?todo=/);
  const title = todos.panel.getByLabel("Title");
  await expect(title).toHaveValue("Book the hall");
  await title.fill("Book the large hall");
  await title.press("Enter");
  await expect(todos.panel.getByText("changed by Mia Keller")).toBeVisible();

  await page.reload();
  await expect(todos.panel.getByLabel("Title")).toHaveValue("Book the large hall");
  await todos.panel.getByRole("button", { name: "Close" }).click();
  await expect(page).not.toHaveURL(/todo=/);
  await expect(todos.title("Book the large hall")).toBeVisible();
});

test("a completed todo leaves the open ones and comes back when reopened", async ({ page }) => {
  const todos = await ownTodos(page, ["Water the plants", "Feed the cat"]);
  await todos.checkbox("Complete", "Water the plants").click();
  await expect(todos.row("Water the plants")).toBeHidden();
  await expect(todos.row("Feed the cat")).toBeVisible();

  await todos.status("Completed").click();
  await expect(todos.row("Feed the cat")).toBeHidden();
  await todos.checkbox("Reopen", "Water the plants").click();
  await expect(todos.row("Water the plants")).toBeHidden();
  await todos.status("Open").click();
  await expect(todos.row("Water the plants")).toBeVisible();
});

test("filters, search and sort live in the address and survive a reload", async ({ page }) => {
  const todos = await ownTodos(page, ["Apple pie", "Apple juice", "Banana bread"]);
  await todos.search.fill("apple");
  await expect(todos.rows).toHaveCount(2);
  await todos.sortBy("Title");
  await expect(todos.rows.first()).toContainText("Apple juice");
  await todos.status("All").click();
  await expect(page).toHaveURL(/status=all/);
  await todos.filter("Priority", "Normal");
  await expect(page).toHaveURL(/status=all/);
  await expect(page).toHaveURL(/search=apple/);
  await expect(page).toHaveURL(/sort=title/);
  await expect(page).toHaveURL(/priority=3/);

  await page.reload();
  await expect(todos.search).toHaveValue("apple");
  await expect(todos.status("All")).toHaveAttribute("aria-pressed", "true");
  await expect(todos.rows).toHaveCount(2);
  await expect(todos.rows.first()).toContainText("Apple juice");

  await todos.filter("Priority", "Urgent");
  await expect(page.getByRole("heading", { name: "No todo matches" })).toBeVisible();
  await page.getByRole("search").getByRole("button", { name: "Clear filters" }).click();
  await expect(todos.rows).toHaveCount(3);
});

test("selected todos are deleted together, and undo brings all of them back", async ({ page }) => {
  const todos = await ownTodos(page, ["One", "Two", "Three", "Four"]);
  await todos.row("Four").hover();
  await todos.checkbox("Select", "Four").click();
  await todos.checkbox("Select", "Two").click({ modifiers: ["Shift"] });
  await expect(todos.selectionBar).toContainText("3 selected");
  await todos.selectionBar.getByRole("button", { name: "Delete 3 todos" }).click();

  await expect(todos.rows).toHaveCount(1);
  await expect(todos.toast("3 todos moved to the trash")).toBeVisible();
  await expect(todos.selectionBar).toBeHidden();
  await todos.toastAction("Undo").click();
  await expect(todos.rows).toHaveCount(4);
  await page.reload();
  await expect(todos.rows).toHaveCount(4);
});

test("a long list loads further pages while it is scrolled", async ({ page }) => {
  const titles = Array.from({ length: 120 }, (_, index) => `Task ${String(index + 1).padStart(3, "0")}`);
  const todos = await ownTodos(page, titles);
  await todos.open("?sort=title");
  await expect(todos.row("Task 001")).toBeVisible();
  await expect(todos.row("Task 120")).toBeHidden();
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    await expect(todos.row("Task 120")).toBeInViewport({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole("button", { name: "Load more" })).toBeHidden();
});

test("the next page comes after all when a change to the list cut its request short", async ({ page }) => {
  const titles = Array.from({ length: 60 }, (_, index) => `Task ${String(index + 1).padStart(3, "0")}`);
  const todos = await ownTodos(page, titles);
  const nextPage = (url: URL) => url.pathname.endsWith("/todos.list") && url.search.includes("cursor");
  await page.route(nextPage, () => {}, { times: 1 });
  await todos.open("?sort=title");
  const asked = page.waitForRequest((request) => nextPage(new URL(request.url())));
  await page.mouse.wheel(0, 4000);
  await asked;
  await todos.checkbox("Complete", "Task 050").click();
  await expect(page.getByRole("button", { name: "Load more" })).toBeHidden();
  await expect(todos.row("Task 059")).toBeVisible();
});

test("a change that the server refuses is taken back with a message and can be tried again", async ({
  page,
}) => {
  const todos = await ownTodos(page, ["Sign the lease"]);
  const accept = await todos.refuse("todos.trashMany");
  await todos.title("Sign the lease").click();
  await todos.panel.getByRole("button", { name: "Delete todo" }).click();
  await expect(todos.toast(/Nothing was deleted/)).toBeVisible();
  await expect(todos.row("Sign the lease")).toBeVisible();

  await accept();
  await todos.toastAction("Retry").click();
  await expect(todos.row("Sign the lease")).toBeHidden();
  await expect(page.getByRole("heading", { name: "No open todos" })).toBeVisible();
});

test("a todo that could not be completed is open again", async ({ page }) => {
  const todos = await ownTodos(page, ["Pay the rent"]);
  await todos.refuse("todos.complete");
  await todos.checkbox("Complete", "Pay the rent").click();
  await expect(todos.toast(/The todo was not completed/)).toBeVisible();
  await expect(todos.checkbox("Complete", "Pay the rent")).not.toBeChecked();
});

test("a created todo is in its place before the server has answered", async ({ page }) => {
  const todos = await ownTodos(page, ["Apple pie", "Cherry cake"]);
  await todos.open("?sort=title");
  const answer = await todos.delay("todos.create");
  await todos.create("Banana bread");
  await expect(todos.dialog).toBeHidden();
  await expect(todos.rows).toContainText(["Apple pie", "Banana bread", "Cherry cake"]);
  await expect(todos.row("Banana bread")).toHaveAttribute("aria-busy", "true");

  answer();
  await expect(todos.toast("Todo created")).toBeVisible();
  await expect(todos.row("Banana bread")).not.toHaveAttribute("aria-busy");
  await expect(todos.rows).toHaveCount(3);
  await page.reload();
  await expect(todos.rows).toContainText(["Apple pie", "Banana bread", "Cherry cake"]);
});

test("pressing Enter twice creates one todo, and one that the filters exclude is not shown", async ({
  page,
}) => {
  const todos = await ownTodos(page, ["Apple pie"]);
  await todos.open("?search=apple");
  await page.keyboard.press("c");
  await todos.dialog.getByLabel("Title").fill("Banana bread");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(todos.toast("Todo created")).toBeVisible();
  await expect(todos.rows).toHaveCount(1);
  await todos.open();
  await expect(todos.rows).toContainText(["Banana bread", "Apple pie"]);
});

test("a todo that was refused is taken away, and its draft is back with the reason", async ({ page }) => {
  const todos = await ownTodos(page, ["Apple pie"]);
  const answer = await todos.delay("todos.create", 500);
  await todos.create("Banana bread");
  await expect(todos.row("Banana bread")).toBeVisible();
  answer();
  await expect(todos.dialog.getByRole("alert")).toBeVisible();
  await expect(todos.dialog.getByLabel("Title")).toHaveValue("Banana bread");
  await expect(todos.list.getByText("Banana bread")).toHaveCount(0);

  await page.unroute("**/api/trpc/todos.create?**");
  await todos.dialog.getByRole("button", { name: "Create todo" }).click();
  await expect(todos.toast("Todo created")).toBeVisible();
  await expect(todos.rows).toContainText(["Banana bread", "Apple pie"]);
});

test("a todo that is refused while the next is written is sent again from a message", async ({ page }) => {
  const todos = await ownTodos(page, ["Apple pie"]);
  const answer = await todos.delay("todos.create", 500);
  await todos.create("Banana bread");
  await expect(todos.dialog).toBeHidden();
  await page.keyboard.press("c");
  await todos.dialog.getByLabel("Title").fill("Cherry cake");
  answer();
  await expect(todos.toast(/“Banana bread” was not created/)).toBeVisible();
  await expect(todos.dialog.getByLabel("Title")).toHaveValue("Cherry cake");

  await page.unroute("**/api/trpc/todos.create?**");
  await todos.toastAction("Retry").click();
  await expect(todos.toast("Todo created")).toBeVisible();
  await expect(todos.dialog.getByLabel("Title")).toHaveValue("Cherry cake");
  await page.keyboard.press("Escape");
  await expect(todos.rows).toContainText(["Banana bread", "Apple pie"]);
});

test("a todo created offline is shown, and sent once the connection is back", async ({ page, context }) => {
  const todos = await ownTodos(page, ["Apple pie"]);
  await page.keyboard.press("c");
  await expect(todos.dialog.getByLabel("Title")).toBeFocused();
  await context.setOffline(true);
  await todos.dialog.getByLabel("Title").fill("Banana bread");
  await page.keyboard.press("Enter");
  await expect(todos.row("Banana bread")).toHaveAttribute("aria-busy", "true");
  await context.setOffline(false);
  await expect(todos.toast("Todo created")).toBeVisible();
  await expect(todos.row("Banana bread")).not.toHaveAttribute("aria-busy");
  await page.reload();
  await expect(todos.rows).toContainText(["Banana bread", "Apple pie"]);
});

test("the first todos come with the page, also where no script runs", async ({ page, browser, baseURL }) => {
  const todos = await ownTodos(page, ["Apple pie"]);
  await page.route("**/api/trpc/**", () => {});
  await todos.open();
  await expect(todos.row("Apple pie")).toBeVisible();

  const storageState = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState, baseURL });
  const withoutScript = await plain.newPage();
  await withoutScript.goto(`/o/${todos.slug}/todos`);
  await expect(withoutScript.getByText("Apple pie")).toBeVisible();
  await plain.close();
});

test("a bar says that the connection is gone, until it is back", async ({ page, context }) => {
  await ownTodos(page);
  const bar = page.getByRole("status").filter({ hasText: "You are offline" });
  await expect(bar).toBeHidden();
  await context.setOffline(true);
  await expect(bar).toBeVisible();
  await context.setOffline(false);
  await expect(bar).toBeHidden();
});
