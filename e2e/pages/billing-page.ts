import { expect, type Organization, type Page } from "../fixtures";

const stripe = process.env.E2E_STRIPE_URL ?? "";

export class BillingPage {
  constructor(
    readonly page: Page,
    readonly organization: Organization,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`/o/${this.organization.slug}/billing`);
    await expect(this.plan).toBeVisible();
  }

  /** What counts now, with what becomes of it. */
  get plan() {
    return this.page.getByRole("region", { name: /^(Free|Pro|Business)$/ });
  }

  limit(name: string) {
    return this.page.getByRole("meter", { name });
  }

  button(name: string) {
    return this.page.getByRole("button", { name });
  }

  /** Goes through the checkout on the payment service's page and comes back. */
  async pay(plan: string): Promise<void> {
    await this.button(`Subscribe to ${plan}`).click();
    await this.page.waitForURL(`${stripe}/checkout/**`);
    await this.page.getByRole("button", { name: "Subscribe" }).click();
    await this.page.waitForURL(`**/o/${this.organization.slug}/billing*`);
  }

  /** What happens at the payment service, which tells the app of it. */
  async happens(what: "fail-payment" | "pay" | "end", daysAgo = 0): Promise<void> {
    const query = `organization=${this.organization.id}&days=${daysAgo}`;
    const answer = await this.page.request.post(`${stripe}/world/${what}?${query}`);
    expect(answer.status()).toBe(200);
  }
}
