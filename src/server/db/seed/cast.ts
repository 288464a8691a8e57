import type { DemoOrganization } from "./organizations";
import { people } from "./people";
import type { Writer } from "./todos";

/** Who stands where the organizations' data name an e-mail. */
export class Cast {
  constructor(private readonly ids: ReadonlyMap<string, string>) {}

  /** Throws for an e-mail that is not among the demo's people. */
  id(email: string): string {
    const id = this.ids.get(email);
    if (!id) throw new Error(`${email} is not among the demo's people`);
    return id;
  }

  owner(own: DemoOrganization): string {
    return this.id(own.members.find(({ role }) => role === "owner")?.email ?? `The owner of ${own.name}`);
  }

  writers(own: DemoOrganization): Writer[] {
    const writing = own.members.filter(({ role }) => role !== "viewer");
    return writing.map(({ email, removed }) => ({
      userId: this.id(email),
      firstName: people.find((person) => person.email === email)?.firstName ?? email,
      leftDaysAgo: removed?.daysAgo ?? 0,
    }));
  }
}
