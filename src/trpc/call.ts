"use client";

import { useTranslations } from "next-intl";
import { loadOnce } from "@/lib/load-once";

/** Procedures on the pages before sign-in, whose first load goes without the code for them. */
export const procedures = loadOnce(async () => {
  const [{ client }, { describeError }] = await Promise.all([import("./client"), import("./errors")]);
  return { client, describeError };
});

/** What went wrong with a call of theirs, in words of the page when no answer came. */
export function useFailure() {
  const t = useTranslations("common");
  return async (error: unknown) => {
    const failure = (await procedures()).describeError(error);
    return failure.code === "UNREACHABLE" ? { ...failure, message: t("unreachable") } : failure;
  };
}
