import { expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { addMember, createOrganization } from "@/testing/factories";

const longAgo = "2000-01-01T00:00:00.000Z";
const notYet = new Date(Date.now() + 60_000).toISOString();

it("tells which tables changed since a page was drawn, in this organization, to who may read them", async () => {
  const acme = await createOrganization();
  const globex = await createOrganization();
  const viewer = await addMember(acme.id, "viewer");
  const owner = caller({ token: acme.owner.token, organizationId: acme.id });
  const others = caller({ token: globex.owner.token, organizationId: globex.id });
  await owner.todos.create({ title: "Seen by all" });
  await owner.invitations.create({ emails: ["new@example.test"], role: "member" });
  const told = async (api: typeof owner, at: string) => (await api.events.since({ at })).entities;

  expect(await told(owner, longAgo)).toEqual(expect.arrayContaining(["todos", "invitation"]));
  expect(await told(others, longAgo)).not.toContain("todos");
  const toViewer = await told(caller({ token: viewer.token, organizationId: acme.id }), longAgo);
  expect(toViewer).toContain("todos");
  expect(toViewer).not.toContain("invitation");
  expect(await told(owner, notYet)).toEqual([]);
});
