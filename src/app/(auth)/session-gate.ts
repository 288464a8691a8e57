import { redirect } from "next/navigation";
import { api, currentSession } from "@/trpc/server";

/** Sends whoever is signed in already on to `target`. */
export async function passSignedIn(target: string): Promise<void> {
  const _server = await api();
  if (await currentSession()) redirect(target);
}
