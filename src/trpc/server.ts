import { cookies, headers } from "next/headers";
import { cache } from "react";
import { localApi } from "@/server/local-api";

/** The context of a request that calls an organization's procedures, or none's. */
export async function contextFor(organizationId?: string) {
  const { createContext } = await localApi();
  const incoming = await headers();
  const forwarded = new Headers({
    cookie: (await cookies()).toString(),
    "user-agent": incoming.get("user-agent") ?? "",
    ...(organizationId && { "x-organization-id": organizationId }),
  });
  return createContext({ headers: forwarded, ipAddress: null, setCookies: () => {} });
}

/** Procedures for server components, called in the process with the request's own cookies; one caller a request. */
export const api = cache(async () => {
  const { createCaller } = await localApi();
  return createCaller(await contextFor());
});

/** The session of the request, asked for once however many parts of the page want it. */
export const currentSession = cache(async () => (await api()).session.me());

/** The person's membership by the organization's address, looked up once a request; undefined without one. */
export const findOrganization = cache(async (slug: string) => {
  const organizations = await (await api()).organizations.list();
  return { organizations, organization: organizations.find((each) => each.slug === slug) };
});
