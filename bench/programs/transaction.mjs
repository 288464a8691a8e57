import { desc, eq } from "drizzle-orm";
import postgres from "postgres";
import { memberRoles } from "@/domain/roles";
import { todos } from "@/server/db/schema";
import { withTenant } from "@/server/db/tenant";
import { readCpu } from "../lib/procfs.mjs";
import { answerQuestions } from "./answer.mjs";

const { person, reading, postmaster } = JSON.parse(process.env.BENCH);
const bare = postgres(process.env.BARE_DATABASE_URL, {
  max: 1,
  connection: { "app.organization_id": reading },
});

const request = {
  sessionToken: person.token,
  organizationId: reading,
  roles: memberRoles,
  readOnly: true,
  action: "bench",
  requestId: "bench",
  ipAddress: "127.0.0.1",
  userAgent: "bench",
};
const select = (tx) =>
  tx
    .select()
    .from(todos)
    .where(eq(todos.completed, false))
    .orderBy(desc(todos.createdAt), desc(todos.id))
    .limit(50);
const inTenant = () => withTenant(request, ({ tx }) => select(tx));
const statement = await withTenant(request, async ({ tx }) => select(tx).toSQL());
const text = statement.sql.replace(
  "where ",
  "where organization_id = current_setting('app.organization_id')::uuid and deleted_at is null and ",
);

const contenders = {
  tenant: inTenant,
  bare: () => bare.unsafe(text, statement.params, { prepare: true }),
};

/** Runs one contender `times` times, one after another, and answers the microseconds of each. */
answerQuestions(async ({ contender, times }) => {
  const before = readCpu({ program: process.pid, postmaster });
  const own = process.cpuUsage();
  const from = performance.now();
  for (let index = 0; index < times; index++) await contenders[contender]();
  const wall = ((performance.now() - from) * 1000) / times;
  const { user, system } = process.cpuUsage(own);
  const after = readCpu({ program: process.pid, postmaster });
  const node = (user + system) / times;
  const backends = ((after.postgres - before.postgres) * 1000) / times;
  return { node, postgres: backends, cpu: node + backends, wall };
});
