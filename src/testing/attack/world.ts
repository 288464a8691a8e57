import { randomBytes, randomUUID } from "node:crypto";
import { symmetricEncrypt } from "better-auth/crypto";
import { v7 } from "uuid";
import { plans } from "@/domain/plans";
import type { MemberRole } from "@/domain/roles";
import { env } from "@/env";
import type { IdOf } from "@/server/db/inputs";
import {
  account,
  member,
  organization,
  passkey,
  session,
  ssoProvider,
  subscription,
  twoFactor,
  user,
  verification,
} from "@/server/db/schema";
import { adminDb } from "../database";
import { canary, secretCanary } from "./canaries";
import { createContent, deletion } from "./content";
import { createJobs } from "./jobs";

const day = 86_400_000;
const later = () => new Date(Date.now() + day);
const earlier = () => new Date(Date.now() - day);
const newTag = () => randomBytes(5).toString("hex");

export type Person = { userId: string; token: string; tag: string };
export type WorldIds = Record<Exclude<IdOf, "ofKind">, string>;
export type World = {
  tag: string;
  /** Of the deleted organization that the owner owns as well. */
  trashedTag: string;
  organizationId: string;
  /** Live things and things in the trash; what has no trash is missing there. */
  live: WorldIds;
  trashed: Partial<WorldIds>;
  people: Record<
    | MemberRole
    | "exMember"
    | "banned"
    | "expired"
    | "impersonator"
    | "invited"
    | "stranger"
    | "platformAdmin"
    | "support",
    Person
  >;
};

/** People who are there for the whole campaign. */
export type Outsiders = { platformAdmin: Person; stranger: Person };

type PersonOptions = { tag: string; part: string; banned?: boolean; role?: "admin" };

type Db = Pick<typeof adminDb, "insert" | "query" | "execute">;

function userRow({ tag, part, banned = false, role }: PersonOptions) {
  const mark = (column: string) => canary(tag, `user.${column}`);
  return {
    id: v7(),
    name: mark("name"),
    email: `${mark("email")}-${part.toLowerCase()}-${randomUUID()}@example.test`,
    emailVerified: true,
    image: mark("image"),
    firstName: mark("first_name"),
    lastName: mark("last_name"),
    banned,
    banReason: banned ? mark("ban_reason") : null,
    stripeCustomerId: secretCanary(tag, "stripe"),
    ...(role && { role }),
  };
}

type SessionRow = typeof session.$inferInsert;

const sessionRow = (tag: string, userId: string, values: Partial<SessionRow> = {}): SessionRow => ({
  userId,
  token: randomBytes(24).toString("base64url"),
  expiresAt: later(),
  ipAddress: canary(tag, "session.ip_address"),
  userAgent: canary(tag, "session.user_agent"),
  ...values,
});

/** People whose every text is a canary of their tag, each with a session. */
export async function createPersons(db: Db, options: readonly PersonOptions[]): Promise<Person[]> {
  const users = options.map(userRow);
  await db.insert(user).values(users);
  const people = users.map(({ id }, index) => ({ tag: options[index]?.tag ?? "", userId: id }));
  return withSessions(db, people);
}

/** The same people with a new session each. */
async function withSessions(
  db: Db,
  people: readonly (Omit<Person, "token"> & { values?: Partial<SessionRow> })[],
): Promise<Person[]> {
  const sessions = people.map(({ tag, userId, values }) => sessionRow(tag, userId, values));
  await db.insert(session).values(sessions);
  return people.map(({ tag, userId }, index) => ({ tag, userId, token: sessions[index]?.token ?? "" }));
}

/** What identity keeps of a person and never shows. */
async function createSecrets(db: Db, tag: string, userId: string) {
  const secret = (column: string) => secretCanary(tag, column);
  const ids = { linkedAccount: v7(), passkey: v7(), session: v7() };
  const credential = { userId, accountId: secret("account"), providerId: "credential", password: noHash };
  await db.insert(account).values([
    credential,
    {
      id: ids.linkedAccount,
      userId,
      accountId: secret("account"),
      providerId: "github",
      accessToken: secret("access_token"),
      refreshToken: secret("refresh_token"),
      idToken: secret("id_token"),
    },
  ]);
  await db.insert(session).values(sessionRow(tag, userId, { id: ids.session }));
  const sealed = (data: string) => symmetricEncrypt({ key: env.BETTER_AUTH_SECRET, data });
  await db.insert(twoFactor).values({
    userId,
    secret: await sealed(secret("totp")),
    backupCodes: await sealed(JSON.stringify([secret("codes")])),
  });
  await db
    .insert(verification)
    .values({ identifier: secret("identifier"), value: secret("value"), expiresAt: later() });
  await db.insert(passkey).values({
    id: ids.passkey,
    userId,
    publicKey: secret("public_key"),
    credentialID: canary(tag, "passkey.credential").replaceAll(".", "_"),
    counter: 0,
    deviceType: "singleDevice",
    backedUp: false,
  });
  return ids;
}

/** Of the shape of a password's hash, and of no password. */
const noHash = `${"0".repeat(32)}:${"0".repeat(128)}`;

async function createPlace(db: Db, tag: string, deleted: boolean) {
  const mark = (column: string) => canary(tag, `organization.${column}`);
  const [created] = await db
    .insert(organization)
    .values({
      name: mark("name"),
      slug: canary(tag, "slug"),
      logo: mark("logo"),
      metadata: mark("metadata"),
      stripeCustomerId: secretCanary(tag, "stripe"),
      currentPlan: "business",
      ...(deleted && { deletedAt: new Date(), deletionId: v7() }),
    })
    .returning({ id: organization.id });
  if (!created) throw new Error("no organization");
  const organizationId = created.id;
  await db.insert(subscription).values({
    organizationId,
    plan: "business",
    status: "active",
    limits: plans.business.limits,
    stripeCustomerId: secretCanary(tag, "stripe"),
    stripeSubscriptionId: secretCanary(tag, "stripe"),
    stripePriceId: secretCanary(tag, "stripe"),
    stripeScheduleId: secretCanary(tag, "stripe"),
    metadata: { note: canary(tag, "subscription.metadata") },
  });
  return organizationId;
}

async function createSignOn(db: Db, tag: string, organizationId: string): Promise<string> {
  const id = v7();
  const mark = (column: string) => canary(tag, `sso_provider.${column}`);
  const client = { clientId: mark("client_id"), clientSecret: secretCanary(tag, "sso_client") };
  const named = { issuer: mark("issuer"), domain: mark("domain"), providerId: mark("provider_id") };
  const oidcConfig = JSON.stringify({ issuer: named.issuer, ...client });
  await db.insert(ssoProvider).values({ id, organizationId, kind: "oidc", oidcConfig, ...named });
  return id;
}

/** An organization in which every text is a canary, with everyone who could come near it. */
export const buildWorld = (outsiders: Outsiders): Promise<World> =>
  adminDb.transaction((db) => build(db, outsiders));

async function build(db: Db, outsiders: Outsiders): Promise<World> {
  const tag = newTag();
  const organizationId = await createPlace(db, tag, false);
  const { people, secrets } = await createPeople(db, tag, outsiders);
  const memberships = await createMembers(db, organizationId, people);
  const trashedTag = newTag();
  const trashedPlace = await createPlace(db, trashedTag, true);
  await db
    .insert(member)
    .values({ organizationId: trashedPlace, userId: people.owner.userId, role: "owner" });
  const provider = await createSignOn(db, tag, organizationId);
  const content = await createContent(db, tag, organizationId, people);
  const jobs = await createJobs(db, tag);
  return {
    tag,
    trashedTag,
    organizationId,
    people,
    live: {
      ...content.live,
      ...secrets,
      ...jobs,
      member: memberships.member,
      ssoProvider: provider,
      organization: organizationId,
      user: people.member.userId,
    },
    trashed: {
      ...content.trashed,
      member: memberships.exMember,
      organization: trashedPlace,
      user: people.exMember.userId,
    },
  };
}

const parts = ["owner", "admin", "member", "viewer", "banned", "exMember", "invited"] as const;
const ofNoOrganization = new Set<string>(["exMember", "invited"]);

type Secrets = Awaited<ReturnType<typeof createSecrets>>;

async function createPeople(
  db: Db,
  tag: string,
  outsiders: Outsiders,
): Promise<{ people: World["people"]; secrets: Secrets }> {
  const own = await createPersons(
    db,
    parts.map((part) => ({
      part,
      tag: ofNoOrganization.has(part) ? newTag() : tag,
      banned: part === "banned",
    })),
  );
  const [owner, admin, ordinary, viewer, banned, exMember, invited] = own;
  if (!owner || !admin || !ordinary || !viewer || !banned || !exMember || !invited)
    throw new Error("no people");
  const secrets = await createSecrets(db, tag, owner.userId);
  // No attacker: whoever attacks as an administrator may end their own sessions, and impersonations with them.
  const [support] = await createPersons(db, [{ tag, part: "support", role: "admin" }]);
  if (!support) throw new Error("nobody impersonates");
  const ownId = v7();
  const impersonation = {
    impersonatedBy: support.userId,
    impersonatorSessionId: ownId,
    impersonationReason: canary(tag, "session.reason"),
  };
  const [expired, impersonator, stranger, platformAdmin] = await withSessions(db, [
    { ...owner, values: { expiresAt: earlier() } },
    { ...ordinary, values: impersonation },
    outsiders.stranger,
    outsiders.platformAdmin,
    { ...support, values: { id: ownId } },
  ]);
  if (!expired || !impersonator || !stranger || !platformAdmin) throw new Error("no sessions");
  const others = { exMember, invited, expired, impersonator, stranger, platformAdmin, support };
  return { people: { owner, admin, member: ordinary, viewer, banned, ...others }, secrets };
}

async function createMembers(db: Db, organizationId: string, people: World["people"]) {
  const live = (["owner", "admin", "member", "viewer"] as const).map((role) => ({
    id: v7(),
    organizationId,
    userId: people[role].userId,
    role,
  }));
  const gone = { id: v7(), organizationId, role: "admin" as const, ...deletion() };
  await db
    .insert(member)
    .values([
      ...live,
      { ...gone, userId: people.exMember.userId },
      { id: v7(), organizationId, userId: people.banned.userId, role: "owner" },
    ]);
  return { member: live[2]?.id ?? "", exMember: gone.id };
}
