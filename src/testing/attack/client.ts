import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createHttpServer } from "@/server/http";
import type { DeclaredProcedure } from "@/server/trpc/declared";
import { sessionCookie } from "../callers";

export type Answer = {
  status: number;
  /** The error's code and, where it has one, its message and reason; OK without an error. */
  code: string;
  message: string;
  reason: string | null;
  data: unknown;
  /** Status line, headers and body: everything that a client could read. */
  text: string;
  requestId: string;
};

export type Call = {
  procedure: DeclaredProcedure;
  token: string | null;
  /** The organization's header; undefined sends none. */
  organizationId: string | undefined;
  /** The input as JSON text, valid or not; undefined sends none. */
  body: string | undefined;
};

type Envelope = {
  result?: { data?: unknown };
  error?: { message?: string; data?: { code?: string; reason?: string | null } };
};

/** The real server on a free port, and a client that calls a procedure as a browser does. */
export async function openServer() {
  const server = createHttpServer((_req, res) => {
    res.statusCode = 404;
    res.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = async ({ procedure, token, organizationId, body }: Call): Promise<Answer> => {
    const headers: Record<string, string> = { origin: "http://localhost:3000" };
    if (token) headers.cookie = sessionCookie(token);
    if (organizationId !== undefined) headers["x-organization-id"] = organizationId;
    const url = `http://127.0.0.1:${port}/api/trpc/${procedure.path}`;
    if (procedure.type === "mutation") {
      const json = { ...headers, "content-type": "application/json" };
      return read(await fetch(url, { method: "POST", headers: json, body: body ?? "" }));
    }
    const query = body === undefined ? "" : `?input=${encodeURIComponent(body)}`;
    return read(await fetch(`${url}${query}`, { headers }));
  };
  const call = async (asked: Call): Promise<Answer> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask(asked);
      if (answer.reason !== "overloaded" || attempt === attempts) return answer;
      await delay(pause);
    }
  };
  return { call, close: () => server.close() };
}

/** Who is sent away because of too many calls comes back, as clients do: nothing was done yet. */
const attempts = 50;
const pause = 200;
/** Of a stream its beginning, in which a refusal stands; it ends when nobody reads on. */
async function bodyOf(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response.text();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const quiet = new Promise<undefined>((resolve) => setTimeout(resolve, 300));
  let text = "";
  for (let open = true; open; ) {
    const part = await Promise.race([reader?.read(), quiet]);
    text += part?.value ?? "";
    open = part !== undefined && !part.done;
  }
  void reader?.cancel();
  const refusal = /event: serialized-error\ndata: (.*)/.exec(text)?.[1];
  return refusal ? `{"error":${refusal}}` : text;
}

async function read(response: Response): Promise<Answer> {
  const body = await bodyOf(response);
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const { result, error } = parse(body);
  return {
    status: response.status,
    code: error?.data?.code ?? (response.ok ? "OK" : `HTTP_${response.status}`),
    message: error?.message ?? "",
    reason: error?.data?.reason ?? null,
    data: result?.data,
    text: `${response.status} ${response.statusText}\n${headers}\n\n${body}`,
    requestId: response.headers.get("x-request-id") ?? "",
  };
}

function parse(body: string): Envelope {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
