import { expect, type Locator, type Page } from "@playwright/test";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** The title of a screen outside the app. */
export const titled = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** What a field says about its value, announced with the field. */
export const expectFieldError = (input: Locator, message: string) =>
  expect(input).toHaveAccessibleDescription(message);

export class SignUpPage {
  readonly name: Locator;
  readonly email: Locator;
  readonly password: Locator;
  readonly submit: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.name = field(page, "Name");
    this.email = field(page, "E-mail");
    this.password = field(page, "Password");
    this.submit = button(page, "Create account");
  }

  async open(): Promise<void> {
    await this.page.goto("/sign-up");
    await expect(titled(this.page, "Create your account")).toBeVisible();
  }

  async fill(account: { name: string; email: string; password: string }): Promise<void> {
    await this.name.fill(account.name);
    await this.email.fill(account.email);
    await this.password.fill(account.password);
  }

  async expectMailSent(email: string): Promise<void> {
    await expect(titled(this.page, "Check your mail")).toBeVisible();
    await expect(this.page.getByText(email, { exact: true })).toBeVisible();
  }
}

export class SignInPage {
  readonly email: Locator;
  readonly password: Locator;
  readonly submit: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.email = field(page, "E-mail");
    this.password = field(page, "Password");
    this.submit = button(page, "Sign in");
  }

  async open(next?: string): Promise<void> {
    await this.page.goto(next ? `/sign-in?${new URLSearchParams({ next })}` : "/sign-in");
    await this.expectShown();
  }

  async expectShown(): Promise<void> {
    await expect(titled(this.page, "Sign in to Tenantry")).toBeVisible();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.submit.click();
  }

  /** One sentence for a wrong password and an unknown address, which stays as it was typed. */
  async expectRefused(email: string): Promise<void> {
    await expectFieldError(this.password, "The e-mail address or the password is not right.");
    await expect(this.password).toBeFocused();
    await expect(this.email).toHaveValue(email);
  }
}

export class PasswordResetPages {
  readonly page: Page;
  readonly email: Locator;
  readonly newPassword: Locator;

  constructor(page: Page) {
    this.page = page;
    this.email = field(page, "E-mail");
    this.newPassword = field(page, "New password");
  }

  async request(email: string): Promise<void> {
    await expect(titled(this.page, "Forgot your password?")).toBeVisible();
    await this.email.fill(email);
    await button(this.page, "Send the link").click();
    await expect(titled(this.page, "Check your mail")).toBeVisible();
  }

  async choose(link: string, password: string): Promise<void> {
    await this.page.goto(link);
    await this.newPassword.fill(password);
    await button(this.page, "Change password").click();
    await expect(titled(this.page, "Password changed")).toBeVisible();
  }
}

export class OnboardingPage {
  readonly name: Locator;
  readonly address: Locator;
  readonly submit: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.name = field(page, "Organization name");
    this.address = field(page, "Address");
    this.submit = button(page, "Create organization");
  }

  async open(): Promise<void> {
    await this.page.goto("/onboarding");
    await this.expectShown();
  }

  async expectShown(): Promise<void> {
    await expect(titled(this.page, "Create your organization")).toBeVisible();
  }

  /** One of the steps after the organization was created. */
  async expectStep(title: string): Promise<void> {
    await expect(titled(this.page, title)).toBeVisible();
  }
}

export class InvitationPage {
  readonly page: Page;
  readonly accept: Locator;

  constructor(page: Page) {
    this.page = page;
    this.accept = button(page, "Accept invitation");
  }

  /** The way from an invitation to the form of a new account. */
  async createAccount(): Promise<SignUpPage> {
    await this.page.getByRole("link", { name: "Create account" }).click();
    await expect(titled(this.page, "Create your account")).toBeVisible();
    return new SignUpPage(this.page);
  }
}
