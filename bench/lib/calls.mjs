import { v7 } from "uuid";
import { sendOnce } from "./requests.mjs";

const encode = (value) => encodeURIComponent(JSON.stringify(value));
const writes = new Set(["create", "update", "complete", "trash", "restore", "createMany"]);

/** Whether a procedure, named as in `ourCalls`, writes. */
export const isWrite = (name) => writes.has(name.split(".").at(-1));

function makers({ person, reading, writing }, wrap = (input) => input) {
  const headers = (organizationId) => ({ cookie: person.cookie, "x-organization-id": organizationId });
  return {
    get: (name, input) => ({
      path: `/api/trpc/${name}${input === undefined ? "" : `?input=${encode(wrap(input))}`}`,
      headers: headers(reading),
    }),
    post: (name, input) => ({
      path: `/api/trpc/${name}`,
      method: "POST",
      headers: { ...headers(writing), "content-type": "application/json" },
      body: JSON.stringify(wrap(input)),
    }),
  };
}

/** One request for each kind of read and write of our server; those that need a row of their own make it first. */
export function ourCalls(world) {
  const { get, post } = makers(world);
  const created = async (target) =>
    (await sendOnce(target, post("todos.create", { title: "One" }))).result.data.id;
  const trashed = async (target) => {
    const id = await created(target);
    await sendOnce(target, post("todos.trash", { id }));
    return id;
  };
  const items = () => Array.from({ length: 50 }, () => ({ id: v7(), title: "One of many" }));
  return {
    "session.me": () => get("session.me"),
    "todos.list": () => get("todos.list", { limit: 50 }),
    "projects.list": () => get("projects.list"),
    "members.list": () => get("members.list"),
    "trash.list": () => get("trash.list", { kind: "todo" }),
    "auditLog.list": () => get("auditLog.list", {}),
    "todos.create": () => post("todos.create", { title: "One" }),
    "todos.createMany": () => post("todos.createMany", { items: items() }),
    "todos.update": async (target) => post("todos.update", { id: await created(target), title: "Two" }),
    "todos.complete": async (target) => post("todos.complete", { id: await created(target) }),
    "todos.trash": async (target) => post("todos.trash", { id: await created(target) }),
    "todos.restore": async (target) => post("todos.restore", { id: await trashed(target) }),
  };
}

export function stockCalls(world) {
  const { get, post } = makers(world, (json) => ({ json }));
  return {
    "todos.list": () => get("todos.list", { limit: 50 }),
    "todos.create": () => post("todos.create", { title: "One" }),
  };
}
