import type { Locale } from "@/domain/account";
import type en from "./messages/en";

/** Every sentence of one language, by the room that says it. */
export type Messages = typeof en;
export type Namespace = keyof Messages;

const load: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import("./messages/en"),
  de: () => import("./messages/de"),
};

export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await load[locale]()).default;
}
