import { redirect } from "next/navigation";
import { type SearchParams, single, withQuery } from "@/lib/paths";
import { api, currentSession } from "@/trpc/server";

type Props = { searchParams: SearchParams };

/** The way in: to the organization used last, or to what comes before the first one. */
export default async function HomePage({ searchParams }: Props) {
  const { error } = await searchParams;
  if (error) redirect(withQuery("/verify-email", { error: single(error) ?? "INVALID_TOKEN" }));
  const server = await api();
  const me = await currentSession();
  if (!me) redirect("/sign-in");
  const organizations = await server.organizations.list();
  const active = organizations.find((each) => each.id === me.activeOrganizationId) ?? organizations[0];
  if (active) redirect(`/o/${active.slug}`);
  redirect(me.user.role === "admin" ? "/admin" : "/onboarding");
}
