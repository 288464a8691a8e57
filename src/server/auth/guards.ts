import { APIError, createAuthMiddleware } from "better-auth/api";
import { addressHeader } from "./address-header";
import { confirmKey, confirmTries, countAttempt, mailKey, mailTries, passwordTries } from "./attempts";
import { isConfirmed } from "./confirmed";
import { openEndpoints } from "./endpoints";
import { newcomer } from "./newcomers";
import { sessionToken } from "./session-token";
import { type CurrentSession, findSession } from "./sessions";

type Before = {
  /** The session that a call came with, as it was before the call. */
  session: CurrentSession | null;
  /** Where the call was counted as a try; what succeeds is not a try. */
  countedAs?: string;
};

const states = new WeakMap<object, Before>();

/** What the guard found before the call whose context this is. */
export const stateBefore = (context: object): Before => states.get(context) ?? { session: null };

type Call = { path: string; headers?: Headers; body?: unknown; context: object };

/** Holds every open endpoint to its declaration, and limits tries at an account. Runs before each call. */
export const guard = createAuthMiddleware(async (ctx) => {
  const access = openEndpoints[ctx.path];
  if (!access) return;
  const call: Call = ctx;
  const token = sessionToken(call.headers ?? new Headers());
  const session = token ? await findSession(token) : null;
  if (access !== "anyone") assertInPerson(session);
  if (access === "signed in" || access === "confirmed") assertSignedIn(session);
  if (access === "confirmed" && session && !isConfirmed(session)) throw refused("NOT_CONFIRMED");
  states.set(call.context, { session, countedAs: await countTry(call, session) });
  const settled = settledBody(call);
  return settled && { context: { body: settled } };
});

/** The body that counts. A new account's language stands in it, as the answers to new and taken addresses show it. */
function settledBody({ path, body, headers }: Call): object | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  if (path === "/change-password") return { ...body, revokeOtherSessions: true };
  return path === "/sign-up/email" ? { ...body, ...newcomer(body, headers) } : undefined;
}

function assertInPerson(session: CurrentSession | null): void {
  if (session?.impersonatedBy) throw refused("IMPERSONATED");
}

function assertSignedIn(session: CurrentSession | null): void {
  if (!session) throw new APIError("UNAUTHORIZED", { code: "UNAUTHORIZED", message: "Sign in to go on" });
  if (session.user.isAnonymous) throw refused("GUEST");
}

const messages = {
  IMPERSONATED: "Only the person can do this, not somebody who impersonates them",
  GUEST: "Save your work first",
  NOT_CONFIRMED: "Confirm that it is you first",
};

const refused = (code: keyof typeof messages) => new APIError("FORBIDDEN", { code, message: messages[code] });

/** Counts the call as a try at an account, if it is one; answers the key when success takes it back. */
async function countTry(call: Call, session: CurrentSession | null): Promise<string | undefined> {
  const address = call.headers?.get(addressHeader) ?? null;
  const email = textOf(call.body, "email");
  if (call.path === "/sign-in/email") {
    const { key, limit } = await passwordTries(email, address);
    return count(key, limit);
  }
  if (mailing.has(call.path)) await count(mailKey(email), mailTries);
  if (session && withPassword.has(call.path)) return count(confirmKey(session.user.id), confirmTries);
  return undefined;
}

/** Each call sends a mail to the address in its body. */
const mailing = new Set(["/sign-in/magic-link", "/request-password-reset", "/send-verification-email"]);

const withPassword = new Set([
  "/change-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
]);

async function count(key: string, limit: typeof confirmTries): Promise<string> {
  const seconds = await countAttempt(key, limit);
  if (!seconds) return key;
  const body = { code: "TOO_MANY_ATTEMPTS", message: "Too many attempts. Try again later." };
  throw new APIError("TOO_MANY_REQUESTS", body, { "Retry-After": String(seconds) });
}

/** A text in a body of any shape, else "". */
export function textOf(body: unknown, field: string): string {
  const found = typeof body === "object" && body !== null ? Object.entries(body) : [];
  const value: unknown = found.find(([name]) => name === field)?.[1];
  return typeof value === "string" ? value : "";
}
