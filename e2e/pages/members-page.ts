import { expect, type Locator, type Page } from "@playwright/test";

type Role = "Owner" | "Admin" | "Member" | "Viewer";

export class MembersPage {
  readonly page: Page;
  readonly inviteButton: Locator;
  readonly invitations: Locator;

  constructor(page: Page) {
    this.page = page;
    this.inviteButton = page.getByRole("button", { name: "Invite people" });
    this.invitations = page.getByRole("region", { name: /^Pending invitations/ });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/o/${slug}/members`);
    await expect(this.page.getByRole("list", { name: "Members" })).toBeVisible();
  }

  row(email: string): Locator {
    return this.page
      .getByRole("list", { name: "Members" })
      .getByRole("listitem")
      .filter({ has: this.page.getByText(email, { exact: true }) });
  }

  role(name: string): Locator {
    return this.page.getByRole("combobox", { name: `Role of ${name}` });
  }

  async changeRole(name: string, role: Role): Promise<void> {
    await this.role(name).click();
    await this.page.getByRole("option", { name: role, exact: true }).click();
  }

  async act(name: string, action: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for ${name}` }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  async confirm(action: string): Promise<void> {
    await this.page.getByRole("dialog").getByRole("button", { name: action }).click();
  }

  async startInviting(): Promise<InviteDialog> {
    await this.inviteButton.click();
    return new InviteDialog(this.page);
  }

  /** Chooses from the menu of a pending invitation. */
  async actOnInvitation(email: string, action: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for the invitation of ${email}` }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  async resend(email: string): Promise<void> {
    await this.actOnInvitation(email, "Send again");
    await expect(this.page.getByText("Invitation sent again")).toBeVisible();
  }

  async withdraw(email: string): Promise<void> {
    await this.actOnInvitation(email, "Withdraw");
    await expect(this.page.getByText("Invitation withdrawn")).toBeVisible();
  }
}

export class InviteDialog {
  readonly dialog: Locator;
  readonly addresses: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: /^Invite people to/ });
    this.addresses = this.dialog.getByLabel("E-mail addresses");
  }

  async chooseRole(role: Role): Promise<void> {
    await this.dialog.getByLabel("Role").click();
    await this.page.getByRole("option", { name: role, exact: true }).click();
  }

  submit(name: string): Locator {
    return this.dialog.getByRole("button", { name, exact: true });
  }

  /** What became of one address. */
  result(email: string): Locator {
    return this.dialog.getByRole("listitem").filter({ hasText: email });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close" }).click();
    await expect(this.dialog).toBeHidden();
  }
}
