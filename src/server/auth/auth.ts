import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { admin, organization } from "better-auth/plugins";
import { v7 } from "uuid";
import { accountLimits } from "@/domain/account";
import { env } from "@/env";
import { database } from "../db/client";
import * as schema from "../db/schema";
import { enqueueNow } from "../jobs/boss";
import { logger } from "../logger";
import { addressHeader } from "./address-header";
import { closedPaths } from "./closed-paths";
import { signInLog } from "./sign-in-log";

const hour = 3600;

/** Calls per address: `window` in seconds. */
const customRules = {
  "/sign-in/email": { window: 60, max: 20 },
  "/sign-up/email": { window: 60, max: 10 },
  "/request-password-reset": { window: 60, max: 5 },
  "/send-verification-email": { window: 60, max: 5 },
};

function create() {
  const plugins = [
    organization({ teams: { enabled: true } }),
    admin({ impersonationSessionDuration: hour }),
  ] as const;
  return betterAuth({
    appName: "Tenantry",
    baseURL: env.APP_URL,
    basePath: "/api/auth",
    secret: env.BETTER_AUTH_SECRET,
    trustedOrigins: [new URL(env.APP_URL).origin],
    database: drizzleAdapter(database().db, { provider: "pg", schema }),
    plugins: [...plugins],
    disabledPaths: closedPaths(plugins),
    ...signInLog,
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: accountLimits.passwordMin,
      maxPasswordLength: accountLimits.passwordMax,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: hour,
      sendResetPassword: ({ user, url }) =>
        enqueueNow("mail", { to: user.email, template: "reset-password", props: { name: user.name, url } }),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: hour,
      sendVerificationEmail: ({ user, url }) =>
        enqueueNow("mail", { to: user.email, template: "verify-email", props: { name: user.name, url } }),
    },
    session: { expiresIn: 30 * 24 * hour, updateAge: 24 * hour, cookieCache: { enabled: false } },
    user: {
      additionalFields: {
        firstName: { type: "string", required: false },
        lastName: { type: "string", required: false },
        preferredLocale: { type: "string", defaultValue: "en", required: false },
        onboardingCompleted: { type: "boolean", defaultValue: false, input: false },
      },
    },
    rateLimit: {
      enabled: env.NODE_ENV === "production",
      storage: "database",
      window: 60,
      max: 100,
      customRules,
    },
    advanced: {
      database: { generateId: () => v7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => logger[level === "error" ? "error" : "warn"]({ from: "auth" }, message),
    },
  });
}

const shared = globalThis as { tenantryAuth?: ReturnType<typeof create> };

/**
 * Better Auth: identity, sessions, passwords and verification. Its endpoints for organizations and
 * administration are closed over HTTP; our procedures change those, on the same tables.
 */
export function auth(): ReturnType<typeof create> {
  shared.tenantryAuth ??= create();
  return shared.tenantryAuth;
}
