import { expect, expectAccessibleThemes, signIn, test } from "./fixtures";
import { ProjectsPage } from "./pages/projects-page";
import { TodosPage } from "./pages/todos-page";
import { TrashPage } from "./pages/trash-page";

test("a project and its 30 todos are deleted together and come back together", async ({ page }) => {
  const projects = await ProjectsPage.ofNewPerson(page);
  await page.getByRole("button", { name: "Create a project" }).click();
  await projects.createDialog.getByLabel("Name").fill("Launch");
  await projects.createDialog.getByRole("radio", { name: "Teal" }).check();
  await projects.createDialog.getByRole("button", { name: "Create project" }).click();
  await expect(projects.row("Launch")).toContainText("No todos");
  await projects.fill("Launch", 30);

  await projects.choose("Launch", "Delete project");
  await expect(projects.row("Launch")).toBeHidden();
  await expect(projects.toast("“Launch” and 30 todos moved to the trash")).toBeVisible();
  await projects.undo();
  await expect(projects.row("Launch")).toContainText("30 open of 30");

  await projects.choose("Launch", "Delete project");
  await expect(projects.toast("“Launch” and 30 todos moved to the trash")).toBeVisible();
  const trash = new TrashPage(page, projects.slug);
  await trash.open();
  await page.getByRole("tab", { name: /^Projects/ }).click();
  await trash.restore("Launch").click();
  await expect(trash.toast("Restored")).toBeVisible();
  await projects.open();
  await expect(projects.row("Launch")).toContainText("30 open of 30");
});

test("a name that is taken is said beside the name, when created and when renamed", async ({ page }) => {
  const projects = await ProjectsPage.ofNewPerson(page);
  await projects.create("Launch");
  await expect(projects.row("Launch")).toBeVisible();
  await projects.create("launch");
  const name = projects.createDialog.getByLabel("Name");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(projects.createDialog.getByRole("alert")).toBeVisible();
  await name.fill("Relaunch");
  await expect(projects.createDialog.getByRole("alert")).toBeHidden();
  await name.press("Enter");
  await expect(projects.row("Relaunch")).toBeVisible();

  await projects.choose("Relaunch", "Edit name and colour…");
  await projects.editDialog.getByLabel("Name").fill("Launch");
  await projects.editDialog.getByRole("button", { name: "Save project" }).click();
  await expect(projects.editDialog.getByRole("alert")).toBeVisible();
  await projects.editDialog.getByLabel("Name").fill("Afterwards");
  await projects.editDialog.getByRole("button", { name: "Save project" }).click();
  await expect(projects.editDialog).toBeHidden();
  await expect(projects.link("Afterwards")).toBeFocused();
});

test("a project opens its todos, which the address filters", async ({ page }) => {
  const projects = await ProjectsPage.ofNewPerson(page);
  await projects.create("Launch");
  await projects.create("Garden");
  await projects.fill("Launch", 2);
  await projects.fill("Garden", 1);
  await projects.link("Launch").click();
  await expect(page).toHaveURL(/\/todos\?project=/);
  const todos = new TodosPage(page, projects.slug);
  await expect(todos.rows).toHaveCount(2);
  await expect(todos.rows.first()).toContainText("Launch");
  await page.reload();
  await expect(todos.rows).toHaveCount(2);

  await page.getByRole("main").getByRole("button", { name: "New todo" }).click();
  await expect(todos.dialog.getByRole("button", { name: "Project: Launch" })).toBeVisible();
  await todos.dialog.getByLabel("Title").fill("One more");
  await todos.dialog.getByRole("button", { name: "Create todo" }).click();
  await expect(todos.rows).toHaveCount(3);
  await expect(todos.dialog).toBeHidden();

  await todos.title("One more").focus();
  await page.keyboard.press("Shift+P");
  await page.getByRole("option", { name: "Garden" }).click();
  await expect(todos.rows).toHaveCount(2);
  await page.getByRole("search").getByRole("button", { name: "Project" }).click();
  await page.getByRole("option", { name: "Garden" }).click();
  await expect(todos.rows).toHaveCount(2);
  await expect(todos.row("One more")).toBeVisible();
});

test("an archived project leaves the list and the pickers, and comes back", async ({ page }) => {
  const projects = await ProjectsPage.ofNewPerson(page);
  await projects.create("Launch");
  await projects.create("Garden");
  await projects.choose("Garden", "Archive project");
  await expect(projects.row("Garden")).toBeHidden();
  await projects.archivedButton.click();
  await expect(projects.archived.getByRole("link", { name: "Garden" })).toBeVisible();

  await new TodosPage(page, projects.slug).open();
  await page.keyboard.press("c");
  await page.getByRole("button", { name: "Project: No project" }).click();
  await expect(page.getByRole("option", { name: "Launch" })).toBeVisible();
  await expect(page.getByRole("option", { name: "Garden" })).toBeHidden();

  await projects.open();
  await projects.archivedButton.click();
  await projects.choose("Garden", "Unarchive project");
  await expect(projects.list.getByRole("link", { name: "Garden" })).toBeVisible();
});

test("projects are reached, made, renamed and deleted by keys alone", async ({ page }) => {
  const projects = await ProjectsPage.ofNewPerson(page);
  await new TodosPage(page, projects.slug).open();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
  for (const name of ["Alpha", "Beta"]) {
    await page.keyboard.press("c");
    await expect(projects.createDialog.getByLabel("Name")).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(projects.row(name)).toBeVisible();
    await expect(projects.createDialog).toBeHidden();
  }
  await page.keyboard.press("j");
  await expect(projects.link("Alpha")).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(projects.editDialog.getByLabel("Name")).toHaveValue("Beta");
  await page.keyboard.press("Escape");
  await expect(projects.link("Beta")).toBeFocused();
  await page.keyboard.press("#");
  await expect(projects.row("Beta")).toBeHidden();
  await expect(projects.link("Alpha")).toBeFocused();
  await expect(projects.toast("“Beta” moved to the trash")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(projects.row("Beta")).toBeVisible();
});

test("a viewer sees projects and no way to change them", async ({ page }) => {
  await signIn(page.context(), "viewer@acme.test");
  const projects = new ProjectsPage(page, "acme");
  await projects.open();
  const main = page.getByRole("main");
  await expect(main.getByText("View only")).toBeVisible();
  await expect(main.getByRole("button", { name: /New project|Create a project|Actions for/ })).toHaveCount(0);
  await page.keyboard.press("c");
  await expect(projects.createDialog).toBeHidden();
});

test("projects are accessible, light and dark", async ({ page }) => {
  const projects = await ProjectsPage.ofNewPerson(page);
  await expectAccessibleThemes(page);
  await projects.create("Launch");
  await projects.create("Garden");
  await projects.choose("Garden", "Archive project");
  await projects.fill("Launch", 3);
  await projects.archivedButton.click();
  await expectAccessibleThemes(page);
  await page.keyboard.press("c");
  await expect(projects.createDialog).toBeVisible();
  await expectAccessibleThemes(page);
  await page.keyboard.press("Escape");
  await projects.link("Launch").click();
  await expect(new TodosPage(page, projects.slug).rows).toHaveCount(3);
  await expectAccessibleThemes(page);
});
