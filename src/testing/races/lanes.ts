import { adminSql } from "../database";

/** `npm run test:attack -- --full` runs a thousand of each race; `npm test` fewer. */
export const races = process.env.ATTACK === "full" ? 1_000 : 150;

export type Settled = { code: string; reason: string | null };

/**
 * Runs races one after the other in each lane, `lanes` at a time; a lane has its own arrangement, made once. Answers
 * what `run` found wrong.
 */
export async function race<T>(
  { races, lanes = 5 }: { races: number; lanes?: number },
  arrange: () => Promise<T>,
  run: (arranged: T, number: number) => Promise<string[]>,
): Promise<string[]> {
  let next = 0;
  const found = Array.from({ length: lanes }, async () => {
    const arranged = await arrange();
    const wrong: string[] = [];
    for (let number = next++; number < races; number = next++) wrong.push(...(await run(arranged, number)));
    return wrong;
  });
  return (await Promise.all(found)).flat();
}

/** What became of calls made at once, in their order: "OK" or the error's code, with its reason. */
export function outcomes(calls: readonly Promise<unknown>[]): Promise<Settled[]> {
  return Promise.all(calls.map((call) => call.then(() => ({ code: "OK", reason: null }), refusal)));
}

function refusal(error: { code?: string; reason?: string }): Settled {
  return { code: error.code ?? String(error), reason: error.reason ?? null };
}

const refusals = new Set(["OK", "CONFLICT", "NOT_FOUND", "FORBIDDEN"]);

/** Outcomes that no race excuses: a failure of ours, or a call that was wrong by itself. */
export const unexpected = (settled: readonly Settled[]): string[] =>
  settled.flatMap(({ code }) => (refusals.has(code) ? [] : [code]));

/** A sequence of pseudo-random numbers below `limit`, the same in every run. */
export function randomly(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Lets connections opened from now on notice a deadlock after 20 ms instead of a second: races make many. */
export async function noticeDeadlocksSoon(): Promise<void> {
  const [database] = await adminSql<{ name: string }[]>`select current_database() as name`;
  await adminSql`alter database ${adminSql(database?.name ?? "")} set deadlock_timeout = '20ms'`;
}
