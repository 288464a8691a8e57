import { defaultShouldDehydrateQuery } from "@tanstack/react-query";
import { createServerSideHelpers } from "@trpc/react-query/server";
import { headers } from "next/headers";
import { localApi } from "@/server/local-api";
import { contextFor, findOrganization } from "./server";

async function startQueries(organizationId: string) {
  const { router } = await localApi();
  return createServerSideHelpers({ router, ctx: await contextFor(organizationId) });
}
type Queries = Awaited<ReturnType<typeof startQueries>>;

/**
 * What a screen of an organization asks for first, to be given to a HydrationBoundary. Only for a whole page: who moves
 * on within the app does not wait for it. A query that fails is left out, and the screen asks again.
 */
export async function firstAnswers(slug: string, ask: (queries: Queries) => Promise<void>[]) {
  if ((await headers()).get("sec-fetch-dest") !== "document") return undefined;
  const { organization } = await findOrganization(slug).catch(() => ({ organization: undefined }));
  if (!organization) return undefined;
  const queries = await startQueries(organization.id);
  await Promise.all(ask(queries));
  const answers = queries.dehydrate({ shouldDehydrateQuery: defaultShouldDehydrateQuery });
  return asSent(answers);
}

/** As an answer over the network would be: a date is text. */
const asSent = <T>(answers: T): T => JSON.parse(JSON.stringify(answers));
