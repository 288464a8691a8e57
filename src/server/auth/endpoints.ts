/**
 * Who may call an endpoint of Better Auth over HTTP. `anyone`: with or without a session. `in person`: with or
 * without a session, but not with an impersonated one. `signed in`: with one's own session. `confirmed`: with one's
 * own session, and the person has proved lately who they are.
 */
export type Access = "anyone" | "in person" | "signed in" | "confirmed";

/** The endpoints that are served; every other path answers 404. */
export const openEndpoints: Readonly<Record<string, Access>> = {
  "/sign-up/email": "anyone",
  "/sign-in/email": "anyone",
  "/sign-in/social": "anyone",
  "/sign-in/magic-link": "anyone",
  "/callback/:id": "anyone",
  "/sso/callback/:providerId": "in person",
  "/sso/saml2/sp/acs/:providerId": "in person",
  "/sign-out": "anyone",
  "/request-password-reset": "anyone",
  "/reset-password/:token": "anyone",
  "/reset-password": "anyone",
  "/send-verification-email": "anyone",
  "/verify-email": "in person",
  "/passkey/generate-authenticate-options": "anyone",
  "/passkey/verify-authentication": "anyone",
  "/two-factor/verify-totp": "in person",
  "/two-factor/verify-backup-code": "in person",
  "/change-password": "signed in",
  "/change-email": "confirmed",
  "/link-social": "confirmed",
  "/two-factor/enable": "confirmed",
  "/two-factor/disable": "confirmed",
  "/two-factor/generate-backup-codes": "confirmed",
  "/passkey/generate-register-options": "confirmed",
  "/passkey/verify-registration": "confirmed",
};

/** Endpoints that we know and do not serve; a path that ends in a slash stands for all below it. */
export const closedEndpoints: readonly string[] = [
  "/admin/",
  "/organization/",
  "/account-info",
  "/delete-anonymous-user",
  "/delete-user",
  "/delete-user/callback",
  "/error",
  "/get-access-token",
  "/get-session",
  "/list-accounts",
  "/list-sessions",
  "/magic-link/verify",
  "/ok",
  "/passkey/delete-passkey",
  "/passkey/list-user-passkeys",
  "/passkey/update-passkey",
  "/refresh-token",
  "/revoke-other-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/sign-in/anonymous",
  "/sign-in/sso",
  "/sso/callback",
  "/sso/delete-provider",
  "/sso/get-provider",
  "/sso/providers",
  "/sso/register",
  "/sso/request-domain-verification",
  "/sso/saml2/logout/",
  "/sso/saml2/sp/metadata",
  "/sso/saml2/sp/slo/",
  "/sso/update-provider",
  "/sso/verify-domain",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/unlink-account",
  "/update-session",
  "/update-user",
  "/verify-password",
];

const patterns = Object.keys(openEndpoints).map((path) => ({
  path,
  pattern: new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`),
}));

/** As which endpoint a path below Better Auth's is declared; undefined when it is not served. */
export const authPattern = (path: string) => patterns.find(({ pattern }) => pattern.test(path))?.path;

/** Whether a path below Better Auth's is served. */
export const isOpen = (path: string) => authPattern(path) !== undefined;

export const isDeclaredClosed = (path: string) =>
  closedEndpoints.some((closed) => closed === path || (closed.endsWith("/") && path.startsWith(closed)));
