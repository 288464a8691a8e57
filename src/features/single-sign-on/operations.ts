import { createHmac } from "node:crypto";
import { Resolver } from "node:dns/promises";
import { DiscoveryError, discoverOIDCConfig, type OIDCConfig, type SAMLConfig } from "@better-auth/sso";
import { TRPCError } from "@trpc/server";
import { and, eq, sql } from "drizzle-orm";
import { ZodRealError } from "zod";
import { recordName, type SignOnKind, signOnLimits } from "@/domain/single-sign-on";
import { env } from "@/env";
import { readSubscription } from "@/features/organizations/operations";
import { say } from "@/i18n/errors";
import { AddressRefusedError, allowedOrigins, assertCallable, callingOutside } from "@/server/auth/outgoing";
import { organization, ssoProvider } from "@/server/db/schema";
import type { Tenant, TenantTx } from "@/server/db/tenant";
import { logger } from "@/server/logger";
import { DomainError, forbidden, notFound } from "@/server/trpc/errors";

type Row = typeof ssoProvider.$inferSelect;

const base = () => `${env.APP_URL}/api/auth/sso`;

/** What a domain's record has to say; the same for an organization and a domain whenever it is asked for. */
function recordOf(organizationId: string, domain: string): string {
  const proof = createHmac("sha256", env.BETTER_AUTH_SECRET).update(`sso ${organizationId} ${domain}`);
  return `tenantry-verification=${proof.digest("base64url").slice(0, 32)}`;
}

/** A provider as its organization's owners see it: no secret. */
export function shown({ oidcConfig, samlConfig: _, ...row }: Row) {
  const { id, kind, providerId, issuer, domain, domainVerified, role, required, checkedAt, createdAt } = row;
  const clientId = oidcConfig ? parseOidc(oidcConfig).clientId : null;
  return {
    ...{ id, kind, issuer, domain, domainVerified, role, required, checkedAt, createdAt, clientId },
    record: { name: recordName(domain), value: recordOf(row.organizationId, domain) },
    addresses: addressesOf(kind, providerId),
  };
}

const entityIdOf = (providerId: string) => `${base()}/saml2/${providerId}`;

function addressesOf(kind: SignOnKind, providerId: string) {
  const signIn = `${env.APP_URL}/sign-in?with=company`;
  switch (kind) {
    case "oidc":
      return { callback: `${base()}/callback/${providerId}`, entityId: null, signIn };
    case "saml":
      return { callback: `${base()}/saml2/sp/acs/${providerId}`, entityId: entityIdOf(providerId), signIn };
  }
}

const parseOidc = (config: string): OIDCConfig => JSON.parse(config);

export const listProviders = (tx: TenantTx) =>
  tx.select().from(ssoProvider).orderBy(ssoProvider.createdAt, ssoProvider.id).limit(signOnLimits.providers);

/** Throws FORBIDDEN unless the plan has single sign-on and there is room for one more. */
export async function assertRoom({ tx }: Pick<Tenant, "tx">): Promise<void> {
  const { plan } = await readSubscription(tx);
  if (!plan.singleSignOn) throw new DomainError("FORBIDDEN", say("singleSignOnPlan"), "plan_limit");
  await tx.select({ id: organization.id }).from(organization).for("update");
  if ((await tx.$count(ssoProvider)) >= signOnLimits.providers)
    throw forbidden(say("providersAtMost", { count: signOnLimits.providers }));
}

/** Throws BAD_REQUEST, of this field, for an address that this server may not call or send a browser to. */
function assertAddress(field: string, address: string): void {
  try {
    assertCallable(address);
  } catch (error) {
    if (!(error instanceof AddressRefusedError)) throw error;
    const cause = new ZodRealError([
      { code: "custom", path: [field], message: error.message, input: address },
    ]);
    throw new TRPCError({ code: "BAD_REQUEST", message: error.message, cause });
  }
}

export async function insertProvider(tx: TenantTx, values: typeof ssoProvider.$inferInsert): Promise<Row> {
  const [made] = await tx.insert(ssoProvider).values(values).returning();
  return made ?? raise();
}

/** A client's settings at an OpenID provider; its endpoints are looked up when the provider is checked. */
export function oidcConfigOf({ issuer, clientId, clientSecret }: Client): string {
  assertAddress("issuer", issuer);
  const discoveryEndpoint = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const config: OIDCConfig = {
    ...{ issuer, clientId, clientSecret, discoveryEndpoint },
    pkce: true,
    scopes: ["openid", "email", "profile"],
  };
  return JSON.stringify(config);
}
type Client = { issuer: string; clientId: string; clientSecret: string };

/** What is expected of a SAML provider's answers: signed assertions, for this provider's own audience and address. */
export function samlConfigOf({ issuer, entryPoint, certificate, providerId }: Trusted): string {
  assertAddress("entryPoint", entryPoint);
  const entityID = entityIdOf(providerId);
  const config: SAMLConfig = {
    ...{ issuer: entityID, audience: entityID, entryPoint, cert: certificate },
    callbackUrl: env.APP_URL,
    wantAssertionsSigned: true,
    identifierFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    idpMetadata: { entityID: issuer },
    spMetadata: { entityID },
  };
  return JSON.stringify(config);
}
type Trusted = { issuer: string; entryPoint: string; certificate: string; providerId: string };

export async function findProvider(tx: TenantTx, id: string): Promise<Row> {
  const [found] = await tx.select().from(ssoProvider).where(eq(ssoProvider.id, id));
  return found ?? raise();
}

function raise(): never {
  throw notFound();
}

export type Checked = { record: boolean; provider: boolean };

/** Asks the domain for its record and the provider for its endpoints; no transaction is open meanwhile. */
export async function checkOutside(row: Row): Promise<Checked & { oidcConfig: string | null }> {
  const [record, oidcConfig] = await Promise.all([hasRecord(row), discovered(row)]);
  return { record, provider: row.kind === "saml" || oidcConfig !== null, oidcConfig };
}

async function hasRecord({ organizationId, domain }: Row): Promise<boolean> {
  const resolver = new Resolver({ timeout: 1_500, tries: 2 });
  if (env.SSO_DNS_SERVERS.length) resolver.setServers(env.SSO_DNS_SERVERS);
  const records = await resolver.resolveTxt(recordName(domain)).catch(() => []);
  return records.some((parts) => parts.join("").trim() === recordOf(organizationId, domain));
}

/** The configuration with the endpoints that the provider names, or null when it does not answer as one should. */
async function discovered({ issuer, oidcConfig }: Row): Promise<string | null> {
  if (!oidcConfig) return null;
  const config = parseOidc(oidcConfig);
  const isTrustedOrigin = (url: string) => allowedOrigins().includes(new URL(url).origin);
  try {
    const found = await callingOutside(() =>
      discoverOIDCConfig({ issuer, discoveryEndpoint: config.discoveryEndpoint, isTrustedOrigin }),
    );
    const { authorizationEndpoint, tokenEndpoint, jwksEndpoint, userInfoEndpoint } = found;
    const endpoints = { authorizationEndpoint, tokenEndpoint, jwksEndpoint, userInfoEndpoint };
    for (const each of Object.values(endpoints)) if (each) assertCallable(each);
    const { tokenEndpointAuthentication } = found;
    return JSON.stringify({ ...config, ...endpoints, tokenEndpointAuthentication });
  } catch (error) {
    logger.info({ reason: reasonOf(error) }, "an identity provider could not be read");
    return null;
  }
}

const reasonOf = (error: unknown) => (error instanceof DiscoveryError ? error.code : "its endpoints");

/** Keeps what was found. A domain that is proven elsewhere is CONFLICT; what is in use stays when a later check fails. */
export async function keepChecked(tx: TenantTx, row: Row, found: Awaited<ReturnType<typeof checkOutside>>) {
  const works = found.record && found.provider;
  const unchanged = and(eq(ssoProvider.id, row.id), eq(ssoProvider.issuer, row.issuer));
  const [kept] = await tx
    .update(ssoProvider)
    .set({
      checkedAt: sql`now()`,
      ...(works && { domainVerified: true }),
      ...(found.oidcConfig && { oidcConfig: found.oidcConfig }),
    })
    .where(unchanged)
    .returning();
  return { ...shown(kept ?? raise()), found: { record: found.record, provider: found.provider } };
}

/** Puts another secret in the place of an OpenID client's; throws NOT_FOUND for every other provider. */
export async function withSecret(tx: TenantTx, { id, clientSecret }: { id: string; clientSecret: string }) {
  const { oidcConfig } = await findProvider(tx, id);
  if (!oidcConfig) throw notFound();
  const [updated] = await tx
    .update(ssoProvider)
    .set({
      oidcConfig: JSON.stringify({ ...parseOidc(oidcConfig), clientSecret }),
      rotatedAt: sql`now()`,
    })
    .where(eq(ssoProvider.id, id))
    .returning();
  return updated ?? raise();
}
