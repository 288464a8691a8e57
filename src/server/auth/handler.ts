import { setTimeout as delay } from "node:timers/promises";
import { currentScope } from "../db/scope";
import { auth } from "./auth";
import { isOpen } from "./endpoints";
import { callingOutside } from "./outgoing";
import { isSamlArrival, receiveSaml } from "./saml-arrival";

const prefix = "/api/auth";

/** Their work differs for an address that has an account; the time they take shall not, in milliseconds. */
const evened = new Set(["/request-password-reset", "/sign-in/magic-link", "/sign-up/email"]);
const evenedTo = 500;

/**
 * Better Auth's answer to a request for an endpoint that is declared open, 404 for every other, with the standard's
 * name for the header that says when to come back.
 */
export async function answerAuth(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(prefix.length);
  if (!isOpen(path)) return new Response("Not Found", { status: 404 });
  if (request.method === "POST" && isSamlArrival(path)) {
    const received = await receiveSaml(request);
    return received instanceof Response
      ? received
      : callingOutside(() => orUnavailable(auth().handler(received)));
  }
  const answering = path.startsWith("/sso/") ? callingOutside : run;
  const [answer] = await Promise.all([
    answering(() => orUnavailable(auth().handler(request))),
    evened.has(path) ? delay(evenedTo) : null,
  ]);
  const seconds = answer.headers.get("x-retry-after");
  if (!seconds) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("x-retry-after");
  headers.set("retry-after", seconds);
  return new Response(answer.body, { status: answer.status, headers });
}

/** Where the database does not answer, Better Auth throws, or says of each endpoint another thing that went wrong. */
async function orUnavailable(answering: Promise<Response>): Promise<Response> {
  const hasFailed = () => currentScope()?.failed;
  const answer = await answering.catch((error) => {
    if (!hasFailed()) throw error;
  });
  if (answer && (answer.status < 400 || !hasFailed())) return answer;
  const message = "The database cannot be reached right now. Try again in a moment.";
  const headers = { "retry-after": "1" };
  return Response.json({ code: "DATABASE_UNAVAILABLE", message }, { status: 503, headers });
}

const run = <R>(fn: () => R): R => fn();
