export const accountLimits = {
  name: 120,
  email: 254,
  passwordMin: 10,
  passwordMax: 128,
  reason: 500,
} as const;

export const locales = ["en", "de"] as const;
export type Locale = (typeof locales)[number];

/** The languages in their own words. */
export const languageNames: Record<Locale, string> = { en: "English", de: "Deutsch" };

/** The cookie in which a browser keeps the language that was chosen before sign-in. */
export const localeCookie = "language";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Mails that a person may switch off; those about the safety of the account always come. */
export const mutableMails = ["assigned", "comments", "digest"] as const;
export type MutableMail = (typeof mutableMails)[number];

export const socialProviders = ["github", "google", "microsoft"] as const;
export type SocialProvider = (typeof socialProviders)[number];

/** For how long sensitive changes are open after the person proved who they are, in minutes. */
export const confirmedMinutes = 15;

/** For how long a try-out without an account is kept, in days. */
export const tryOutDays = 7;

/** A picture as it is stored: small, of one of two kinds, its size on the screen at most this. */
export const pictureLimits = { bytes: 65_536, pixels: 256 } as const;

/** Changes of how an account is secured, as mails and the audit log name what was changed. */
export const securityChanges = {
  password: "the password",
  email: "the e-mail address",
  two_factor_on: "two-factor sign-in: switched on",
  two_factor_off: "two-factor sign-in: switched off",
  backup_codes: "the backup codes",
  passkey_added: "the passkeys: one added",
  passkey_removed: "the passkeys: one removed",
  provider_linked: "the connected accounts: one added",
  provider_unlinked: "the connected accounts: one removed",
} as const;
export type SecurityChange = keyof typeof securityChanges;

export const providerNames: Record<SocialProvider, string> = {
  github: "GitHub",
  google: "Google",
  microsoft: "Microsoft",
};
