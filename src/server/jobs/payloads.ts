import type { Locale } from "@/domain/account";
import type { MemberRole } from "@/domain/roles";

/** A mail to send; `template` names a component of `server/mail/templates`. */
export type MailJob =
  | { to: string; template: "verify-email"; props: { name: string; url: string } }
  | { to: string; template: "reset-password"; props: { name: string; url: string } }
  | { to: string; template: "magic-link"; props: { name: string; url: string } }
  | { to: string; template: "second-factor"; props: { name: string; url: string } }
  | { to: string; template: "no-account"; props: { url: string } }
  | { to: string; template: "save-work"; props: { name: string; url: string } }
  | { to: string; template: "address-taken"; props: { url: string } }
  | { to: string; template: "change-email"; props: { name: string; newEmail: string; url: string } }
  | { to: string; template: "security-notice"; props: SecurityNotice }
  | { to: string; template: "invitation"; props: InvitationMail };

/** `change` names what was changed; `at` is an ISO instant; `address` is where from. */
export type SecurityNotice = {
  name: string;
  change: string;
  at: string;
  address: string | null;
  url: string;
};

/** `language` is the organization's; `expiresAt` is an ISO instant. */
export type InvitationMail = {
  organization: string;
  inviter: string;
  role: MemberRole;
  team?: string | null;
  message?: string | null;
  url: string;
  expiresAt: string;
  language: Locale;
};
