import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** One call. `status` 0 means that no answer came: `error` says why, `sent` whether the server may have heard it. */
export function call(world, organization, path, { body, agent } = {}) {
  const from = performance.now();
  const headers = { ...organization.headers, origin: world.origin };
  if (body) headers["content-type"] = "application/json";
  return new Promise((resolve) => {
    let sent = false;
    const end = (result) => resolve({ sent, ms: performance.now() - from, ...result });
    const options = { method: body ? "POST" : "GET", headers, agent };
    const req = request(`${world.base}${path}`, options, (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      res.on("end", () => {
        const reason = /"reason":"(\w+)"/.exec(text)?.[1];
        end({ status: res.statusCode, text, reason, retryAfter: res.headers["retry-after"] });
      });
      res.on("error", (error) => end({ status: 0, error: error.code }));
    });
    req.on("socket", (socket) => {
      const note = () => {
        sent = true;
      };
      if (socket.connecting) socket.once("connect", note);
      else note();
    });
    req.on("error", (error) => end({ status: 0, error: error.code }));
    req.end(body && JSON.stringify(body));
  });
}

export const create = (world, organization, id, options = {}) =>
  call(world, organization, "/api/trpc/todos.create", { ...options, body: { id, title: id } });

/**
 * Writers that create todos without a pause, and so many readers that list them. A writer repeats a create under the
 * same id until it is acknowledged; the ledger of acknowledged ids is kept here, outside the database.
 */
export function startWriters(world, organizations, count, readers = 0) {
  const agent = new Agent({ keepAlive: true, maxSockets: count + readers });
  const ledger = new Map();
  const answers = [];
  let stopped = false;
  let paused = false;
  /** Whether it was answered with what was asked for. */
  const send = async (ask) => {
    for (; paused && !stopped; ) await delay(5);
    if (stopped) return false;
    const answer = await ask();
    answers.push({ at: performance.now(), ...answer, text: undefined });
    if (answer.status !== 200) await delay(10);
    return answer.status === 200;
  };
  const write = async (organization) => {
    while (!stopped) {
      const id = randomUUID();
      for (let acknowledged = false; !acknowledged && !stopped; ) {
        acknowledged = await send(() => create(world, organization, id, { agent }));
        if (acknowledged) ledger.set(id, organization.id);
      }
    }
  };
  const read = async (organization) => {
    while (!stopped) await send(() => call(world, organization, "/api/trpc/todos.list", { agent }));
  };
  const work = Array.from({ length: count + readers }, (_, index) =>
    (index < count ? write : read)(organizations[index % organizations.length]),
  );
  return {
    ledger,
    answers,
    pause: () => {
      paused = true;
    },
    stop: async () => {
      stopped = true;
      await Promise.all(work);
      agent.destroy();
    },
  };
}

/** The title of what a writer made; other scenarios give many todos the same one. */
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the database says of the acknowledged creates: rows lost, rows or audit entries that stand there twice. */
export async function settle(world, ledger) {
  const sql = world.database.admin();
  try {
    const rows =
      await sql`select id::text, title, organization_id::text as organization, count(*) over (partition by title)::int as times from todos`;
    const entries = await sql`select entity_id::text as id, count(*)::int as times from audit_log
      where action = 'create' and entity_type = 'todos' group by entity_id`;
    const stored = new Map(rows.map((row) => [row.id, row]));
    const recorded = new Map(entries.map((entry) => [entry.id, entry.times]));
    const ids = [...ledger.keys()];
    return {
      acknowledged: ids.length,
      lost: ids.filter((id) => stored.get(id)?.organization !== ledger.get(id)).length,
      duplicates: rows.filter(({ title, times }) => isId.test(title) && times > 1).length,
      unrecorded: rows.filter((row) => recorded.get(row.id) !== 1).length,
    };
  } finally {
    await sql.end();
  }
}

/** Why calls failed, each reason once. */
export const reasonsOf = (answers) =>
  [...new Set(answers.map(({ error, reason, status }) => error ?? reason ?? status))].join(", ") || "none";

/** The p-th percentile of numbers, in whole milliseconds. */
export function percentile(values, p) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor((p / 100) * sorted.length))] ?? 0);
}
