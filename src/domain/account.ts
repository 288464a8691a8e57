export const accountLimits = {
  name: 120,
  email: 254,
  passwordMin: 10,
  passwordMax: 128,
  reason: 500,
} as const;

export const locales = ["en", "de"] as const;
export type Locale = (typeof locales)[number];
