const BATCH = 10;
const encode = (value) => encodeURIComponent(JSON.stringify(value));

const wrapped = { ours: (input) => input, stock: (json) => ({ json }) };

function batchPath(wrap) {
  const inputs = Object.fromEntries(
    Array.from({ length: BATCH }, (_, index) => [index, wrap({ limit: 50 })]),
  );
  const names = Array.from({ length: BATCH }, () => "todos.list").join(",");
  return `/api/trpc/${names}?batch=1&input=${encode(inputs)}`;
}

/** The three requests of the comparison, each for the server it is sent to. */
export function comparedRequests({ person, reading, writing }) {
  const headers = (organizationId) => ({ cookie: person.cookie, "x-organization-id": organizationId });
  const get = (path) => ({ method: "GET", path, headers: headers(reading) });
  const post = (path, body) => ({
    method: "POST",
    path,
    headers: { ...headers(writing), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return {
    list: ({ name }) =>
      get(name === "bare" ? "/list" : `/api/trpc/todos.list?input=${encode(wrapped[name]({ limit: 50 }))}`),
    "batch of 10 lists": ({ name }) => get(name === "bare" ? "/batch" : batchPath(wrapped[name])),
    create: ({ name }) =>
      name === "bare"
        ? post("/create", {})
        : post("/api/trpc/todos.create", wrapped[name]({ title: "Made under load" })),
  };
}

/** Sends one request, throws unless it is answered with 200, and answers the body. */
export async function sendOnce(target, { path, ...request }) {
  const response = await fetch(`${target.origin}${path}`, request);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${target.name} ${path}: ${response.status} ${text}`);
  return JSON.parse(text);
}
