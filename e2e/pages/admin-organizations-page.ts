import { expect, type Page } from "@playwright/test";

/** The operators' list of organizations and the screen of one of them. */
export class AdminOrganizationsPage {
  constructor(readonly page: Page) {}

  /** Searches one by its address and opens its screen. */
  async openOne(name: string, slug: string): Promise<void> {
    await this.page.goto("/admin/organizations");
    await this.page.getByRole("searchbox", { name: "Search organizations" }).fill(slug);
    await expect(this.page.getByRole("row")).toHaveCount(2);
    await this.page.getByRole("row").filter({ hasText: slug }).getByRole("link", { name }).click();
    await expect(this.page.getByRole("heading", { name, level: 1 })).toBeVisible();
  }

  /** Answers what a dialog asks; `typed` is what it wants typed, if anything. */
  async act(open: string, { title, reason, typed }: { title: string; reason: string; typed?: string }) {
    await this.page.getByRole("button", { name: open }).click();
    const dialog = this.page.getByRole("dialog", { name: title });
    await dialog.getByLabel("Reason").fill(reason);
    const confirm = dialog.getByRole("button", { name: open.replace("…", "") });
    if (typed) {
      await expect(confirm).toBeDisabled();
      await dialog.getByRole("textbox").last().fill(typed);
    }
    await confirm.click();
    await expect(dialog).toBeHidden();
  }
}
