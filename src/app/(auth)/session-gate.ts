import { redirect } from "next/navigation";
import { api, currentSession } from "@/trpc/server";

/** Sends whoever is signed in already on to `target`. */
export async function passSignedIn(target: string): Promise<void> {
  const _server = await api();
  if (await currentSession()) redirect(target);
}

/** Sends on whoever comes from an impersonation that ended by itself. */
export async function passFormerImpersonator(): Promise<void> {
  const server = await api();
  if ((await server.admin.impersonation.after()).ended) redirect("/impersonation-ended");
}
