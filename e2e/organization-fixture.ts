import type { BrowserContext } from "@playwright/test";
import {
  test as base,
  createOrganization,
  createTodos,
  enter,
  expect,
  headers,
  type Organization,
  send,
} from "./fixtures";

export type Person = { context: BrowserContext; name: string; email: string };
type Team = {
  organization: Organization;
  owner: Person;
  join: (name: string, role: string) => Promise<Person>;
};

/** Makes a todo; answers its id. */
export async function write(
  context: BrowserContext,
  organization: Organization,
  title: string,
): Promise<string> {
  const [id = ""] = await createTodos(context, organization, [title]);
  return id;
}

/** An organization with an owner, signed in in the test's own browser, and whoever else is asked to join. */
export const test = base.extend<{ team: Team }>({
  team: async ({ context, browser }, use) => {
    const opened: BrowserContext[] = [];
    const name = "Olga Owner";
    const owner = { context, name, email: await enter(context, name) };
    const organization = await createOrganization(context, "Roles");

    const join = async (name: string, role: string): Promise<Person> => {
      const theirs = await browser.newContext();
      opened.push(theirs);
      const person = { context: theirs, name, email: await enter(theirs, name) };
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
