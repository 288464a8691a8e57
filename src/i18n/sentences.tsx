import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "./messages";

type Props = { of: readonly Namespace[]; children: ReactNode };

/** Hands the sentences of some rooms, and the common ones, to the screens inside: only these travel with the page. */
export async function Sentences({ of, children }: Props) {
  const all = await getMessages();
  const messages = Object.fromEntries(["common" as const, ...of].map((each) => [each, all[each]]));
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
