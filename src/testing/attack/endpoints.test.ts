import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auth } from "@/server/auth/auth";
import { type Access, isDeclaredClosed, openEndpoints } from "@/server/auth/endpoints";
import { createHttpServer } from "@/server/http";
import { sessionCookie } from "../callers";
import { adminDb } from "../database";
import { type Actor, actorsOf, type Fixed } from "./actors";
import { findCanaries } from "./canaries";
import { buildWorld, createPersons, type World } from "./world";

type Endpoint = { path: string; methods: string[] };

const endpoints: Endpoint[] = Object.values(auth().api).flatMap((endpoint) => {
  const { path, options } = endpoint as { path?: string; options?: { method?: string | string[] } };
  return path ? [{ path, methods: [options?.method ?? "POST"].flat() }] : [];
});

/** Something that each endpoint reads; nothing of it is right. */
const body = {
  name: "canary",
  email: "nobody@example.test",
  newEmail: "nobody-else@example.test",
  password: "not-the-password",
  currentPassword: "not-the-password",
  newPassword: "another-password",
  code: "000000",
  token: "no-token",
  provider: "github",
  response: { id: "none" },
};

let fixed: Fixed;
/** For the closed endpoints, which change nothing. */
let untouched: World;
let base: string;
const server = createHttpServer((_req, res) => void res.end());

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth`;
  const [platformAdmin, nobody] = await createPersons(adminDb, [
    { tag: "platform", part: "admin", role: "admin" },
    { tag: "nobody", part: "nobody" },
  ]);
  if (!platformAdmin || !nobody) throw new Error("no people");
  const stranger = await buildWorld({ platformAdmin, stranger: nobody });
  const outsiders = { platformAdmin, stranger: stranger.people.owner };
  fixed = { outsiders, stranger, foreign: stranger };
  untouched = await buildWorld(outsiders);
});
afterAll(() => {
  server.close();
});

async function call({ path, methods }: Endpoint, token: string | null) {
  const method = methods[0] ?? "POST";
  const headers: Record<string, string> = { origin: "http://localhost:3000" };
  if (token) headers.cookie = sessionCookie(token);
  if (method === "POST") headers["content-type"] = "application/json";
  const sent = method === "POST" ? JSON.stringify(body) : undefined;
  const query = method === "GET" ? "?token=none&callbackURL=/" : "";
  const url = `${base}${path.replace(/:\w+/, "github")}${query}`;
  const answer = await fetch(url, { method, headers, body: sent, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}

/** The status with which an actor is refused before anything is looked at, or null. */
function refusalOf(actor: Actor, access: Access): 401 | 403 | null {
  const needsSession = access === "signed in" || access === "confirmed";
  if (access !== "anyone" && actor.impersonatedBy) return 403;
  return needsSession && !actor.signedIn ? 401 : null;
}

describe("every endpoint of Better Auth", () => {
  it("is declared, open or closed, and nothing is declared that does not exist", () => {
    const undeclared = endpoints.filter(({ path }) => !(path in openEndpoints) && !isDeclaredClosed(path));
    expect(undeclared).toEqual([]);
    const known = new Set(endpoints.map(({ path }) => path));
    expect(Object.keys(openEndpoints).filter((path) => !known.has(path))).toEqual([]);
  });

  it.each(endpoints.map((endpoint) => [endpoint.path, endpoint] as const))(
    "%s answers each actor as declared",
    async (path, endpoint) => {
      const access = openEndpoints[path];
      const world = access ? await buildWorld(fixed.outsiders) : untouched;
      for (const actor of actorsOf(world, fixed)) {
        const { status, text } = await call(endpoint, actor.token);
        const expected = access ? refusalOf(actor, access) : 404;
        if (expected) expect([actor.name, status]).toEqual([actor.name, expected]);
        expect(status, `${actor.name}: ${text}`).toBeLessThan(500);
        expect(findCanaries(text).filter((found) => !actor.sees(found, path))).toEqual([]);
      }
    },
  );
});
