import postgres from "postgres";
import { v7 } from "uuid";
import { encodeCursor } from "@/server/db/inputs";
import { explain, nodesOf } from "@/testing/plans";
import { startRecorder } from "@/testing/statement-recorder";
import { answerQuestions } from "./answer.mjs";

const { person, probe, largest, recording } = JSON.parse(process.env.BENCH);
const recorder = recording ? await startRecorder(process.env.DATABASE_URL) : undefined;
if (recorder) process.env.DATABASE_URL = recorder.url;
const { caller } = await import("@/testing/callers");
const adminSql = postgres(process.env.DATABASE_ADMIN_URL, { max: 1, onnotice: () => {} });
const PAGE = 50;
const refusedCodes = new Set(["TIMEOUT", "CONFLICT", "SERVICE_UNAVAILABLE"]);
const api = caller({ token: person.token, organizationId: probe.organizationId });
const inLargest = caller({ token: person.token, organizationId: largest });

const [edge] = await adminSql`
  select created_at::text as key, id from todos
  where organization_id = ${probe.organizationId} and deleted_at is null and not completed
  order by created_at desc, id desc offset ${199 * PAGE - 1} limit 1`;
const page200 = encodeCursor([edge.key, edge.id]);
const many = () => Array.from({ length: 500 }, (_, index) => ({ id: v7(), title: `Imported ${index}` }));

// Behind the doors, so that restoring takes nothing from the time of the next round.
const untrash = () =>
  adminSql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    const live = sql`set deleted_at = null, deleted_by = null, deletion_id = null`;
    await sql`update projects ${live} where id = ${probe.projectId}`;
    const own = sql`organization_id = ${probe.organizationId} and project_id = ${probe.projectId}`;
    const { count } = await sql`update todos ${live} where ${own} and deleted_at is not null`;
    await sql`update organization_usage set todos = todos + ${count} where organization_id = ${probe.organizationId}`;
  });

const operations = {
  "list, first page": { run: () => api.todos.list({ limit: PAGE }) },
  "list, first page, largest organization": { run: () => inLargest.todos.list({ limit: PAGE }) },
  "list, page 200": { run: () => api.todos.list({ limit: PAGE, cursor: page200 }) },
  search: { run: () => api.todos.list({ limit: PAGE, search: "zebra" }) },
  "search, nothing found": { run: () => api.todos.list({ limit: PAGE, search: "giraffe" }) },
  "trash list": { run: () => api.trash.list({ kind: "todo", limit: PAGE }) },
  counts: { run: () => api.organizations.usage() },
  "counts of the trash": { run: () => api.trash.counts() },
  create: { run: () => api.todos.create({ title: "One more" }) },
  "bulk create of 1,000": {
    heavy: true,
    run: async () => {
      for (let half = 0; half < 2; half++) await api.todos.createMany({ items: many() });
    },
  },
  "trash a project of 10,000": {
    heavy: true,
    run: () => api.projects.trash({ id: probe.projectId }),
    undo: untrash,
  },
};

/** Milliseconds of each call that succeeded; `refused` counts the others, as by the time limit of a statement. */
async function time({ run, undo }, times) {
  const took = [];
  let refused = 0;
  for (let index = 0; index < times; index++) {
    const from = performance.now();
    const passed = await run().then(
      () => true,
      (error) => (refusedCodes.has(error.code) ? false : Promise.reject(error)),
    );
    if (passed) took.push(performance.now() - from);
    else refused += 1;
    await undo?.();
  }
  return { took, refused };
}

const touched = (node) => (node["Shared Hit Blocks"] ?? 0) + (node["Shared Read Blocks"] ?? 0);

async function plans({ run, undo }) {
  const sent = await recorder.during(() => run().catch(() => {}));
  await undo?.();
  const planned = await explain(process.env.DATABASE_ADMIN_URL, sent, {
    analyze: true,
    settings: ["statement_timeout = 0"],
  });
  const indexes = planned.flatMap(({ plan }) => nodesOf(plan).map((node) => node["Index Name"]));
  return {
    buffers: planned.reduce((total, { plan }) => total + touched(plan), 0),
    indexes: [...new Set(indexes.filter((name) => name?.startsWith("todos_")))],
  };
}

answerQuestions(async ({ ask, name, times }) => {
  if (ask === "operations")
    return Object.entries(operations).map(([key, { heavy }]) => ({ name: key, heavy }));
  if (ask === "plans") return plans(operations[name]);
  return time(operations[name], times);
});
