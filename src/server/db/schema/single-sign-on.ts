import { sql } from "drizzle-orm";
import { boolean, check, index, pgPolicy, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { type NewcomerRole, newcomerRoles, type SignOnKind } from "@/domain/single-sign-on";
import { bound, boundDefault, id, instant, timestamps } from "../columns";
import { appLogin, appTenant } from "../roles";
import { sealedText } from "../sealed";
import { user } from "./auth";
import { organization } from "./organization";

/**
 * The identity providers of organizations, as Better Auth reads them. Its configurations hold secrets, so they are
 * sealed and, by their columns' names, left out of the audit log. The login role sees what works for sign-in: of
 * live organizations, with a verified domain.
 */
export const ssoProvider = pgTable(
  "sso_provider",
  {
    id: id().primaryKey(),
    organizationId: uuid()
      .notNull()
      .default(boundDefault.organizationId)
      .references(() => organization.id, { onDelete: "cascade" }),
    kind: text().$type<SignOnKind>().default("oidc").notNull(),
    /** Stands in the addresses that a provider is told to come back to. */
    providerId: text().notNull().unique(),
    issuer: text().notNull(),
    domain: text().notNull(),
    domainVerified: boolean().default(false).notNull(),
    oidcConfig: sealedText("oidc_config_secret"),
    samlConfig: sealedText("saml_config_secret"),
    role: text().$type<NewcomerRole>().default("member").notNull(),
    /** Members with an address of the domain come in this way only; owners may use every way. */
    required: boolean().default(false).notNull(),
    checkedAt: instant(),
    /** When its secret was replaced. */
    rotatedAt: instant(),
    userId: uuid()
      .default(boundDefault.userId)
      .references(() => user.id, { onDelete: "set null" }),
    ...timestamps(),
  },
  (table) => [
    index("sso_provider_organization_idx").on(table.organizationId),
    uniqueIndex("sso_provider_domain_key").on(table.domain).where(sql`domain_verified`),
    uniqueIndex("sso_provider_own_domain_key").on(table.organizationId, table.domain),
    check("sso_provider_kind_check", sql`${table.kind} in ('oidc', 'saml')`),
    check(
      "sso_provider_config_check",
      sql`case ${table.kind} when 'oidc' then ${table.oidcConfig} is not null and ${table.samlConfig} is null
        else ${table.samlConfig} is not null and ${table.oidcConfig} is null end`,
    ),
    check("sso_provider_domain_check", sql`${table.domain} = lower(${table.domain})`),
    check("sso_provider_role_check", sql.raw(`"role" in ('${newcomerRoles.join("', '")}')`)),
    pgPolicy("sso_provider_tenant", {
      for: "all",
      to: appTenant,
      using: sql`${table.organizationId} = ${bound.organizationId}`,
      withCheck: sql`${table.organizationId} = ${bound.organizationId}`,
    }),
    pgPolicy("sso_provider_login", {
      for: "all",
      to: appLogin,
      using: sql`${table.domainVerified} and exists (select 1 from organization o where o.id = ${table.organizationId} and o.deleted_at is null)`,
      withCheck: sql`${table.domainVerified}`,
    }),
  ],
);
