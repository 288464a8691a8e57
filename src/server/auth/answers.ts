import type { BetterAuthOptions } from "better-auth";
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import type { SecurityChange } from "@/domain/account";
import { returnAttempt } from "./attempts";
import { stateBefore } from "./guards";
import { ownSessionCookie } from "./own-session";
import { tellChange } from "./security-log";
import { dropSession, forgetTrust } from "./sessions";
import { logRefusedSignIn } from "./sign-in-log";

const changes: Readonly<Record<string, SecurityChange>> = {
  "/change-password": "password",
  "/two-factor/disable": "two_factor_off",
  "/two-factor/generate-backup-codes": "backup_codes",
  "/passkey/verify-registration": "passkey_added",
};

/**
 * Runs after each call: failed sign-ins and changes of an account are written down, a success is no try. Who signs out
 * of an impersonation signs out altogether.
 */
export const afterwards = createAuthMiddleware(async (ctx) => {
  await logRefusedSignIn(ctx);
  if (isAPIError(ctx.context.returned)) return;
  const { session, countedAs } = stateBefore(ctx.context);
  if (countedAs) await returnAttempt(countedAs);
  if (ctx.path === "/sign-out" && session?.impersonatorSessionId) {
    await dropSession(session.impersonatorSessionId);
    ctx.setCookie(ownSessionCookie(), "", {
      maxAge: 0,
      path: "/",
      secure: ownSessionCookie().startsWith("__Secure-"),
    });
  }
  const change = session && changeOf(ctx.path, session.user.twoFactorEnabled);
  if (session && change) await tellChange(ctx, session.user.id, change);
  if (session && (change === "password" || change === "two_factor_off")) await forgetTrust(session.user.id);
});

function changeOf(path: string, twoFactorEnabled: boolean): SecurityChange | undefined {
  if (path === "/two-factor/verify-totp") return twoFactorEnabled ? undefined : "two_factor_on";
  return changes[path];
}

const changingEmail = new WeakSet<object>();

/** Tells of a new address once it stands; the old one was asked before. */
export const emailLog = {
  update: {
    before: async (change, ctx) => {
      if (ctx && typeof change.email === "string") changingEmail.add(ctx.context);
    },
    after: async (changed, ctx) => {
      if (ctx && changingEmail.delete(ctx.context)) await tellChange(ctx, changed.id, "email");
    },
  },
} satisfies NonNullable<BetterAuthOptions["databaseHooks"]>["user"];
