import { createServer } from "node:http";
import postgres from "postgres";
import { v7 } from "uuid";

const { statements, reading, writing, userId } = JSON.parse(process.env.BENCH);
const BATCH = 10;

const connect = (organizationId) =>
  postgres(process.env.DATABASE_URL, {
    max: 10,
    connection: { "app.organization_id": organizationId, "app.user_id": userId },
  });
const readers = connect(reading);
const writers = connect(writing);

const run = (sql, { text, values }) => sql.unsafe(text, values, { prepare: true });
const isUuid = (value) => /^[0-9a-f]{8}-/.test(value ?? "");
// The only id among the values is that of the new row, made by the server.
const withNewId = ({ text, values }) => ({
  text,
  values: values.map((value) => (isUuid(value) ? v7() : value)),
});
const list = () => run(readers, statements.list);
const answers = {
  "/ready": () => readers`select 1`,
  "/list": list,
  "/batch": () => Promise.all(Array.from({ length: BATCH }, list)),
  "/create": () => run(writers, withNewId(statements.create)),
};

const server = createServer(async (req, res) => {
  for await (const _ of req);
  const body = JSON.stringify(await answers[req.url]());
  res.setHeader("content-type", "application/json");
  res.end(body);
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
