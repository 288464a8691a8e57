import { expect, type Locator, type Page } from "@playwright/test";
import { call, createOrganization, enter, type Organization } from "../fixtures";

/** The projects of one organization. */
export class ProjectsPage {
  readonly list: Locator;
  readonly createDialog: Locator;
  readonly editDialog: Locator;
  readonly archivedButton: Locator;
  readonly archived: Locator;

  constructor(
    readonly page: Page,
    readonly slug: string,
    readonly organization?: Organization,
  ) {
    this.list = page.getByRole("list", { name: "Projects", exact: true });
    this.createDialog = page.getByRole("dialog", { name: "New project" });
    this.editDialog = page.getByRole("dialog", { name: "Edit project" });
    this.archivedButton = page.getByRole("button", { name: /^Archived/ });
    this.archived = page.getByRole("list", { name: "Archived projects" });
  }

  /** The open screen of a fresh person's own organization "Harbour". */
  static async ofNewPerson(page: Page): Promise<ProjectsPage> {
    await enter(page.context(), "Nora Lang");
    const organization = await createOrganization(page.context(), "Harbour");
    const projects = new ProjectsPage(page, organization.slug, organization);
    await projects.open();
    return projects;
  }

  async open(): Promise<void> {
    await this.page.goto(`/o/${this.slug}/projects`);
    await expect(this.page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
    await expect(
      this.list.or(this.page.getByRole("main").getByRole("heading", { level: 2 })).first(),
    ).toBeVisible();
  }

  link(name: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name, exact: true });
  }

  row(name: string): Locator {
    return this.page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: /notifications/i }).getByText(text);
  }

  undo(): Promise<void> {
    return this.page
      .getByRole("region", { name: /notifications/i })
      .getByRole("button", { name: "Undo" })
      .click();
  }

  async create(name: string, color?: string): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: "New project" }).click();
    await this.createDialog.getByLabel("Name").fill(name);
    if (color) await this.createDialog.getByRole("radio", { name: color }).check();
    await this.createDialog.getByRole("button", { name: "Create project" }).click();
  }

  async choose(name: string, action: string): Promise<void> {
    await this.row(name)
      .getByRole("button", { name: `Actions for ${name}` })
      .click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** Makes todos in a project over the API and shows the screen with them. */
  async fill(name: string, count: number): Promise<void> {
    const href = await this.link(name).getAttribute("href");
    const projectId = new URL(href ?? "", this.page.url()).searchParams.get("project");
    const items = Array.from({ length: count }, (_, index) => ({ title: `${name} ${index + 1}`, projectId }));
    await call(this.page.context(), "todos.createMany", { items }, this.organization);
    await this.open();
    await expect(this.row(name)).toContainText(`${count} open of ${count}`);
  }
}
