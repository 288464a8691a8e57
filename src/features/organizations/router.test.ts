import { describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";

const code = (expected: string) => expect.objectContaining({ code: expected });
const slug = () => `new-${Math.random().toString(36).slice(2, 10)}`;

async function newcomer() {
  const person = await createUser();
  const token = await createSession(person.id);
  return () => caller({ token });
}

describe("organizations", () => {
  it("is created with its owner and a 14-day trial, and becomes the active one", async () => {
    const api = await newcomer();
    const created = await api().organizations.create({ name: "Acme", slug: slug() });
    expect(await api().organizations.list()).toMatchObject([{ id: created.id, role: "owner" }]);
    const before = { activeOrganizationId: created.id, user: { onboardingCompleted: false } };
    expect(await api().session.me()).toMatchObject(before);
    await api().organizations.finishOnboarding();
    expect(await api().session.me()).toMatchObject({ user: { onboardingCompleted: true } });
    const current = await api().subscriptions.current();
    expect(current).toMatchObject({ status: "trialing", plan: { id: "pro" } });
    expect(Math.round((Number(current.trialEnd) - Date.now()) / 86_400_000)).toBe(14);
    expect(await api().organizations.usage()).toMatchObject({
      todos: { used: 0 },
      members: { used: 1, limit: 50 },
    });
  });

  it("refuses a taken, reserved or malformed address", async () => {
    const api = await newcomer();
    const taken = slug();
    await api().organizations.create({ name: "First", slug: taken });
    await expect(api().organizations.create({ name: "Second", slug: taken })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "taken",
    });
    for (const bad of ["admin", "Capital", "-dash", "a", "two words"]) {
      await expect(api().organizations.create({ name: "x", slug: bad })).rejects.toEqual(code("BAD_REQUEST"));
    }
    expect(await api().organizations.list()).toHaveLength(1);
  });

  it("is renamed by admins only", async () => {
    const acme = await createOrganization();
    const [admin, member] = await Promise.all([addMember(acme.id, "admin"), addMember(acme.id, "member")]);
    const as = (token: string) => caller({ token, organizationId: acme.id });
    expect(await as(admin.token).organizations.update({ name: "Acme Ltd" })).toMatchObject({
      name: "Acme Ltd",
    });
    await expect(as(member.token).organizations.update({ name: "x" })).rejects.toEqual(code("FORBIDDEN"));
  });

  it("disappears for everyone when its owner deletes it, and comes back whole", async () => {
    const acme = await createOrganization();
    const member = await addMember(acme.id, "member");
    const as = (token: string) => caller({ token, organizationId: acme.id });
    const { id } = await as(member.token).todos.create({ title: "Survives" });
    await expect(as(member.token).organizations.trash()).rejects.toEqual(code("FORBIDDEN"));
    await as(acme.owner.token).organizations.trash();
    await expect(as(member.token).todos.get({ id })).rejects.toEqual(code("NOT_FOUND"));
    expect(await as(member.token).organizations.list()).toEqual([]);
    await expect(as(member.token).organizations.restore({ id: acme.id })).rejects.toEqual(code("NOT_FOUND"));
    expect(await as(acme.owner.token).organizations.trashed()).toMatchObject([{ id: acme.id }]);
    await as(acme.owner.token).organizations.restore({ id: acme.id });
    expect(await as(member.token).todos.get({ id })).toMatchObject({ title: "Survives" });
  });

  it("passes to a new owner in one step", async () => {
    const acme = await createOrganization();
    const heir = await addMember(acme.id, "member");
    const as = (token: string) => caller({ token, organizationId: acme.id });
    await as(acme.owner.token).organizations.transferOwnership({ memberId: heir.member.id });
    const roles = (await as(heir.token).members.list()).map((each) => [each.userId, each.role]);
    expect(roles).toContainEqual([heir.user.id, "owner"]);
    expect(roles).toContainEqual([acme.owner.user.id, "admin"]);
  });

  it("cannot be made active by a stranger", async () => {
    const acme = await createOrganization();
    const api = await newcomer();
    await expect(api().organizations.setActive({ id: acme.id })).rejects.toEqual(code("NOT_FOUND"));
  });

  it("comes back under another address when its own is taken by now", async () => {
    const acme = await createOrganization();
    const api = caller({ token: acme.owner.token, organizationId: acme.id });
    await api.organizations.trash();
    const newcomers = await newcomer();
    await newcomers().organizations.create({ name: "Squatter", slug: acme.slug });
    await expect(api.organizations.restore({ id: acme.id })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "taken",
    });
    await expect(api.organizations.restore({ id: acme.id, slug: "admin" })).rejects.toEqual(
      code("BAD_REQUEST"),
    );
    const fresh = slug();
    expect(await api.organizations.restore({ id: acme.id, slug: fresh })).toEqual({
      id: acme.id,
      slug: fresh,
    });
    expect(await api.organizations.list()).toMatchObject([{ id: acme.id, slug: fresh }]);
  });

  it("is offered back to its live owners only, each organization once", async () => {
    const acme = await createOrganization();
    const [former, admin] = await Promise.all([addMember(acme.id, "owner"), addMember(acme.id, "admin")]);
    const as = (token: string) => caller({ token, organizationId: acme.id });
    await as(acme.owner.token).members.remove({ id: former.member.id });
    await as(acme.owner.token).organizations.trash();
    for (const { token } of [former, admin]) {
      expect(await as(token).organizations.trashed()).toEqual([]);
      await expect(as(token).organizations.restore({ id: acme.id })).rejects.toEqual(code("NOT_FOUND"));
    }
    expect(await as(acme.owner.token).organizations.trashed()).toMatchObject([{ id: acme.id }]);
    await expect(caller().organizations.restore({ id: acme.id })).rejects.toEqual(code("UNAUTHORIZED"));
  });
});
