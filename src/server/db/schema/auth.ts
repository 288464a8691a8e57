import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgPolicy,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { v7 } from "uuid";
import { bound, bytes, id, instant, timestamps } from "../columns";
import { appLogin, appOwner, appPlatform, appTenant, appTrash } from "../roles";

const key = () => id().primaryKey();
const userId = () =>
  uuid()
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

export const user = pgTable(
  "user",
  {
    id: key(),
    name: text().notNull(),
    email: text().notNull().unique(),
    emailVerified: boolean().default(false).notNull(),
    image: text(),
    ...timestamps(),
    role: text().default("user").notNull(),
    banned: boolean().default(false).notNull(),
    banReason: text(),
    banExpires: instant(),
    firstName: text(),
    lastName: text(),
    /** Null until the person, their browser or their first organization says one. */
    preferredLocale: text(),
    timeZone: text(),
    theme: text().default("system").notNull(),
    /** Kinds of mail that the person does not want. */
    mutedMails: text().array().default([]).notNull(),
    onboardingCompleted: boolean().default(false).notNull(),
    /** The account is gone; the name stays on what the person wrote. */
    deletedAt: instant(),
    isAnonymous: boolean().default(false).notNull(),
    twoFactorEnabled: boolean().default(false).notNull(),
    stripeCustomerId: text(),
  },
  (table) => [
    index("user_created_idx").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    check("user_role_check", sql`${table.role} in ('user', 'admin')`),
    check("user_theme_check", sql`${table.theme} in ('system', 'light', 'dark')`),
    check("user_email_check", sql`${table.email} = lower(${table.email})`),
    pgPolicy("user_owner", { for: "select", to: appOwner, using: sql`true` }),
    pgPolicy("user_login", { for: "all", to: appLogin, using: sql`true`, withCheck: sql`true` }),
    pgPolicy("user_platform", { for: "all", to: appPlatform, using: sql`true`, withCheck: sql`true` }),
    pgPolicy("user_colleagues", {
      for: "select",
      to: [appTenant, appTrash],
      using: sql`exists (select 1 from member m where m.organization_id = ${bound.organizationId} and m.user_id = ${table.id})`,
    }),
  ],
);

export const session = pgTable(
  "session",
  {
    id: key(),
    expiresAt: instant().notNull(),
    token: text().notNull().unique(),
    ...timestamps(),
    ipAddress: text(),
    userAgent: text(),
    userId: userId(),
    activeOrganizationId: uuid(),
    activeTeamId: uuid(),
    impersonatedBy: uuid().references(() => user.id, { onDelete: "cascade" }),
    impersonationReason: text(),
    /** The administrator's own session: an impersonation goes with it. */
    impersonatorSessionId: uuid(),
    /** When the person last proved who they are: at sign-in, or with the password since. */
    confirmedAt: instant().defaultNow().notNull(),
    lastUsedAt: instant().defaultNow().notNull(),
  },
  (table) => [
    index("session_user_idx").on(table.userId),
    index("session_impersonator_idx").on(table.impersonatedBy, table.impersonatorSessionId),
    unique("session_person_key").on(table.id, table.userId),
    foreignKey({
      name: "session_impersonator_fk",
      columns: [table.impersonatorSessionId, table.impersonatedBy],
      foreignColumns: [table.id, table.userId],
    }).onDelete("cascade"),
    check(
      "session_impersonator_check",
      sql`(${table.impersonatedBy} is null) = (${table.impersonatorSessionId} is null)`,
    ),
  ],
);

export const account = pgTable(
  "account",
  {
    id: key(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: userId(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    ...timestamps(),
  },
  (table) => [index("account_user_idx").on(table.userId)],
);

export const verification = pgTable(
  "verification",
  {
    /** Better Auth names what is to be used once by a hash. */
    id: text().$defaultFn(v7).primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    ...timestamps(),
  },
  (table) => [index("verification_identifier_idx").on(table.identifier)],
);

export const twoFactor = pgTable(
  "two_factor",
  {
    id: key(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    userId: userId(),
    verified: boolean().default(true),
    failedVerificationCount: integer().default(0),
    lockedUntil: instant(),
  },
  (table) => [index("two_factor_user_idx").on(table.userId), index("two_factor_secret_idx").on(table.secret)],
);

export const passkey = pgTable(
  "passkey",
  {
    id: key(),
    name: text(),
    publicKey: text().notNull(),
    userId: userId(),
    credentialID: text("credential_id").notNull(),
    counter: integer().notNull(),
    deviceType: text().notNull(),
    backedUp: boolean().notNull(),
    transports: text(),
    createdAt: instant().defaultNow(),
    aaguid: text(),
  },
  (table) => [
    index("passkey_user_idx").on(table.userId),
    index("passkey_credential_idx").on(table.credentialID),
  ],
);

export const rateLimit = pgTable("rate_limit", {
  id: key(),
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastRequest: bigint({ mode: "number" }).notNull(),
});

/** Tries at a password or code, by what they were counted for; Better Auth's own limits are in `rate_limit`. */
export const attempt = pgTable(
  "attempt",
  { key: text().primaryKey(), count: integer().notNull(), since: instant().notNull() },
  (table) => [index("attempt_since_idx").on(table.since)],
);

/** One small picture a person; who knows its id may see it, and each upload gets a new one. */
export const userPicture = pgTable(
  "user_picture",
  {
    id: uuid().defaultRandom().notNull().unique(),
    userId: uuid()
      .primaryKey()
      .references(() => user.id, { onDelete: "cascade" }),
    type: text().notNull(),
    content: bytes().notNull(),
  },
  (table) => [
    check("user_picture_type_check", sql`${table.type} in ('image/png', 'image/webp')`),
    check("user_picture_content_check", sql`octet_length(${table.content}) between 1 and 65536`),
  ],
);
