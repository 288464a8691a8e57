import { createElement, type ReactElement } from "react";
import { render } from "react-email";
import { localeOf } from "../auth/locale";
import type { MailJob } from "../jobs/payloads";
import { Invitation, invitationSubject } from "./templates/invitation";
import { ResetPassword } from "./templates/reset-password";
import { AddressTaken, SaveWork } from "./templates/save-work";
import { ChangeEmail, SecurityNotice } from "./templates/security-notice";
import { NoAccount, SecondFactorNeeded, SignInLink } from "./templates/sign-in-link";
import { VerifyEmail } from "./templates/verify-email";
import { transport } from "./transport";

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 150);

function compose(mail: MailJob): { subject: string; body: ReactElement } {
  switch (mail.template) {
    case "verify-email":
      return { subject: "Confirm your e-mail address", body: createElement(VerifyEmail, mail.props) };
    case "reset-password":
      return { subject: "Choose a new password", body: createElement(ResetPassword, mail.props) };
    case "magic-link":
      return { subject: "Your link to sign in", body: createElement(SignInLink, mail.props) };
    case "second-factor":
      return { subject: "How to sign in", body: createElement(SecondFactorNeeded, mail.props) };
    case "no-account":
      return { subject: "No account has this address", body: createElement(NoAccount, mail.props) };
    case "save-work":
      return { subject: "Confirm your address to keep your work", body: createElement(SaveWork, mail.props) };
    case "address-taken":
      return {
        subject: "This address has an account already",
        body: createElement(AddressTaken, mail.props),
      };
    case "change-email":
      return { subject: "Confirm your new e-mail address", body: createElement(ChangeEmail, mail.props) };
    case "security-notice":
      return {
        subject: `Your account was changed: ${mail.props.change}`,
        body: createElement(SecurityNotice, mail.props),
      };
    case "invitation":
      return {
        subject: oneLine(invitationSubject(mail.props)),
        body: createElement(Invitation, mail.props),
      };
  }
}

/** Renders one mail as HTML and text and hands it to SMTP or, without `SMTP_URL`, to the local inbox. */
export async function sendMail(mail: MailJob): Promise<void> {
  const { subject, body } = compose(await inLanguageOf(mail));
  const html = await render(body);
  const text = await render(body, { plainText: true });
  await transport().send({ to: mail.to, subject, html, text });
}

/** Whoever has an account reads in the language they chose, not in the organization's. */
async function inLanguageOf(mail: MailJob): Promise<MailJob> {
  if (mail.template !== "invitation") return mail;
  const language = (await localeOf(mail.to)) ?? mail.props.language;
  return { ...mail, props: { ...mail.props, language } };
}
