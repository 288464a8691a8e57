import { describe, expect, it } from "vitest";
import { picturePrefix } from "@/server/auth/pictures";
import { findLogo } from "@/server/organization-logo";
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

  it.each(["de", "en"])("speaks the language of who creates it: %s", async (language) => {
    const token = await createSession((await createUser()).id);
    const { id } = await caller({ token, language }).organizations.create({ name: "Acme", slug: slug() });
    const { settings } = await caller({ token, organizationId: id }).organizations.settings();
    expect(settings).toMatchObject({ language, theme: "system" });
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

describe("the settings of an organization", () => {
  it("are changed one by one by admins, and read by everyone", async () => {
    const acme = await createOrganization();
    const [admin, viewer] = await Promise.all([addMember(acme.id, "admin"), addMember(acme.id, "viewer")]);
    const as = ({ token }: { token: string }) => caller({ token, organizationId: acme.id }).organizations;
    await as(admin).update({ settings: { language: "de" } });
    await as(admin).update({ settings: { theme: "dark" } });
    const expected = { theme: "dark", language: "de", notifications: { email: true, push: false } };
    expect(await as(viewer).settings()).toMatchObject({ name: acme.name, settings: expected });
    await expect(as(viewer).update({ settings: { theme: "light" } })).rejects.toEqual(code("FORBIDDEN"));
    const unknown: { theme: "dark"; role?: string } = { theme: "dark", role: "owner" };
    await expect(as(admin).update({ settings: unknown })).rejects.toEqual(code("BAD_REQUEST"));
    const globex = await createOrganization();
    const stranger = caller({ token: globex.owner.token, organizationId: acme.id }).organizations;
    await expect(stranger.settings()).rejects.toEqual(code("NOT_FOUND"));
    await expect(caller({ organizationId: acme.id }).organizations.settings()).rejects.toEqual(
      code("UNAUTHORIZED"),
    );
  });
});

describe("the logo of an organization", () => {
  const png = Buffer.from("89504e470d0a1a0a", "hex");

  it("gets a new address with each upload, and none once it is removed", async () => {
    const acme = await createOrganization();
    const api = caller({ token: acme.owner.token, organizationId: acme.id }).organizations;
    const first = await api.setLogo({ content: png.toString("base64") });
    expect(await findLogo(first.logo.slice(picturePrefix.length))).toEqual({
      type: "image/png",
      content: png,
    });
    const second = await api.setLogo({ content: Buffer.concat([png, png]).toString("base64") });
    expect(await findLogo(first.logo.slice(picturePrefix.length))).toBeNull();
    expect(await api.list()).toMatchObject([{ logo: second.logo }]);
    await api.removeLogo();
    expect(await findLogo(second.logo.slice(picturePrefix.length))).toBeNull();
    expect(await api.settings()).toMatchObject({ logo: null });
  });

  it("is a small picture and nothing else, and stays its own organization's", async () => {
    const [acme, globex] = await Promise.all([createOrganization(), createOrganization()]);
    const as = (organizationId: string, token: string) => caller({ token, organizationId }).organizations;
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>").toString("base64");
    const api = as(acme.id, acme.owner.token);
    await expect(api.setLogo({ content: svg })).rejects.toEqual(code("BAD_REQUEST"));
    const large = Buffer.concat([png, Buffer.alloc(65_536)]).toString("base64");
    await expect(api.setLogo({ content: large })).rejects.toEqual(code("BAD_REQUEST"));
    const { logo } = await api.setLogo({ content: png.toString("base64") });
    await as(globex.id, globex.owner.token).removeLogo();
    await expect(as(acme.id, globex.owner.token).removeLogo()).rejects.toEqual(code("NOT_FOUND"));
    const member = await addMember(acme.id, "member");
    await expect(as(acme.id, member.token).removeLogo()).rejects.toEqual(code("FORBIDDEN"));
    expect(await api.settings()).toMatchObject({ logo });
  });
});
