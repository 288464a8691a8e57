import type { BrowserContext } from "@playwright/test";
import { test as base, createOrganization, expect, newEmail, signUp } from "./fixtures";

export type Organization = { id: string; slug: string };
export type Person = { context: BrowserContext; name: string; email: string };
type Team = {
  organization: Organization;
  owner: Person;
  join: (name: string, role: string) => Promise<Person>;
};

const { origin } = new URL(process.env.BASE_URL ?? "http://localhost:3000");

export const headers = (organization?: Organization) => ({
  origin,
  ...(organization ? { "x-organization-id": organization.id } : {}),
});

/** Calls a procedure as the person of a browser context. */
export const send = (context: BrowserContext, path: string, data: object, organization?: Organization) =>
  context.request.post(`/api/trpc/${path}`, { data, headers: headers(organization) });

/** A new organization of the person of a browser context. */
export async function own(context: BrowserContext, name: string): Promise<Organization> {
  const { slug } = await createOrganization(context, name);
  const response = await context.request.get("/api/trpc/organizations.list");
  const { result }: { result: { data: Organization[] } } = await response.json();
  const found = result.data.find((each) => each.slug === slug);
  if (!found) throw new Error(`${slug} is not among the organizations of its owner`);
  return found;
}

/** Makes a todo; answers its id. */
export async function write(
  context: BrowserContext,
  organization: Organization,
  title: string,
): Promise<string> {
  const response = await send(context, "todos.create", { title }, organization);
  expect(response.status()).toBe(200);
  const { result }: { result: { data: { id: string } } } = await response.json();
  return result.data.id;
}

/** An organization with an owner, signed in in the test's own browser, and whoever else is asked to join. */
export const test = base.extend<{ team: Team }>({
  team: async ({ context, browser }, use) => {
    const opened: BrowserContext[] = [];
    const owner = { context, name: "Olga Owner", email: newEmail("olga") };
    await signUp(context, owner.name, owner.email);
    const organization = await own(context, "Roles");

    const join = async (name: string, role: string): Promise<Person> => {
      const person = { context: await browser.newContext(), name, email: newEmail(role) };
      opened.push(person.context);
      await signUp(person.context, name, person.email);
      await send(context, "invitations.create", { emails: [person.email], role }, organization);
      const response = await context.request.get("/api/trpc/invitations.list", {
        headers: headers(organization),
      });
      const { result }: { result: { data: { id: string; email: string }[] } } = await response.json();
      const id = result.data.find((each) => each.email === person.email)?.id;
      const accepted = await send(person.context, "invitations.accept", { id });
      expect(accepted.status()).toBe(200);
      return person;
    };

    await use({ organization, owner, join });
    await Promise.all(opened.map((each) => each.close()));
  },
});
