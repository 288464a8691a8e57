import { useTranslations } from "next-intl";
import { accountLimits } from "@/domain/account";

const { name, passwordMin, passwordMax } = accountLimits;
const address = /^\s*\S+@\S+\.\S+\s*$/;
const trimmed = (value: string | undefined) => value?.trim() ?? "";

/** What the fields of the forms before sign-in must hold, with the sentences that say so. */
export function useRules() {
  const t = useTranslations("session.rules");
  return {
    email: {
      required: t("emailMissing"),
      pattern: { value: address, message: t("emailInvalid") },
      setValueAs: trimmed,
    },
    password: { required: t("passwordMissing") },
    code: { required: t("codeMissing") },
  };
}

/** And of those in which an account is made or gets another password. */
export function useNewAccountRules() {
  const t = useTranslations("session.rules");
  const passwordHint = t("atLeast", { count: passwordMin });
  return {
    ...useRules(),
    passwordHint,
    name: {
      validate: (value: string) => value.trim().length > 0 || t("nameMissing"),
      maxLength: { value: name, message: t("atMost", { count: name }) },
    },
    newPassword: {
      required: t("passwordChosen"),
      minLength: { value: passwordMin, message: passwordHint },
      maxLength: { value: passwordMax, message: t("atMost", { count: passwordMax }) },
    },
  };
}
