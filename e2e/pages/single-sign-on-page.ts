import { expect, type Locator, type Page } from "@playwright/test";
import { titled } from "./auth-pages";

type Client = { domain: string; issuer: string; clientId: string; clientSecret: string };

export class SingleSignOnPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog");
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/o/${slug}/settings/single-sign-on`);
    await expect(titled(this.page, "Single sign-on")).toBeVisible();
  }

  async startAdding(): Promise<void> {
    await this.page.getByRole("button", { name: "Add provider" }).click();
    await expect(this.dialog).toBeVisible();
  }

  async add({ domain, issuer, clientId, clientSecret }: Client): Promise<void> {
    await this.startAdding();
    await this.dialog.getByLabel("E-mail domain").fill(domain);
    await this.dialog.getByLabel("Issuer").fill(issuer);
    await this.dialog.getByLabel("Client id").fill(clientId);
    await this.dialog.getByLabel("Client secret", { exact: true }).fill(clientSecret);
    await this.dialog.getByRole("button", { name: "Add provider" }).click();
  }

  card(domain: string): Locator {
    return this.page.getByRole("region", { name: domain });
  }

  /** What a line of the card says, to be taken elsewhere. */
  async value(domain: string, label: string): Promise<string> {
    const line = this.card(domain).locator("dl > div");
    const name = this.page.getByText(label, { exact: true });
    return (await line.filter({ has: name }).locator("code").textContent()) ?? "";
  }

  async check(domain: string): Promise<void> {
    await this.card(domain).getByRole("button", { name: "Check now" }).click();
  }

  async startRemoving(domain: string): Promise<void> {
    await this.card(domain).getByRole("button", { name: "Remove provider" }).click();
    await expect(
      this.page.getByRole("dialog", { name: `Remove single sign-on for ${domain}?` }),
    ).toBeVisible();
  }

  async answer(action: "Cancel" | "Remove provider"): Promise<void> {
    await this.dialog.getByRole("button", { name: action }).click();
    await expect(this.dialog).toBeHidden();
  }
}

export class CompanyStep {
  readonly page: Page;
  readonly email: Locator;

  constructor(page: Page) {
    this.page = page;
    this.email = page.getByLabel("Work e-mail");
  }

  async open(): Promise<void> {
    await this.page.goto("/sign-in");
    await this.page.getByRole("button", { name: /^Sign in with your company/ }).click();
    await expect(titled(this.page, "Sign in with your company")).toBeVisible();
  }

  async goOn(email: string): Promise<void> {
    await this.email.fill(email);
    await this.page.getByRole("button", { name: "Continue" }).click();
  }
}
