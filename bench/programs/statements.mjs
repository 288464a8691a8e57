import { startRecorder } from "@/testing/statement-recorder";
import { answerQuestions } from "./answer.mjs";

const { person, reading, writing } = JSON.parse(process.env.BENCH);
const recorder = await startRecorder(process.env.DATABASE_URL);
process.env.DATABASE_URL = recorder.url;
const { caller } = await import("@/testing/callers");

const own =
  "where organization_id = current_setting('app.organization_id')::uuid and deleted_at is null and ";

const pick = (sent, start) => {
  const found = sent.find(({ text }) => text.startsWith(start));
  if (!found) throw new Error(`No statement of the server starts with ${start}`);
  return found;
};

/** The statements of a list and a create, as our server sends them, with what row-level security adds to the list. */
answerQuestions(async () => {
  const api = (organizationId) => caller({ token: person.token, organizationId });
  const list = pick(
    await recorder.during(() => api(reading).todos.list({ limit: 50 })),
    'select "id", "title"',
  );
  const text = list.text.replace("where ", own);
  if (text === list.text) throw new Error("The list has no condition to add to");
  const created = await recorder.during(() => api(writing).todos.create({ title: "Made under load" }));
  return { list: { ...list, text }, create: pick(created, 'insert into "todos"') };
});
