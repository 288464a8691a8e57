"use client";

import { useLocale } from "next-intl";

/** Amounts of cents in words of the person's language; whole ones go without cents. */
export function useMoney() {
  const locale = useLocale();
  return (cents: number, currency = "eur") =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    }).format(cents / 100);
}
