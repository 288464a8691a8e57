import { expect, type Locator, type Page } from "@playwright/test";

/** The audit log of one organization. */
export class AuditPage {
  readonly rows: Locator;
  readonly filters: Locator;
  readonly exportButton: Locator;
  readonly forbidden: Locator;

  constructor(
    readonly page: Page,
    readonly slug: string,
  ) {
    const main = page.getByRole("main");
    this.rows = main.getByRole("listitem");
    this.filters = page.getByRole("search", { name: "Filter the audit log" });
    this.exportButton = main.getByRole("button", { name: "Export CSV" });
    this.forbidden = main.getByText("Only owners and admins see the audit log.");
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/o/${this.slug}/audit${query}`);
    await expect(this.page.getByRole("heading", { name: "Audit log", level: 1 })).toBeVisible();
  }

  /** The button of the row that says this sentence. */
  entry(sentence: string): Locator {
    return this.rows.getByRole("button").filter({ hasText: sentence });
  }

  row(sentence: string): Locator {
    return this.rows.filter({ hasText: sentence });
  }

  async choose(filter: string, option: string): Promise<void> {
    await this.filters.getByRole("button", { name: new RegExp(`^${filter}`) }).click();
    await this.page.getByRole("dialog").getByRole("option", { name: option, exact: true }).click();
  }
}
