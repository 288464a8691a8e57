import { passkey } from "@better-auth/passkey";
import { sso } from "@better-auth/sso";
import { APIError } from "better-auth/api";
import { admin, anonymous, organization, twoFactor } from "better-auth/plugins";
import { v7 } from "uuid";
import { env } from "@/env";
import { translator } from "@/i18n/try-out";
import { signInByLink } from "./magic-link";
import { localeOfPage } from "./newcomers";

const hour = 3600;

/** A passkey stands for both factors: it is kept on a device, and the device knows its owner. */
const passkeys = () =>
  passkey({
    rpName: "Tenantry",
    rpID: new URL(env.APP_URL).hostname,
    origin: new URL(env.APP_URL).origin,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    authentication: {
      afterVerification: ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw unverified();
      },
    },
  });

const unverified = () =>
  new APIError("UNAUTHORIZED", { code: "USER_NOT_VERIFIED", message: "The device did not ask who you are" });

const tryOuts = () =>
  anonymous({
    generateRandomEmail: () => `try-out-${v7()}@try-out.invalid`,
    generateName: ({ headers }) => {
      const t = translator(localeOfPage(headers), "tryOut");
      return t("guest");
    },
    disableDeleteAnonymousUser: true,
  });

/** Who comes in, and where to, is decided in `single-sign-on.ts`; providers are kept by their organization's owners. */
const companies = () =>
  sso({
    domainVerification: { enabled: true },
    organizationProvisioning: { disabled: true },
    trustEmailVerified: true,
    saml: { requireTimestamps: true, enableInResponseToValidation: true, allowIdpInitiated: false },
  });

export const plugins = () => [
  organization({ teams: { enabled: true } }),
  admin({ impersonationSessionDuration: hour }),
  signInByLink(),
  twoFactor({
    issuer: "Tenantry",
    accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
  }),
  passkeys(),
  tryOuts(),
  companies(),
];
