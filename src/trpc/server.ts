import { defaultShouldDehydrateQuery } from "@tanstack/react-query";
import { createServerSideHelpers } from "@trpc/react-query/server";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { appRouter } from "@/server/root";
import { createContext } from "@/server/trpc/context";
import { t } from "@/server/trpc/init";

const createCaller = t.createCallerFactory(appRouter);

async function contextFor(organizationId?: string) {
  const incoming = await headers();
  const forwarded = new Headers({
    cookie: (await cookies()).toString(),
    "user-agent": incoming.get("user-agent") ?? "",
    ...(organizationId && { "x-organization-id": organizationId }),
  });
  return createContext({ headers: forwarded, ipAddress: null, setCookies: () => {} });
}

/** Procedures for server components, called in the process with the request's own cookies; one caller a request. */
export const api = cache(async () => createCaller(await contextFor()));

/** The person's membership by the organization's address, looked up once a request; undefined without one. */
export const findOrganization = cache(async (slug: string) => {
  const organizations = await (await api()).organizations.list();
  return { organizations, organization: organizations.find((each) => each.slug === slug) };
});

const startQueries = (ctx: Awaited<ReturnType<typeof contextFor>>) =>
  createServerSideHelpers({ router: appRouter, ctx });
type Queries = ReturnType<typeof startQueries>;

/**
 * What a screen of an organization asks for first, to be given to a HydrationBoundary. Only for a whole page: who moves
 * on within the app does not wait for it. A query that fails is left out, and the screen asks again.
 */
export async function firstAnswers(slug: string, ask: (queries: Queries) => Promise<void>[]) {
  if ((await headers()).get("sec-fetch-dest") !== "document") return undefined;
  const { organization } = await findOrganization(slug).catch(() => ({ organization: undefined }));
  if (!organization) return undefined;
  const queries = startQueries(await contextFor(organization.id));
  await Promise.all(ask(queries));
  const answers = queries.dehydrate({ shouldDehydrateQuery: defaultShouldDehydrateQuery });
  return asSent(answers);
}

/** As an answer over the network would be: a date is text. */
const asSent = <T>(answers: T): T => JSON.parse(JSON.stringify(answers));
