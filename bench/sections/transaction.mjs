import { startProgram } from "../lib/program.mjs";
import { median, short, spread } from "../lib/statistics.mjs";

const GOAL = 2.5;
const CONTENDERS = ["bare", "tenant"];

/** The tenant's transaction in one process against the bare prepared statement. */
export async function measureTransaction({ world: { env, server, person, reading }, quick }) {
  const { DATABASE_ADMIN_URL, ...own } = env;
  const about = { person, reading, postmaster: server.pid };
  const program = await startProgram("transaction", {
    ...own,
    BARE_DATABASE_URL: DATABASE_ADMIN_URL,
    BENCH: JSON.stringify(about),
  });
  const times = quick ? 500 : 3_000;
  const results = { bare: [], tenant: [] };
  try {
    for (const contender of CONTENDERS) await program.ask({ contender, times });
    for (let round = 0; round < (quick ? 3 : 9); round++)
      for (const contender of round % 2 ? CONTENDERS : CONTENDERS.toReversed())
        results[contender].push(await program.ask({ contender, times }));
  } finally {
    await program.stop();
  }
  return report(results, times);
}

function report(results, times) {
  const at = (contender, field) => median(results[contender].map((round) => round[field]));
  const rows = CONTENDERS.map((contender) => [
    contender === "bare" ? "prepared statement" : "tenant transaction",
    ...["node", "postgres", "cpu", "wall"].map((field) => short(at(contender, field))),
    `± ${short(spread(results[contender].map((round) => round.cpu)))} %`,
  ]);
  const ratio = at("tenant", "cpu") / at("bare", "cpu");
  return {
    title: "The tenant transaction alone",
    intro:
      "`withTenant` with one read of 50 rows against the same statement, prepared, on a bare connection; in one " +
      `process, one after another. Medians of interleaved rounds of ${times}; microseconds.`,
    tables: [{ head: ["", "CPU Node", "CPU PostgreSQL", "CPU", "wall", "steady"], rows }],
    goals: [
      {
        name: "CPU of the tenant transaction against the bare prepared statement",
        goal: `≤ ${GOAL} x`,
        value: `${short(ratio)} x`,
        met: ratio <= GOAL,
        why: "begin, who asks, the read and commit are four statements, where the bare connection sends one",
      },
    ],
  };
}
