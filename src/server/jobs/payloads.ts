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
  | { template: "assigned"; props: AssignedMail }
  | { template: "comments"; props: CommentsMail }
  | { template: "digest"; props: DigestMail }
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

/** `actor` is who assigned it; days are yyyy-MM-dd. */
export type MailedTodo = {
  title: string;
  url: string;
  project?: string | null;
  actor?: string | null;
  dueDate?: string | null;
};

/** What one organization's people did. `userId` is who reads it, `url` the list, `total` more than what is shown. */
type Gathered = { userId: string; name: string; organization: string; url: string; total: number };

export type AssignedMail = Gathered & { todos: MailedTodo[] };
export type CommentsMail = Gathered & {
  comments: { todo: string; author?: string | null; body: string; url: string }[];
};

/** What is due on `day` or overdue, of every organization the person is in. */
export type DigestMail = {
  userId: string;
  name: string;
  day: string;
  total: number;
  url: string;
  organizations: { name: string; url: string; total: number; todos: MailedTodo[] }[];
};
