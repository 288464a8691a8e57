"use client";

import { useTranslations } from "next-intl";
import type { AuthFailure } from "./auth-answer";

const told = [
  "sso_required",
  "BANNED_USER",
  "EMAIL_MISMATCH",
  "IMPERSONATED",
  "GUEST",
  "NOT_CONFIRMED",
  "INVALID_PASSWORD",
  "INVALID_CODE",
  "INVALID_BACKUP_CODE",
  "INVALID_TWO_FACTOR_COOKIE",
  "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE",
  "ACCOUNT_TEMPORARILY_LOCKED",
] as const;

export type Explain = (failure: AuthFailure) => string;

/** The sentence for a failure of Better Auth that belongs to no field. */
export function useExplain(): Explain {
  const common = useTranslations("common");
  const t = useTranslations("session.failure");
  return ({ code, status }) => {
    if (status === 0) return common("unreachable");
    if (status === 503) return t("unavailable");
    const known = told.find((each) => each === code);
    if (known) return t(`${known}`);
    return t(status === 429 ? "tooMany" : "other");
  };
}
