import { expect, type Locator, type Page } from "@playwright/test";

/** The screen of teams. */
export class TeamsSection {
  readonly section: Locator;
  readonly rows: Locator;
  readonly newButton: Locator;

  constructor(readonly page: Page) {
    this.section = page.getByRole("main");
    this.rows = this.section.getByRole("list", { name: "Teams" }).locator("> li");
    this.newButton = this.section.getByRole("button", { name: "New team" });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/o/${slug}/teams`);
    await expect(this.page.getByRole("heading", { name: "Teams", exact: true })).toBeVisible();
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByTitle(name, { exact: true }) });
  }

  /** Fills in the dialog that asks for a team's name. */
  async name(name: string, action: "Create team" | "Save name"): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: action }).click();
    await expect(dialog).toBeHidden();
  }

  async create(name: string): Promise<void> {
    await this.newButton.click();
    await this.name(name, "Create team");
    await expect(this.row(name)).toBeVisible();
  }

  async act(name: string, action: "Rename…" | "Delete team"): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for the team ${name}` }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  toggle(name: string): Locator {
    return this.row(name).getByRole("button").first();
  }

  people(name: string): Locator {
    return this.page.getByRole("list", { name: `People in ${name}` }).getByRole("listitem");
  }

  async add(name: string, person: string): Promise<void> {
    await this.row(name).getByRole("button", { name: "Add people" }).click();
    await this.page.getByRole("option", { name: person }).click();
    await expect(this.people(name).filter({ hasText: person })).toBeVisible();
  }
}
