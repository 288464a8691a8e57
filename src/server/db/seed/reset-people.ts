import { hashPassword } from "better-auth/crypto";
import { getTableColumns, inArray, sql } from "drizzle-orm";
import { demo } from "@/domain/demo";
import { account, passkey, session, twoFactor, user } from "../schema";
import type { DemoClock } from "./clock";
import type { SeedTx } from "./full-access";
import { organizations } from "./organizations";
import { type DemoPerson, people, personId } from "./people";

/** Days since somebody signed up: just before joining the first of their organizations, or before there were any. */
function signedUp(email: string): number {
  const joined = organizations.flatMap(({ members }) =>
    members.filter((member) => member.email === email).map((member) => member.joined),
  );
  return joined.length > 0 ? Math.max(...joined) + 0.1 : 80;
}

/**
 * Puts the demo's people back to how they began, sign-in and secrets included; answers their ids by e-mail.
 * They are reset, not deleted: an organization somebody made while signed in as one of them keeps its owner.
 */
export async function resetPeople(tx: SeedTx, clock: DemoClock): Promise<Map<string, string>> {
  const ids = await knownIds(tx);
  const rows = people.map((person) =>
    toUser(person, ids.get(person.email) ?? personId(person), clock.past(signedUp(person.email))),
  );
  for (const table of [session, account, passkey, twoFactor]) {
    await tx.delete(table).where(
      inArray(
        table.userId,
        rows.map((row) => row.id),
      ),
    );
  }
  await tx
    .insert(user)
    .values(rows)
    .onConflictDoUpdate({ target: user.id, set: everythingBut("id") });
  const password = await hashPassword(demo.password);
  await tx.insert(account).values(
    rows.map(({ id, createdAt }) => ({
      userId: id,
      accountId: id,
      providerId: "credential",
      password,
      createdAt,
      updatedAt: createdAt,
    })),
  );
  return new Map(rows.map((row) => [row.email, row.id]));
}

async function knownIds(tx: SeedTx): Promise<Map<string, string>> {
  const emails = people.map((person) => person.email);
  const found = await tx
    .select({ id: user.id, email: user.email })
    .from(user)
    .where(inArray(user.email, emails));
  return new Map(found.map((row) => [row.email, row.id]));
}

function toUser(person: DemoPerson, id: string, createdAt: Date) {
  return {
    id,
    email: person.email,
    name: `${person.firstName} ${person.lastName}`,
    firstName: person.firstName,
    lastName: person.lastName,
    role: person.role ?? "user",
    preferredLocale: person.locale ?? "en",
    emailVerified: true,
    onboardingCompleted: true,
    createdAt,
    updatedAt: createdAt,
  };
}

function everythingBut(key: keyof typeof user.$inferSelect) {
  const columns = Object.entries(getTableColumns(user)).filter(([name]) => name !== key);
  return Object.fromEntries(columns.map(([name]) => [name, sql.raw(`excluded.${snakeCase(name)}`)]));
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
