import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import {
  type APIRequestContext,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";

export const password = "tenantry-demo";

/** An address nobody used before. */
export const newEmail = (name: string) => `${name}-${randomBytes(4).toString("hex")}@example.test`;
export const newSlug = (name: string) => `${name}-${randomBytes(4).toString("hex")}`;

type Mail = { subject: string; text: string };

/** The newest mail to an address whose subject matches; waits until it has come. */
export async function readMail(request: APIRequestContext, to: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(async () => {
      const response = await request.get(`/api/inbox?to=${encodeURIComponent(to)}`);
      const { mails }: { mails: Mail[] } = await response.json();
      found = mails.find((mail) => subject.test(mail.subject));
      return found !== undefined;
    })
    .toBe(true);
  if (!found) throw new Error(`No mail to ${to}`);
  return found;
}

/** The first address in a mail. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error("The mail has no link");
  return link;
}

/** An address of the range kept for benchmarks, so that one test does not use up the rate limit of another. */
const newAddress = () => `198.18.${randomBytes(2).join(".")}`;

async function post(context: BrowserContext, path: string, data: object) {
  const origin = new URL(process.env.BASE_URL ?? "http://localhost:3000").origin;
  return context.request.post(path, { data, headers: { origin, "x-forwarded-for": newAddress() } });
}

/** Signs a browser context in with the demo password, without the sign-in screen. */
export async function signIn(context: BrowserContext, email: string): Promise<void> {
  const response = await post(context, "/api/auth/sign-in/email", { email, password });
  expect(response.status()).toBe(200);
}

/** A confirmed account that is signed in, made over the API; the screens have their own test. */
export async function signUp(context: BrowserContext, name: string, email: string): Promise<void> {
  const response = await post(context, "/api/auth/sign-up/email", { name, email, password });
  expect(response.status()).toBe(200);
  const mail = await readMail(context.request, email, /confirm/i);
  await context.request.get(linkIn(mail));
}

/** A new organization of the signed-in person. */
export async function createOrganization(context: BrowserContext, name: string) {
  const slug = newSlug(name.toLowerCase());
  const response = await post(context, "/api/trpc/organizations.create", { name, slug });
  expect(response.status()).toBe(200);
  return { slug };
}

/** Fails on any accessibility violation of the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  expect(found).toEqual([]);
}

export const test = base;
export type { Page };
export { expect };
