import { accountLimits } from "@/domain/account";

const { name, passwordMin, passwordMax } = accountLimits;

export const emailRules = {
  required: "Enter your e-mail address",
  pattern: { value: /^\s*\S+@\S+\.\S+\s*$/, message: "This is not an e-mail address" },
  setValueAs: (value: string | undefined) => value?.trim() ?? "",
};

export const nameRules = {
  validate: (value: string) => value.trim().length > 0 || "Enter your name",
  maxLength: { value: name, message: `At most ${name} characters` },
};

export const passwordHint = `At least ${passwordMin} characters`;

export const newPasswordRules = {
  required: "Choose a password",
  minLength: { value: passwordMin, message: passwordHint },
  maxLength: { value: passwordMax, message: `At most ${passwordMax} characters` },
};
