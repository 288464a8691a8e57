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
    this.rows = page.getByRole("tabpanel").getByRole("listitem");
    this.confirmation = page.getByRole("dialog");
    this.nothing = page.getByRole("heading", { name: "Nothing in the trash" });
    this.emptyButton = page.getByRole("main").getByRole("button", { name: "Empty trash" });
  }

  async open(): Promise<void> {
    await this.page.goto(`/o/${this.slug}/trash`);
    await expect(this.page.getByRole("heading", { name: "Trash", level: 1 })).toBeVisible();
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
