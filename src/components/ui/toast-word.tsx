"use client";

import { useTranslations } from "next-intl";

/** The word on a toast's button, in the language of the page that the toast appears on. */
export function ToastWord({ is }: { is: "undo" | "retry" }) {
  const t = useTranslations("common");
  return t(is === "undo" ? "undo" : "retry");
}
