import { expect, type Locator, type Page } from "@playwright/test";

/** The trash of one organization. */
export class TrashPage {
  readonly rows: Locator;
  readonly confirmation: Locator;
  readonly nothing: Locator;
  readonly emptyButton: Locator;

  constructor(
    readonly page: Page,
    readonly slug: string,
  ) {
    this.rows = page.getByRole("tabpanel").locator("> ul > li");
    this.confirmation = page.getByRole("dialog");
    this.nothing = page.getByRole("heading", { name: "Nothing in the trash" });
    this.emptyButton = page.getByRole("main").getByRole("button", { name: "Empty trash" });
  }

  async open(): Promise<void> {
    await this.page.goto(`/o/${this.slug}/trash`);
    await expect(this.page.getByRole("heading", { name: "Trash", level: 1 })).toBeVisible();
  }

  async show(tab: string): Promise<void> {
    await this.page.getByRole("tab", { name: tab }).click();
    await expect(this.page.getByRole("tab", { name: tab })).toHaveAttribute("aria-selected", "true");
  }

  /** Opens and closes a deletion of several rows. */
  toggle(label: string): Locator {
    return this.row(label).getByRole("button", { name: label }).first();
  }

  /** What went together with the row. */
  contents(label: RegExp): Locator {
    const lists = this.page.getByRole("list", { name: /^Deleted with/ });
    return lists.getByRole("listitem").filter({ hasText: label });
  }

  row(label: string): Locator {
    return this.rows.filter({ hasText: label });
  }

  restore(label: string): Locator {
    return this.rows.getByRole("button", { name: `Restore “${label}”` });
  }

  purge(label: string): Locator {
    return this.rows.getByRole("button", { name: `Delete “${label}” for ever` });
  }

  toast(text: string): Locator {
    return this.page.getByRole("region", { name: /notifications/i }).getByText(text);
  }
}
