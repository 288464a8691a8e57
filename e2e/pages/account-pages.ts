import { createHmac } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { titled } from "./auth-pages";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** An authenticator inside the browser that says yes by itself, as a fingerprint would. */
export async function addAuthenticator(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an authenticator app shows for a key (RFC 6238). */
export function codeOf(key: string, at = Date.now()): string {
  const bits = [...key].map((each) => alphabet.indexOf(each).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export class SecurityPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto("/account/security");
    await expect(titled(this.page, "Security")).toBeVisible();
  }

  /** Gives the password where the page asks who is there. */
  async confirm(password: string): Promise<void> {
    await this.dialog.getByLabel("Password", { exact: true }).fill(password);
    await this.dialog.getByRole("button", { name: "Go on" }).click();
  }

  /** Switches two-factor sign-in on; answers the key of the app and the backup codes. */
  async switchTwoFactorOn(password: string): Promise<{ key: string; codes: string[] }> {
    await button(this.page, "Switch on").click();
    await this.confirm(password);
    const key = (await this.dialog.locator("code").textContent()) ?? "";
    await expect(this.dialog.getByAltText("QR code for the authenticator app")).toBeVisible();
    await this.dialog.getByLabel("Code").fill(codeOf(key));
    await this.dialog.getByRole("button", { name: "Switch on" }).click();
    const list = this.dialog.getByRole("list", { name: "Backup codes" });
    await expect(list).toBeVisible();
    const codes = await list.getByRole("listitem").allTextContents();
    await button(this.page, "I have kept them").click();
    await expect(this.page.getByText("On", { exact: true })).toBeVisible();
    return { key, codes };
  }

  async addPasskey(): Promise<void> {
    await button(this.page, "Add passkey").click();
    await expect(this.page.getByText("Passkey added")).toBeVisible();
  }
}

export class SecondFactorStep {
  readonly page: Page;
  readonly submit: Locator;

  constructor(page: Page) {
    this.page = page;
    this.submit = button(page, "Sign in");
  }

  async expectShown(): Promise<void> {
    await expect(titled(this.page, "Enter your code")).toBeVisible();
  }

  async enter(code: string): Promise<void> {
    await this.page.getByLabel("Code", { exact: true }).fill(code);
    await this.submit.click();
  }

  async enterBackupCode(code: string): Promise<void> {
    await button(this.page, "Use a backup code").click();
    await this.page.getByLabel("Backup code", { exact: true }).fill(code);
    await this.submit.click();
  }
}
