import type { Locale, SecurityChange } from "@/domain/account";
import type { MemberRole } from "@/domain/roles";

type Link = { url: string };
type NamedLink = { name: string; url: string };

/**
 * A mail to send; `template` names a function of `server/mail/templates`. `language` is for an address that has no
 * account: the organization's that invites, or that of the page that asked.
 */
export type MailJob = { to: string; language?: Locale } & (
  | { template: "verify-email"; props: NamedLink }
  | { template: "reset-password"; props: NamedLink }
  | { template: "magic-link"; props: NamedLink }
  | { template: "second-factor"; props: NamedLink }
  | { template: "no-account"; props: Link }
  | { template: "save-work"; props: NamedLink }
  | { template: "address-taken"; props: Link }
  | { template: "change-email"; props: NamedLink & { newEmail: string } }
  | { template: "security-notice"; props: SecurityNotice }
  | { template: "invitation"; props: InvitationMail }
);

/** `at` is an ISO instant; `address` is where from. */
export type SecurityNotice = {
  name: string;
  change: SecurityChange;
  at: string;
  address: string | null;
  url: string;
};

/** `expiresAt` is an ISO instant. */
export type InvitationMail = {
  organization: string;
  inviter: string;
  role: MemberRole;
  team?: string | null;
  message?: string | null;
  url: string;
  expiresAt: string;
};
