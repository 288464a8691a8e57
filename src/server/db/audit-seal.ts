import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { auditSeal } from "./schema";
import { runTransaction, type Transaction } from "./transaction";

const bind = {
  text: `select set_config('statement_timeout', '300000', true), set_config('role', 'app_platform', true)`,
  values: [],
  accept: () => undefined,
};

/** Entries sealed in one transaction, and the milliseconds left to others before the next. */
const step = 1_000;
const pause = 100;

/** Chains the audit entries that no seal covers yet, step by step; answers how many entries it sealed. */
export async function sealAudit(): Promise<number> {
  for (let all = 0; ; await delay(pause)) {
    const sealed = await sealStep();
    all += sealed;
    if (sealed < step) return all;
  }
}

const sealStep = () =>
  runTransaction("read write", bind, async (tx) => {
    const [row] = await tx.execute<{ sealed: number }>(sql`select seal_audit(${step}) as sealed`);
    return row?.sealed ?? 0;
  });

export type BrokenSeal = { organizationId: string; number: number; problem: string };

/** Recomputes every seal; answers those that do not hold, and what was checked. */
export async function verifyAudit() {
  return runTransaction("read only", bind, async (tx) => ({
    broken: await brokenSeals(tx),
    ...(await extent(tx)),
  }));
}

async function brokenSeals(tx: Transaction): Promise<BrokenSeal[]> {
  const rows = await tx.execute<BrokenSeal>(
    sql`select organization_id as "organizationId", number, problem from broken_seals() order by 1, 2`,
  );
  return [...rows];
}

async function extent(tx: Transaction) {
  const [found] = await tx
    .select({
      organizations: sql<number>`count(distinct ${auditSeal.organizationId})::int`,
      seals: sql<number>`count(*)::int`,
      entries: sql<number>`coalesce(sum(${auditSeal.entries}), 0)::int`,
    })
    .from(auditSeal);
  return found ?? { organizations: 0, seals: 0, entries: 0 };
}
