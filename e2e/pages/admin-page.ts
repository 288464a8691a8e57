import { expect, type Locator, type Page } from "@playwright/test";
import { awake } from "../fixtures";

/** The administrators' list of users and the panel of one of them. */
export class AdminPage {
  readonly panel: Locator;
  readonly banner: Locator;
  /** What a screen shows whose impersonation ended by itself. */
  readonly ended: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("dialog", { name: "User", exact: true });
    this.ended = page.getByRole("heading", { name: "The impersonation has ended", level: 1 });
    this.banner = page.getByRole("region", { name: "Impersonation" });
  }

  /** Searches a person in the list and opens their panel. */
  async openUser(name: string, email: string): Promise<void> {
    await this.page.goto("/admin/users");
    await this.page.getByRole("searchbox", { name: "Search users" }).fill(email);
    const row = this.page.getByRole("row").filter({ hasText: email });
    await expect(this.page.getByRole("row")).toHaveCount(2);
    await row.getByRole("button", { name }).click();
    await expect(this.panel.getByRole("heading", { name })).toBeVisible();
  }

  async impersonate(name: string, reason: string): Promise<void> {
    await this.panel.getByRole("button", { name: "Impersonate…" }).click();
    const dialog = this.page.getByRole("dialog", { name: `Impersonate ${name}?` });
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: "Impersonate" }).click();
  }

  async stop(): Promise<void> {
    await awake(this.banner);
    await this.banner.getByRole("button", { name: "Stop" }).click();
  }

  /** Gives a reason in the panel's dialog of a role. */
  async changeRole(open: string, title: string, action: string, reason: string): Promise<void> {
    await this.panel.getByRole("button", { name: open }).click();
    const dialog = this.page.getByRole("dialog", { name: title });
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: action }).click();
  }

  async ban(name: string, reason: string): Promise<void> {
    await this.panel.getByRole("button", { name: "Ban…" }).click();
    const dialog = this.page.getByRole("dialog", { name: `Ban ${name}?` });
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: "Ban user" }).click();
    await expect(dialog).toBeHidden();
  }
}
