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

const unconfirmed =
  "There is an account with this address already. Sign in another way and confirm the address first.";

/** Why a sign-in ended on the sign-in page, as its address says, in words. */
export const signOnRefusals: Readonly<Record<string, string | undefined>> = {
  sso_required: "Your organization asks you to sign in with your company account.",
  sso_domain: "Your company account has an address of another domain. Ask an owner of your organization.",
  sso_removed: "You are no longer a member of this organization. Ask an owner to bring you back.",
  sso_no_room: "Your organization has no room for more members. Ask an owner.",
  "account not linked": unconfirmed,
  account_not_linked: unconfirmed,
  sso_changed: "Single sign-on was changed in the meantime. Try again.",
};
