import { APIError, type BetterAuthOptions } from "better-auth";
import { and, eq, ne, sql } from "drizzle-orm";
import { domainOf } from "@/domain/single-sign-on";
import { database } from "../db/client";
import { asPlatform } from "../db/platform";
import { member, ssoProvider, user } from "../db/schema";
import { DomainError, toClientError } from "../trpc/errors";
import { adoptLanguage } from "./newcomers";

/** Better Auth's endpoints that end a sign-in at a company's provider. */
const arrivals = new Set(["/sso/callback/:providerId", "/sso/saml2/sp/acs/:providerId"]);

/** Sees providers of live organizations with a verified domain, and no others. */
async function findProvider(where: ReturnType<typeof eq>) {
  const { providerId, organizationId, domain, role } = ssoProvider;
  const [found] = await database()
    .db.select({ providerId, organizationId, domain, role })
    .from(ssoProvider)
    .where(where);
  return found;
}

/** The provider that an address signs in with; undefined when its domain has none. */
export const providerOf = (email: string) => findProvider(eq(ssoProvider.domain, domainOf(email)));

const refused = (code: string) => new APIError("FORBIDDEN", { code, message: "This sign-in is refused" });

type Validate = NonNullable<NonNullable<BetterAuthOptions["user"]>["validateUserInfo"]>;

/** A company's provider speaks for the addresses of its own domain, unless it says that it does not know one. */
export const ownDomainOnly: Validate = async ({ user: person, source }) => {
  if (!source.sso) return;
  const provider = await findProvider(eq(ssoProvider.providerId, source.sso.providerId));
  const unsure = String(source.sso.profile?.email_verified ?? "true") !== "true";
  const own = provider?.domain === domainOf(person.email ?? "");
  return own && !unsure ? undefined : { error: "sso_domain" };
};

type Arrival = { path?: string; params?: Record<string, string | undefined> } | null | undefined;

/** Whether a call of Better Auth is somebody's arrival from their company's provider. */
export const isArrival = (ctx: Arrival): boolean => arrivals.has(ctx?.path ?? "");

/**
 * Before a session begins: who comes from a company's provider is made a member of its organization, and who has to
 * come from there does. Throws FORBIDDEN with the reason as its code.
 */
export async function admit(userId: string, ctx: Arrival): Promise<void> {
  if (!isArrival(ctx)) return refuseOtherWays(userId);
  const provider = await findProvider(eq(ssoProvider.providerId, ctx?.params?.providerId ?? ""));
  const person = await findPerson(userId);
  if (!provider) throw refused("sso_changed");
  if (person?.domain !== provider.domain) throw refused("sso_domain");
  await becomeMember(userId, provider);
}

async function findPerson(userId: string) {
  const [found] = await database().db.select({ email: user.email }).from(user).where(eq(user.id, userId));
  return found && { domain: domainOf(found.email) };
}

type Provider = NonNullable<Awaited<ReturnType<typeof findProvider>>>;

async function becomeMember(userId: string, { organizationId, role }: Provider): Promise<void> {
  const [known] = await database()
    .db.select({ deletedAt: member.deletedAt })
    .from(member)
    .where(and(eq(member.userId, userId), eq(member.organizationId, organizationId)));
  if (known?.deletedAt) throw refused("sso_removed");
  if (known) return;
  const request = { reason: "singleSignOn.join", userId, organizationId };
  try {
    await asPlatform(request, async (tx) => {
      await tx.insert(member).values({ organizationId, userId, role }).onConflictDoNothing();
      await adoptLanguage(tx, { userId, organizationId });
    });
  } catch (error) {
    const reason = toClientError(error);
    throw reason instanceof DomainError && reason.reason === "plan_limit" ? refused("sso_no_room") : error;
  }
}

/** A member whose organization asks for it signs in with the company; its owners never lock themselves out. */
async function refuseOtherWays(userId: string): Promise<void> {
  const bound = and(
    eq(member.organizationId, ssoProvider.organizationId),
    eq(member.userId, userId),
    ne(member.role, "owner"),
    sql`${member.deletedAt} is null`,
  );
  const own = and(eq(user.id, userId), sql`split_part(${user.email}, '@', 2) = ${ssoProvider.domain}`);
  const [found] = await database()
    .db.select({ id: ssoProvider.id })
    .from(ssoProvider)
    .innerJoin(member, bound)
    .innerJoin(user, own)
    .where(eq(ssoProvider.required, true))
    .limit(1);
  if (found) throw refused("sso_required");
}
