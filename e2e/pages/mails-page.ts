import { expect, type Locator, type Page } from "@playwright/test";

/** The administrators' log of mails and the panel of one of them. */
export class MailsPage {
  readonly list: Locator;
  readonly panel: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("table", { name: "Mails" });
    this.panel = page.getByRole("dialog", { name: "Mail", exact: true });
  }

  async search(address: string): Promise<void> {
    await this.page.goto("/admin/mails");
    await this.page.getByRole("searchbox", { name: "Search by address" }).fill(address);
    await expect(this.list.getByRole("row")).toHaveCount(2);
  }

  row(address: string): Locator {
    return this.list.getByRole("row").filter({ hasText: address });
  }

  async open(address: string): Promise<void> {
    await this.row(address).getByRole("button", { name: address }).click();
    await expect(this.panel.getByText(address)).toBeVisible();
  }
}
