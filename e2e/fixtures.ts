import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import {
  type APIRequestContext,
  type BrowserContext,
  test as base,
  type Cookie,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";

import { expectNoRivalClasses } from "./class-names";

export const password = "tenantry-demo";

/** An address nobody used before. */
export const newEmail = (name: string) => `${name}-${randomBytes(4).toString("hex")}@example.test`;
export const newSlug = (name: string) => `${name}-${randomBytes(4).toString("hex")}`;

const shared = randomBytes(4).toString("hex");

type Mail = { subject: string; text: string };

/** The newest mail to an address whose subject matches; waits until it has come. */
export async function readMail(request: APIRequestContext, to: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined;
  const look = async () => {
    const response = await request.get(`/api/inbox?to=${encodeURIComponent(to)}`);
    const { mails }: { mails: Mail[] } = await response.json();
    found = mails.find((mail) => subject.test(mail.subject));
    return found !== undefined;
  };
  await expect.poll(look, { intervals: [50, 100] }).toBe(true);
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
  return context.request.post(path, { data, headers: { origin, "x-forwarded-for": newAddress() } });
}

const sessions = new Map<string, Cookie[]>();

/** Signs a browser context in with the demo password; the same session each time that a worker asks for a person. */
export async function signIn(context: BrowserContext, email: string): Promise<void> {
  const kept = sessions.get(email);
  if (kept) return context.addCookies(kept);
  await signInAnew(context, email);
  sessions.set(email, await context.cookies());
}

/** The same with a session that no other test has. */
export async function signInAnew(context: BrowserContext, email: string): Promise<void> {
  const response = await post(context, "/api/auth/sign-in/email", { email, password });
  expect(response.status()).toBe(200);
}

/** A confirmed account that is signed in, made over the API; the screens have their own test. */
export async function signUp(context: BrowserContext, name: string, email: string): Promise<void> {
  const response = await post(context, "/api/auth/sign-up/email", { name, email, password });
  expect(response.status()).toBe(200);
  const mail = await readMail(context.request, email, /confirm/i);
  const confirmed = await context.request.get(linkIn(mail), { maxRedirects: 0 });
  expect(confirmed.status()).toBe(302);
}

/** Signs a browser context in as the worker's person of this name, whom its other tests share; answers the address. */
export async function enter(context: BrowserContext, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", "-")}-${shared}@example.test`;
  const kept = sessions.get(email);
  if (kept) await context.addCookies(kept);
  else {
    await signUp(context, name, email);
    sessions.set(email, await context.cookies());
  }
  return email;
}

export type Organization = { id: string; slug: string };

const { origin } = new URL(process.env.BASE_URL ?? "http://localhost:3000");

export const headers = (organization?: Organization) => ({
  origin,
  ...(organization ? { "x-organization-id": organization.id } : {}),
});

/** Calls a procedure as the person of a browser context. */
export const send = (context: BrowserContext, path: string, data: object, organization?: Organization) =>
  context.request.post(`/api/trpc/${path}`, { data, headers: headers(organization) });

/** The same for a call that succeeds; answers what it answers. */
export async function call<T>(...args: Parameters<typeof send>): Promise<T> {
  const response = await send(...args);
  expect(response.status()).toBe(200);
  const { result }: { result: { data: T } } = await response.json();
  return result.data;
}

/** A new organization of the signed-in person. */
export async function createOrganization(context: BrowserContext, name: string): Promise<Organization> {
  const slug = newSlug(name.toLowerCase());
  const { id } = await call<{ id: string }>(context, "organizations.create", { name, slug });
  return { id, slug };
}

/** Makes todos, the last title newest; answers their ids. */
export async function createTodos(
  context: BrowserContext,
  organization: Organization,
  titles: readonly string[],
): Promise<string[]> {
  const items = titles.map((title) => ({ title }));
  const made = await call<{ id: string }[]>(context, "todos.createMany", { items }, organization);
  return made.map(({ id }) => id);
}

/** Waits until what the server drew has become React's: before that nobody listens to clicks and keys. */
export async function awake(drawn: Locator): Promise<void> {
  const isReacts = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactFiber"));
  await expect.poll(() => drawn.evaluate(isReacts), { intervals: [50] }).toBe(true);
}

const axeOf = (page: Page) =>
  new AxeBuilder({ page })
    // No frames, so that no second page is opened to gather what they found.
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .exclude("main li:nth-child(n + 11)");
const colours = ["color-contrast"];

async function expectNoViolation(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  expect(found).toEqual([]);
}

/** Fails on any accessibility violation of the page as it stands, and on rival classes; of a list ten rows are looked at. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(axeOf(page));
  await expectNoRivalClasses(page);
}

/** The same for a page whose colours were looked at before, in another shape. */
export const expectAccessibleShape = (page: Page) => expectNoViolation(axeOf(page).disableRules(colours));

/** The page as it stands in both themes; in the second one only its colours are another. */
export async function expectAccessibleThemes(page: Page): Promise<void> {
  await inTheme(page, "light");
  await expectAccessible(page);
  await inTheme(page, "dark");
  await expectNoViolation(axeOf(page).withRules(colours));
}

async function inTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
}

export const test = base;
export type { Page };
export { expect };
