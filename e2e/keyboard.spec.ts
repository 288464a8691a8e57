import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { TodosPage } from "./pages/todos-page";

/** The newest is on top: Three, Two, One. */
const titles = ["One", "Two", "Three"];
const ownTodos = (page: Page) => TodosPage.ofNewPerson(page, "Kai Brandt", titles);

test("C opens the dialog, typing creates, and Escape keeps what was typed", async ({ page }) => {
  const todos = await ownTodos(page);
  const { keyboard } = page;
  await keyboard.press("c");
  await expect(todos.dialog.getByLabel("Title")).toBeFocused();
  await keyboard.type("Call the bank");
  await keyboard.press("Enter");
  await expect(todos.dialog).toBeHidden();
  await expect(todos.row("Call the bank")).toBeVisible();

  await keyboard.press("c");
  await keyboard.type("Half a thou");
  await keyboard.press("Escape");
  await expect(todos.dialog).toBeHidden();
  await keyboard.press("c");
  await expect(todos.dialog.getByLabel("Title")).toHaveValue("Half a thou");
});

test("Tab, J and K move through the todos; Enter opens one and Escape comes back to it", async ({ page }) => {
  const todos = await ownTodos(page);
  await page.getByRole("button", { name: "Due", exact: true }).focus();
  await page.keyboard.press("Tab");
  await expect(todos.title("Three")).toBeFocused();
  await page.keyboard.press("j");
  await expect(todos.title("Two")).toBeFocused();
  await page.keyboard.press("k");
  await expect(todos.title("Three")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(todos.panel.getByLabel("Title")).toHaveValue("Three");
  await page.keyboard.press("Escape");
  await expect(todos.panel).toBeHidden();
  await expect(todos.title("Three")).toBeFocused();
});

test("J starts at the first todo; X selects, Shift+X extends, Escape clears", async ({ page }) => {
  const todos = await ownTodos(page);
  const { keyboard } = page;
  await keyboard.press("j");
  await expect(todos.title("Three")).toBeFocused();
  await keyboard.press("x");
  await expect(todos.checkbox("Select", "Three")).toBeChecked();
  await keyboard.press("j");
  await keyboard.press("j");
  await keyboard.press("Shift+X");
  await expect(todos.selectionBar).toContainText("3 selected");
  await keyboard.press("Escape");
  await expect(todos.selectionBar).toBeHidden();
});

test("D and Space complete the todo moved to", async ({ page }) => {
  const todos = await ownTodos(page);
  await page.keyboard.press("j");
  await page.keyboard.press("d");
  await expect(todos.row("Three")).toBeHidden();
  await expect(todos.rows).toHaveCount(2);
  await page.keyboard.press("j");
  await expect(todos.title("Two")).toBeFocused();
  await page.keyboard.press(" ");
  await expect(todos.row("Two")).toBeHidden();
  await expect(todos.rows).toHaveCount(1);
});

test("E edits the title in place: Enter saves, Escape leaves it", async ({ page }) => {
  const todos = await ownTodos(page);
  const { keyboard } = page;
  await keyboard.press("j");
  await keyboard.press("e");
  const field = todos.list.getByRole("textbox", { name: "Title" });
  await expect(field).toBeFocused();
  await keyboard.press("ControlOrMeta+A");
  await keyboard.type("Three and a half");
  await keyboard.press("Enter");
  await expect(todos.row("Three and a half")).toBeVisible();

  await keyboard.press("e");
  await expect(field).toBeFocused();
  await keyboard.type(" more");
  await keyboard.press("Escape");
  await expect(todos.row("Three and a half")).toBeVisible();
});

test("# trashes without asking, and Control+Z brings the todo back", async ({ page }) => {
  const todos = await ownTodos(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+Digit3");
  await expect(todos.row("Three")).toBeHidden();
  await expect(todos.toast("Moved to the trash")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(todos.row("Three")).toBeVisible();
});

test("A assigns, P sets the priority and T the due date of the todo moved to", async ({ page }) => {
  const todos = await ownTodos(page);
  const { keyboard } = page;
  await keyboard.press("j");
  await keyboard.press("p");
  await keyboard.type("urg");
  await keyboard.press("Enter");
  await expect(todos.row("Three").getByRole("img", { name: "Priority Urgent" })).toBeVisible();
  await keyboard.press("a");
  await keyboard.type("kai");
  await keyboard.press("Enter");
  await expect(todos.row("Three").getByRole("img", { name: "Assigned to Kai Brandt" })).toBeVisible();
  await keyboard.press("t");
  await keyboard.type("tomorrow");
  await keyboard.press("Enter");
  await expect(todos.row("Three").getByText("Tomorrow")).toBeVisible();
});

test("/ goes to the search, where letters are only letters; ? shows the shortcuts", async ({ page }) => {
  const todos = await ownTodos(page);
  await page.keyboard.press("/");
  await expect(todos.search).toBeFocused();
  await page.keyboard.type("ccx");
  await expect(todos.search).toHaveValue("ccx");
  await expect(todos.dialog).toBeHidden();

  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Billing" });
  await link.focus();
  await page.keyboard.press("Shift+Slash");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Move to trash")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(link).toBeFocused();
});

test("Control+K goes to the page it finds, G then R to the trash, and G then T back", async ({ page }) => {
  await ownTodos(page);
  await page.keyboard.press("ControlOrMeta+K");
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("members");
  await expect(palette.getByRole("option", { name: "Members" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/members$/);
  await expect(palette).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { name: "Trash", level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { name: "Todos", level: 1 })).toBeVisible();
});

test("what is typed and clicked before its code has come is not lost", async ({ page }) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const todos = await ownTodos(page);
  const { keyboard } = page;
  await keyboard.press("c");
  await keyboard.type("Call the bank");
  await keyboard.press("Enter");
  await expect(todos.row("Call the bank")).toBeVisible();
  await expect(todos.dialog).toBeHidden();

  await keyboard.press("j");
  await keyboard.press("p");
  await keyboard.type("urg");
  await keyboard.press("Enter");
  await expect(todos.row("Call the bank").getByRole("img", { name: "Priority Urgent" })).toBeVisible();

  await page.getByRole("combobox", { name: "Sort" }).click();
  await expect(page.getByRole("option", { name: "Due date" })).toBeVisible();
});
