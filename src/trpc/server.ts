import { cookies, headers } from "next/headers";
import { cache } from "react";
import { appRouter } from "@/server/root";
import { createContext } from "@/server/trpc/context";
import { t } from "@/server/trpc/init";

const createCaller = t.createCallerFactory(appRouter);

/** Procedures for server components, called in the process with the request's own cookies. */
export async function api() {
  const cookie = (await cookies()).toString();
  const incoming = await headers();
  const forwarded = new Headers({ cookie, "user-agent": incoming.get("user-agent") ?? "" });
  return createCaller(createContext({ headers: forwarded, ipAddress: null, setCookies: () => {} }));
}

/** The session of the request, asked for once however many parts of the page want it. */
export const currentSession = cache(async () => (await api()).session.me());
