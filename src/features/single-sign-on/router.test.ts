import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { plans } from "@/domain/plans";
import { auditLog, ssoProvider } from "@/server/db/schema";
import { caller } from "@/testing/callers";
import { newCertificate } from "@/testing/certificate";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization, createSession, createUser } from "@/testing/factories";
import { client, openIdentityProvider } from "@/testing/identity-provider";
import { openNameServer } from "@/testing/name-server";

const ports = await vi.hoisted(async () => {
  const { freePort } = await import("@/testing/free-port");
  const found = { provider: await freePort(), names: await freePort() };
  process.env.SSO_ALLOWED_HOSTS = `localhost:${found.provider}`;
  process.env.SSO_DNS_SERVERS = `127.0.0.1:${found.names}`;
  return found;
});
const idp = await openIdentityProvider(ports.provider);
const names = await openNameServer(ports.names);
afterAll(async () => {
  names.close();
  await idp.close();
});

const code = (value: string) => expect.objectContaining({ code: value });
let places = 0;
const newDomain = () => `place-${places++}.test`;

async function company() {
  const acme = await createOrganization("Acme", plans.business.limits, "business");
  const as = (token: string | null) => caller({ token, organizationId: acme.id }).singleSignOn;
  return { ...acme, as, api: as(acme.owner.token) };
}

const oidc = (domain = newDomain()) => ({ domain, issuer: idp.issuer, ...client });

describe("an organization's providers", () => {
  it("are added, changed, listed and removed by owners", async () => {
    const { api } = await company();
    const made = await api.addOidc(oidc());
    expect(made).toMatchObject({ kind: "oidc", role: "member", required: false, domainVerified: false });
    expect(made.addresses.callback).toMatch(
      /^http:\/\/localhost:3000\/api\/auth\/sso\/callback\/[0-9a-f-]{36}$/,
    );
    await api.update({ id: made.id, role: "viewer", required: true });
    expect(await api.list()).toMatchObject([{ id: made.id, role: "viewer", required: true }]);
    await api.remove({ id: made.id });
    expect(await api.list()).toEqual([]);
    await expect(api.remove({ id: made.id })).rejects.toEqual(code("NOT_FOUND"));
  });

  it("are nobody else's business", async () => {
    const acme = await company();
    const { id } = await acme.api.addOidc(oidc());
    const admin = await addMember(acme.id, "admin");
    const globex = await company();
    const refused: [ReturnType<typeof acme.as>, string][] = [
      [acme.as(admin.token), "FORBIDDEN"],
      [acme.as(globex.owner.token), "NOT_FOUND"],
      [acme.as(null), "UNAUTHORIZED"],
    ];
    for (const [api, expected] of refused) {
      await expect(api.list()).rejects.toEqual(code(expected));
      await expect(api.addOidc(oidc())).rejects.toEqual(code(expected));
      await expect(api.check({ id })).rejects.toEqual(code(expected));
      await expect(api.remove({ id })).rejects.toEqual(code(expected));
    }
    await expect(globex.api.check({ id })).rejects.toEqual(code("NOT_FOUND"));
    await expect(globex.api.update({ id, required: true })).rejects.toEqual(code("NOT_FOUND"));
    await expect(globex.api.replaceSecret({ id, clientSecret: "x" })).rejects.toEqual(code("NOT_FOUND"));
    await expect(globex.api.remove({ id })).rejects.toEqual(code("NOT_FOUND"));
    expect(await globex.api.list()).toEqual([]);
  });

  it("are out of reach for who impersonates an owner", async () => {
    const acme = await company();
    const { id } = await acme.api.addOidc(oidc());
    const admin = await createUser({ role: "admin" });
    const api = acme.as(await createSession(acme.owner.user.id, { impersonatedBy: admin.id }));
    await expect(api.list()).rejects.toEqual(code("FORBIDDEN"));
    await expect(api.addOidc(oidc())).rejects.toEqual(code("FORBIDDEN"));
    await expect(api.check({ id })).rejects.toEqual(code("FORBIDDEN"));
    await expect(api.remove({ id })).rejects.toEqual(code("FORBIDDEN"));
  });

  it("are part of the Business plan, three at most, one for each domain", async () => {
    const pro = await createOrganization();
    const { singleSignOn } = caller({ token: pro.owner.token, organizationId: pro.id });
    await expect(singleSignOn.addOidc(oidc())).rejects.toMatchObject({ reason: "plan_limit" });
    const { api } = await company();
    const first = oidc();
    await api.addOidc(first);
    await expect(api.addOidc(first)).rejects.toMatchObject({ code: "CONFLICT", reason: "taken" });
    const adding = Array.from({ length: 5 }, () => api.addOidc(oidc()));
    const refused = (await Promise.allSettled(adding)).filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(3);
    expect(await api.list()).toHaveLength(3);
  });

  it("keep a secret that nobody reads again: not in answers, not in the audit log, not in the database", async () => {
    const acme = await company();
    const made = await acme.api.addOidc(oidc());
    await acme.api.replaceSecret({ id: made.id, clientSecret: "another-secret-of-tenantry" });
    const rows = await adminSql`select * from sso_provider where id = ${made.id}`;
    const entries = await adminDb.select().from(auditLog).where(eq(auditLog.organizationId, acme.id));
    const told = JSON.stringify([made, await acme.api.list(), rows, entries]);
    expect(told).not.toMatch(/secret-of-tenantry/);
    expect(told).toContain(made.domain);
    const kept = await adminDb.select().from(ssoProvider).where(eq(ssoProvider.id, made.id));
    expect(kept[0]?.oidcConfig).toContain("another-secret-of-tenantry");
  });

  it("can be removed when their secret cannot be read any more", async () => {
    const { api } = await company();
    const { id } = await api.addOidc(oidc());
    const key = process.env.BETTER_AUTH_SECRET;
    process.env.BETTER_AUTH_SECRET = "another-secret-of-32-characters-or-more";
    const listed = await api.list();
    process.env.BETTER_AUTH_SECRET = key;
    expect(listed).toMatchObject([{ id, clientId: null }]);
    await api.remove({ id });
    expect(await api.list()).toEqual([]);
  });

  it("leave a trace of who did what", async () => {
    const acme = await company();
    const { id, domain } = await acme.api.addOidc(oidc());
    await acme.api.update({ id, required: true });
    await acme.api.remove({ id });
    const entries = await adminDb
      .select()
      .from(auditLog)
      .where(eq(auditLog.entityId, id))
      .orderBy(auditLog.createdAt, auditLog.id);
    expect(entries.map(({ action, entityLabel, userId }) => [action, entityLabel, userId])).toEqual(
      ["create", "update", "purge"].map((action) => [action, domain, acme.owner.user.id]),
    );
    expect(entries[1]).toMatchObject({ oldValues: { required: false }, newValues: { required: true } });
  });

  it("have addresses that this server may call", async () => {
    const { api } = await company();
    const { certificate } = newCertificate();
    for (const bad of [
      "http://identity.example.com",
      "https://169.254.169.254",
      "https://10.0.0.1",
      "nonsense",
    ]) {
      const error = await api.addOidc({ ...oidc(), issuer: bad }).catch((each) => each);
      expect([error.code, error.cause?.issues[0].path]).toEqual(["BAD_REQUEST", ["issuer"]]);
      const saml = { domain: newDomain(), issuer: "urn:provider", entryPoint: bad, certificate };
      await expect(api.addSaml(saml)).rejects.toEqual(code("BAD_REQUEST"));
    }
    for (const domain of ["localhost", "acme", "-a.test", "a_b.test", "127.0.0.1", "*.acme.test"])
      await expect(api.addOidc(oidc(domain))).rejects.toEqual(code("BAD_REQUEST"));
    const saml = { domain: newDomain(), issuer: "urn:provider", entryPoint: "https://login.example.com" };
    await expect(api.addSaml({ ...saml, certificate: "none" })).rejects.toEqual(code("BAD_REQUEST"));
    expect(await api.addSaml({ ...saml, certificate })).toMatchObject({ kind: "saml", clientId: null });
  });
});

describe("a domain", () => {
  it("is proven by a record and a provider that answers, both", async () => {
    const { api } = await company();
    const { id, record } = await api.addOidc(oidc());
    expect(record.name).toMatch(/^_tenantry\.place-/);
    const check = async () => {
      const { domainVerified, found } = await api.check({ id });
      return { domainVerified, ...found };
    };
    expect(await check()).toEqual({ domainVerified: false, record: false, provider: true });
    names.records.set(record.name, "tenantry-verification=guessed");
    expect(await check()).toMatchObject({ domainVerified: false, record: false });
    names.records.set(record.name, record.value);
    idp.state.down = true;
    expect(await check()).toEqual({ domainVerified: false, record: true, provider: false });
    idp.state.down = false;
    expect(await check()).toEqual({ domainVerified: true, record: true, provider: true });
    names.records.delete(record.name);
    expect(await check()).toMatchObject({ domainVerified: true, record: false });
  });

  it("belongs to the organization that proves it: another's record is another, and the second proof is refused", async () => {
    const domain = newDomain();
    const [acme, globex] = [await company(), await company()];
    const [first, second] = [await acme.api.addOidc(oidc(domain)), await globex.api.addOidc(oidc(domain))];
    expect(first.record.value).not.toBe(second.record.value);
    names.records.set(first.record.name, first.record.value);
    expect(await globex.api.check({ id: second.id })).toMatchObject({ domainVerified: false });
    expect(await acme.api.check({ id: first.id })).toMatchObject({ domainVerified: true });
    names.records.set(second.record.name, second.record.value);
    await expect(globex.api.check({ id: second.id })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "taken",
    });
    await acme.api.remove({ id: first.id });
    expect(await globex.api.check({ id: second.id })).toMatchObject({ domainVerified: true });
  });

  it("proves no provider that speaks for another issuer", async () => {
    const { api } = await company();
    const issuer = `${idp.issuer}/`;
    const { id, record } = await api.addOidc({ ...oidc(), issuer: `${issuer}other` });
    names.records.set(record.name, record.value);
    expect(await api.check({ id })).toMatchObject({ domainVerified: false, found: { provider: false } });
  });

  it("and the id of a provider stay what they were, also for who writes past the procedures", async () => {
    const acme = await company();
    const { id } = await acme.api.addOidc(oidc());
    const own = eq(ssoProvider.id, id);
    await expect(adminDb.update(ssoProvider).set({ domain: "else.test" }).where(own)).rejects.toThrow();
    await expect(adminDb.update(ssoProvider).set({ providerId: "else" }).where(own)).rejects.toThrow();
  });
});
