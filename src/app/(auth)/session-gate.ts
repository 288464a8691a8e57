import { redirect } from "next/navigation";
import { api } from "@/trpc/server";

/** Sends whoever is signed in already on to `target`. */
export async function passSignedIn(target: string): Promise<void> {
  const server = await api();
  if (await server.session.me()) redirect(target);
}
