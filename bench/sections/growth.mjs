import { seconds, step } from "../../scripts/lib/steps.mjs";
import { makeGrowthDatabase, ORGANIZATIONS } from "../lib/growth-data.mjs";
import { startProgram } from "../lib/program.mjs";
import { quantile, short } from "../lib/statistics.mjs";

const SIZES = [10_000, 1_000_000];
const HUGE = 10_000_000;
const GOAL = { growth: 1.2, searchMs: 30 };
const GROWING = ["list, first page", "list, page 200", "create"];
const SEARCHES = ["search", "search, nothing found"];

async function startDatabase(world, rows) {
  const from = performance.now();
  const made = await makeGrowthDatabase(world, rows);
  step(`${rows.toLocaleString("en")} todos made in ${seconds(from)} s`);
  const { DATABASE_ADMIN_URL, ...env } = made.env;
  const { person, probe, largest, bytes } = made;
  const start = (recording) => {
    const BENCH = JSON.stringify({ person, probe, largest, recording });
    return startProgram("growth", { ...env, DATABASE_ADMIN_URL, BENCH });
  };
  return { rows, bytes, program: await start(false), recorder: await start(true) };
}

/** Every operation in rounds, each size in turn, so that a slow moment of the machine falls on all of them. */
async function measureSizes(databases, { rounds, times }) {
  const results = new Map();
  const operations = await databases[0].program.ask({ ask: "operations" });
  for (const { name, heavy } of operations) {
    for (const { program } of databases) await program.ask({ name, times: heavy ? 1 : 30 });
    for (let round = 0; round < rounds; round++) {
      for (const { rows, program } of databases) {
        const { took, refused } = await program.ask({ name, times: heavy ? 1 : times });
        const key = `${name}\0${rows}`;
        const before = results.get(key) ?? { took: [], refused: 0 };
        results.set(key, { took: [...before.took, ...took], refused: before.refused + refused });
      }
    }
  }
  return { names: operations.map(({ name }) => name), of: (name, rows) => results.get(`${name}\0${rows}`) };
}

async function readPlans(databases, names) {
  const plans = new Map();
  for (const name of names)
    for (const { rows, recorder } of databases)
      plans.set(`${name}\0${rows}`, await recorder.ask({ ask: "plans", name }));
  return (name, rows) => plans.get(`${name}\0${rows}`);
}

/** What the same operations cost while the table around them grows. */
export async function measureGrowth({ world, huge, quick }) {
  const sizes = quick ? [10_000, 100_000] : [...SIZES, ...(huge ? [HUGE] : [])];
  const databases = [];
  try {
    for (const rows of sizes) databases.push(await startDatabase(world, rows));
    const measured = await measureSizes(
      databases,
      quick ? { rounds: 3, times: 20 } : { rounds: 9, times: 60 },
    );
    const plansOf = await readPlans(databases, measured.names);
    return report(measured, plansOf, databases);
  } finally {
    for (const { program, recorder } of databases) await Promise.all([program.stop(), recorder.stop()]);
  }
}

function refusals(of, names, sizes) {
  const refused = names.filter((name) => sizes.some((size) => of(name, size).refused > 0));
  return {
    name: "operations that a time limit of the server ends",
    goal: "none",
    value: refused.length,
    met: refused.length === 0,
    why: refused.join(", "),
  };
}

function goals(of, plansOf, sizes) {
  const p50 = (name, rows) => quantile(of(name, rows).took, 0.5);
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  const touched = (name, rows) => {
    const { buffers, indexes } = plansOf(name, rows);
    return `${buffers.toLocaleString("en")} pages${indexes.length ? ` by ${indexes.join(", ")}` : ""}`;
  };
  const growing = GROWING.map((name) => {
    const ratio = p50(name, largest) / p50(name, smallest);
    return {
      name: `p50 of ${name}, ${largest.toLocaleString("en")} against ${smallest.toLocaleString("en")} todos`,
      goal: `≤ ${GOAL.growth} x`,
      value: `${short(ratio)} x`,
      met: ratio <= GOAL.growth,
      why: `it touches ${touched(name, smallest)}, then ${touched(name, largest)}`,
    };
  });
  const searching = SEARCHES.map((name) => {
    const ms = p50(name, largest);
    const said = `${name} in an organization of 20,000 todos, among ${largest.toLocaleString("en")}`;
    const why = `it touches ${touched(name, largest)}`;
    return {
      name: said,
      goal: `< ${GOAL.searchMs} ms`,
      value: `${short(ms)} ms`,
      met: ms < GOAL.searchMs,
      why,
    };
  });
  return [...growing, ...searching];
}

function report({ names, of }, plansOf, databases) {
  const sizes = databases.map(({ rows }) => rows);
  const disk = databases.map(
    ({ rows, bytes }) => `${rows.toLocaleString("en")} todos: ${short(bytes / 1e6)} MB`,
  );
  const rows = names.flatMap((name) =>
    sizes.map((size) => {
      const { buffers, indexes } = plansOf(name, size);
      const { took, refused } = of(name, size);
      const times = [0.5, 0.99].map((share) => short(quantile(took, share)));
      return [
        name,
        size.toLocaleString("en"),
        ...times,
        refused,
        buffers.toLocaleString("en"),
        indexes.join(", "),
      ];
    }),
  );
  return {
    title: "Growth",
    intro:
      `Procedures called in process, in an organization of 20,000 todos (half of them in one project) that stands ` +
      `among ${ORGANIZATIONS.toLocaleString("en")} others of skewed size, the largest with about a tenth of all todos. ` +
      "Milliseconds of the whole call; buffers are the pages of 8 kB that its statements touch, triggers left out; " +
      `refused counts the calls that a time limit of the server ended. On disk, ${disk.join(", ")}.`,
    tables: [
      { head: ["operation", "todos", "p50 ms", "p99 ms", "refused", "buffers", "indexes of todos"], rows },
    ],
    goals: [...goals(of, plansOf, sizes), refusals(of, names, sizes)],
  };
}
