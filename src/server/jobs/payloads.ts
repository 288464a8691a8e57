/** A mail to send; `template` names a component of `server/mail/templates`. */
export type MailJob =
  | { to: string; template: "verify-email"; props: { name: string; url: string } }
  | { to: string; template: "reset-password"; props: { name: string; url: string } }
  | {
      to: string;
      template: "invitation";
      props: { organization: string; inviter: string; role: string; url: string; expiresAt: string };
    };
