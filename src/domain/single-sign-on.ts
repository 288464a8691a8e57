import type { MemberRole } from "./roles";

export const signOnKinds = ["oidc", "saml"] as const;
export type SignOnKind = (typeof signOnKinds)[number];

export const signOnLimits = {
  providers: 3,
  domain: 253,
  url: 500,
  clientId: 300,
  clientSecret: 500,
  certificate: 10_000,
  metadata: 100_000,
} as const;

/** What people become who come in for the first time. */
export const newcomerRoles = ["member", "viewer"] as const satisfies readonly MemberRole[];
export type NewcomerRole = (typeof newcomerRoles)[number];

/** A name of at least two labels, lower case; international ones in their ASCII form. */
export const domainPattern =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=.*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The domain of an e-mail address, lower case; "" when there is none. */
export const domainOf = (email: string): string => email.trim().toLowerCase().split("@").at(-1) ?? "";

/** Where the record that proves a domain is looked for. */
export const recordName = (domain: string): string => `_tenantry.${domain}`;

/** Why a sign-in ended on the sign-in page, as its address says. */
export const signOnRefusals = [
  "sso_required",
  "sso_domain",
  "sso_removed",
  "sso_no_room",
  "sso_changed",
  "account_not_linked",
] as const;
