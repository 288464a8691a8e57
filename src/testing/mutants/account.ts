import { files } from "./files";
import { inFile, type Mutant } from "./mutant";

const guards = inFile("src/server/auth/guards.ts", files.endpoints, files.waysIn, files.attempts);
const attempts = inFile("src/server/auth/attempts.ts", files.attempts);
const auth = inFile("src/server/auth/auth.ts", files.waysIn);
const tokens = inFile("src/server/auth/auth.ts", files.sessionDoors);
const devices = inFile("src/server/auth/devices.ts", files.session);
const methods = inFile("src/server/auth/sign-in-methods.ts", files.account);
const ladder = inFile("src/server/trpc/procedures.ts", files.account, files.session);
const deletion = inFile("src/server/auth/deletion.ts", files.account);
const saving = inFile("src/server/auth/save-work.ts", files.account);

/** Every way in, and what guards the account of a person. */
export const account: readonly Mutant[] = [
  guards(
    "Better Auth's endpoints open to the impersonated",
    "if (session?.impersonatedBy) throw",
    "if (!session) throw",
  ),
  guards(
    "changes of an account without a session",
    "if (!session) throw new APIError",
    "if (session) throw new APIError",
  ),
  guards(
    "changes without a proof of who it is",
    "session && !isConfirmed(session)",
    "session && !session.id",
  ),
  guards("no limit of tries at an account", "if (!seconds) return key;", "return key;"),
  attempts("tries beyond the limit", "counted.count > max ?", "counted.count > max + 5 ?"),
  attempts("a limit for each address alone", "if (place && (await isFamiliar(email, place)))", "if (place)"),
  attempts(
    "the person locked out at home",
    "if (place && (await isFamiliar(email, place)))",
    "if (!place && (await isFamiliar(email, email)))",
  ),
  auth("a link around the second factor", "return found?.twoFactorEnabled ?? false;", "return false;"),
  auth("a sign-up that tells a taken address", `    role: "user",\n`, ""),
  tokens(
    "tokens of mails readable in the database",
    `verification: { storeIdentifier: "hashed" }`,
    `verification: { storeIdentifier: "plain" }`,
  ),
  devices("sessions of anybody ended", "and(ownedBy(userId), eq(session.id, id))", "eq(session.id, id)"),
  methods(
    "passkeys of anybody renamed",
    ".set({ name })\n    .where(and(eq(passkey.id, id), eq(passkey.userId, userId)))",
    ".set({ name })\n    .where(eq(passkey.id, id))",
  ),
  methods("the password disconnected", `, ne(account.providerId, "credential")`, ""),
  ladder(
    "accounts changed by the impersonator",
    "  assertInPerson(ctx.currentSession.impersonatedBy);\n",
    "",
  ),
  ladder(
    "sensitive procedures without a proof",
    "if (!isConfirmed(ctx.currentSession))",
    "if (!ctx.currentSession.id)",
  ),
  ladder("guests invite", "notForGuests.has(meta.permission) &&", "!notForGuests.has(meta.permission) &&"),
  deletion(
    "a deleted account that still signs in",
    "for (const table of [session, account, passkey, twoFactor, userPicture])",
    "for (const table of [userPicture])",
  ),
  saving("a try-out saved by another browser", "if (userId !== guestId) throw invalid();", ""),
];
