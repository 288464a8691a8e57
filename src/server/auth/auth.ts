import { type BetterAuthOptions, betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { accountLimits } from "@/domain/account";
import { env } from "@/env";
import { knownLocale } from "@/i18n/locale";
import { processWide } from "@/lib/process-wide";
import { database } from "../db/client";
import * as schema from "../db/schema";
import { enqueueNow } from "../jobs/boss";
import { logger } from "../logger";
import { addressHeader } from "./address-header";
import { afterwards, emailLog } from "./answers";
import { guard } from "./guards";
import { boundTo, impersonates } from "./impersonated";
import { newcomer } from "./newcomers";
import { allowedOrigins } from "./outgoing";
import { plugins } from "./plugins";
import { tellChange } from "./security-log";
import { forgetTrust } from "./sessions";
import { signInLog } from "./sign-in-log";
import { admit, isArrival, ownDomainOnly } from "./single-sign-on";
import { socialSettings } from "./social";

const hour = 3600;

/** Calls per address: `window` in seconds. */
const customRules = {
  "/sign-in/*": { window: 60, max: 20 },
  "/sign-up/email": { window: 60, max: 10 },
  "/request-password-reset": { window: 60, max: 5 },
  "/send-verification-email": { window: 60, max: 5 },
  "/two-factor/*": { window: 60, max: 15 },
  "/change-password": { window: 60, max: 10 },
  "/change-email": { window: 60, max: 5 },
};

const rateLimit = {
  enabled: env.NODE_ENV === "production",
  storage: "database",
  window: 60,
  max: 100,
  customRules,
} satisfies BetterAuthOptions["rateLimit"];

const isFromCompany = (request: Request) => new URL(request.url).pathname.startsWith("/api/auth/sso/");

type Mailed = { user: { name: string; email: string; preferredLocale?: unknown }; url: string };

const emailAndPassword = {
  enabled: true,
  requireEmailVerification: true,
  minPasswordLength: accountLimits.passwordMin,
  maxPasswordLength: accountLimits.passwordMax,
  revokeSessionsOnPasswordReset: true,
  resetPasswordTokenExpiresIn: hour,
  sendResetPassword: ({ user, url }: Mailed) =>
    enqueueNow("mail", { to: user.email, template: "reset-password", props: { name: user.name, url } }),
  // Shown for an address that has an account: all that a new account would hold.
  customSyntheticUser: ({ coreFields, additionalFields, id }) => ({
    ...coreFields,
    ...additionalFields,
    image: null,
    role: "user",
    id,
  }),
  onPasswordReset: async ({ user }: { user: { id: string } }, request?: Request) => {
    await forgetTrust(user.id);
    await tellChange({ path: "/reset-password", headers: request?.headers }, user.id, "password");
  },
} satisfies BetterAuthOptions["emailAndPassword"];

const emailVerification = {
  sendOnSignUp: true,
  sendOnSignIn: true,
  autoSignInAfterVerification: true,
  expiresIn: hour,
  sendVerificationEmail: async (
    { user: { name, email, preferredLocale }, url }: Mailed,
    request?: Request,
  ) => {
    if (request && isFromCompany(request)) return;
    // A new address of somebody is nobody's yet.
    const language = knownLocale(preferredLocale) ?? undefined;
    await enqueueNow("mail", { to: email, language, template: "verify-email", props: { name, url } });
  },
} satisfies BetterAuthOptions["emailVerification"];

const user = {
  validateUserInfo: ownDomainOnly,
  changeEmail: {
    enabled: true,
    sendChangeEmailConfirmation: ({ user: { name, email }, newEmail, url }: Mailed & { newEmail: string }) =>
      enqueueNow("mail", { to: email, template: "change-email", props: { name, newEmail, url } }),
  },
  additionalFields: {
    firstName: { type: "string", required: false, input: false },
    lastName: { type: "string", required: false, input: false },
    preferredLocale: { type: "string", required: false },
    onboardingCompleted: { type: "boolean", defaultValue: false, input: false },
  },
} satisfies BetterAuthOptions["user"];

/** A link in a mail is one factor: who has set up a second one does not sign in by it. */
async function needsSecondFactor(userId: string, path: string | undefined): Promise<boolean> {
  if (path !== "/magic-link/verify") return false;
  const { twoFactorEnabled } = schema.user;
  const [found] = await database()
    .db.select({ twoFactorEnabled })
    .from(schema.user)
    .where(eq(schema.user.id, userId));
  return found?.twoFactorEnabled ?? false;
}

/** A new person has no picture from elsewhere, which would tell its server who looks. */
const newcomers = {
  create: {
    before: async (made, ctx) => ({
      data: {
        ...made,
        ...newcomer(made, ctx?.headers),
        emailVerified: made.emailVerified || isArrival(ctx),
        image: null,
      },
    }),
  },
} satisfies NonNullable<BetterAuthOptions["databaseHooks"]>["user"];

const databaseHooks = {
  user: { ...newcomers, ...emailLog },
  session: {
    ...signInLog,
    create: {
      ...signInLog.create,
      before: async (made, ctx) => {
        if (await needsSecondFactor(made.userId, ctx?.path)) return false;
        const signedIn = impersonates(made) || ctx?.context.session?.user.id === made.userId;
        if (ctx && !signedIn) await admit(made.userId, ctx);
        if (impersonates(made)) return boundTo(ctx?.context.session?.session.id);
      },
    },
  },
  account: {
    create: {
      after: async (made, ctx) => {
        const linked = made.providerId !== "credential" && ctx?.path === "/callback/:id";
        if (linked) await tellChange(ctx, made.userId, "provider_linked");
      },
    },
  },
} satisfies BetterAuthOptions["databaseHooks"];

function create() {
  return betterAuth({
    appName: "Tenantry",
    baseURL: env.APP_URL,
    basePath: "/api/auth",
    secret: env.BETTER_AUTH_SECRET,
    trustedOrigins: (request) => [
      new URL(env.APP_URL).origin,
      ...(!request || isFromCompany(request) ? allowedOrigins() : []),
    ],
    database: drizzleAdapter(database().db, { provider: "pg", schema }),
    plugins: plugins(),
    hooks: { before: guard, after: afterwards },
    databaseHooks,
    emailAndPassword,
    emailVerification,
    socialProviders: socialSettings(),
    account: { encryptOAuthTokens: true },
    verification: { storeIdentifier: "hashed" },
    // What fails unexpectedly is logged by who called, without the values of a statement.
    onAPIError: { errorURL: `${env.APP_URL}/sign-in`, throw: true },
    session: {
      expiresIn: 30 * 24 * hour,
      updateAge: 24 * hour,
      freshAge: 0,
      cookieCache: { enabled: false },
      additionalFields: {
        impersonatorSessionId: { type: "string", required: false, input: false, returned: false },
      },
    },
    user,
    rateLimit,
    advanced: {
      disableOriginCheck: false,
      database: { generateId: () => v7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => logger[level === "error" ? "error" : "warn"]({ from: "auth" }, message),
    },
  });
}

const instance = processWide("auth", create);

/**
 * Better Auth: identity, sessions, passwords and verification. Its endpoints for organizations and
 * administration are closed over HTTP; our procedures change those, on the same tables.
 */
export const auth: () => ReturnType<typeof create> = instance.get;
