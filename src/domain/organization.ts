import type { Locale, Theme } from "./account";

export const organizationLimits = { name: 80, slug: 48, slugMin: 3 } as const;

const reserved = new Set(["admin", "api", "app", "auth", "new", "o", "settings", "static", "support", "www"]);

export const slugPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

export function isReservedSlug(slug: string): boolean {
  return reserved.has(slug);
}

/** A slug proposed for a name: lower-case ASCII letters, digits and single hyphens; may be empty. */
export function slugify(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, organizationLimits.slug)
    .replace(/^-+|-+$/g, "");
}

/** What an operator looks for: those in use, in the trash, on a running trial, with a payment overdue. */
export const organizationStates = ["live", "trash", "trial", "overdue"] as const;

/** What holds for members who chose nothing else, and the language of the organization's mails. */
export type OrganizationSettings = {
  theme: Theme;
  notifications: { email: boolean; push: boolean };
  language: Locale;
};

export const defaultSettings: OrganizationSettings = {
  theme: "system",
  notifications: { email: true, push: false },
  language: "en",
};
