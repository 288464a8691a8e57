import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as Logger from "@/server/logger";
import { appRouter } from "@/server/root";
import { proceduresOf } from "@/server/trpc/declared";
import { adminDb, adminSql } from "../database";
import type { Fixed } from "./actors";
import { findCanaries } from "./canaries";
import { openServer } from "./client";
import { attackFromInside } from "./inside";
import { readLogs } from "./logs";
import { sentMails } from "./mails";
import { hashOrganization, organizationTables } from "./oracles";
import { attackFromOutside } from "./outside";
import { newTotals, Target } from "./target";
import { attackWithValues } from "./values";
import { buildWorld, createPersons } from "./world";

vi.mock("@/server/logger", async (original) => {
  const actual = await original<typeof Logger>();
  const { recordingLogger } = await import("./logs");
  return { ...actual, logger: recordingLogger(actual.createLogger) };
});

/** `npm run test:attack -- --full` tries everything; `npm test` each n-th of what is alike. */
const full = process.env.ATTACK === "full";
const outsideEvery = full ? 1 : 6;
const insiders = full
  ? "all"
  : new Set(["anonymous", "no organization", "platform administrator", "impersonator", "owner"]);
const values = full
  ? { actors: ["owner", "member", "viewer", "anonymous"], every: 1 }
  : { actors: ["owner"], every: 18 };

/** Each needs what no attacker has, a cookie, password, mailed token or payments; the tests beside them have it. */
const neverSucceeds = new Set([
  "admin.impersonation.stop",
  "admin.users.verify",
  "admin.users.resendVerification",
  "session.signInByLink",
  "session.confirm",
  "account.askToSave",
  "account.keepWork",
  "account.unsubscribe",
  "singleSignOn.start",
  "singleSignOn.addSaml",
  "subscriptions.checkout",
  "subscriptions.portal",
]);

const totals = newTotals();
let fixed: Fixed;
let server: Awaited<ReturnType<typeof openServer>>;
let before: Record<string, string>;

beforeAll(async () => {
  server = await openServer();
  const [platformAdmin, nobody] = await createPersons(adminDb, [
    { tag: "platform", part: "admin", role: "admin" },
    { tag: "nobody", part: "nobody" },
  ]);
  if (!platformAdmin || !nobody) throw new Error("no people");
  const stranger = await buildWorld({ platformAdmin, stranger: nobody });
  const outsiders = { platformAdmin, stranger: stranger.people.owner };
  fixed = { outsiders, stranger, foreign: await buildWorld(outsiders) };
  before = await hashOrganization(fixed.foreign.organizationId);
});
afterAll(() => {
  server.close();
  const { attempts, leaks, failures, statuses } = totals;
  const found = `${attempts} attempts, ${leaks} leaks, ${failures} unexpected failures`;
  console.log(`attack: ${found}; answers by status: ${JSON.stringify(statuses)}`);
});

describe("every procedure under attack", () => {
  it.each(proceduresOf(appRouter).map((procedure) => [procedure.path, procedure] as const))(
    "%s",
    { timeout: 300_000 },
    async (path, procedure) => {
      const target = new Target(procedure, { fixed, totals, send: server.call });
      await attackFromOutside(target, outsideEvery);
      const successes = await attackFromInside(target, insiders);
      await attackWithValues(target, values);
      await target.checkSilence();
      expect(target.problems).toEqual([]);
      expect(successes > 0).toBe(!neverSucceeds.has(path));
      expect(await hashOrganization(fixed.foreign.organizationId)).toEqual(before);
    },
  );
});

describe("after all attacks", () => {
  it("no log line holds anything of an organization", () => {
    expect(readLogs().flatMap(findCanaries)).toEqual([]);
  });

  it("no mail holds a secret, or anything of an organization that invited nobody", {
    timeout: 120_000,
  }, async () => {
    const mails = await sentMails();
    expect(mails.length).toBeGreaterThan(0);
    const found = mails.flatMap(findCanaries);
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.filter(({ tag, column }) => tag === fixed.foreign.tag || column.startsWith("secret.")),
    ).toEqual([]);
  });

  it("the other organization had a canary in every text of its own", async () => {
    const constrained =
      /\.(status|role|plan|kind|color|(oidc|saml)_config_secret|billing_interval|current_plan|action|entity_type|previous_hash|hash)$/;
    const bare: string[] = [];
    for (const { table, column } of await organizationTables()) {
      const columns = await adminSql<{ name: string }[]>`
        select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and data_type = 'text'`;
      for (const { name } of columns.filter((each) => !constrained.test(`${table}.${each.name}`))) {
        const [row] = await adminSql`
          select 1 from ${adminSql(table)} where ${adminSql(column)} = ${fixed.foreign.organizationId}
            and ${adminSql(name)} ~* 'canary-|@example.test' limit 1`;
        if (!row) bare.push(`${table}.${name}`);
      }
    }
    expect(bare).toEqual([]);
  });
});
