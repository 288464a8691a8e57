import { createElement, type ReactElement } from "react";
import { render } from "react-email";
import type { MailJob } from "../jobs/payloads";
import { Invitation } from "./templates/invitation";
import { ResetPassword } from "./templates/reset-password";
import { VerifyEmail } from "./templates/verify-email";
import { transport } from "./transport";

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 150);

function compose(mail: MailJob): { subject: string; body: ReactElement } {
  switch (mail.template) {
    case "verify-email":
      return { subject: "Confirm your e-mail address", body: createElement(VerifyEmail, mail.props) };
    case "reset-password":
      return { subject: "Choose a new password", body: createElement(ResetPassword, mail.props) };
    case "invitation":
      return {
        subject: oneLine(`${mail.props.inviter} invites you to ${mail.props.organization}`),
        body: createElement(Invitation, mail.props),
      };
  }
}

/** Renders one mail as HTML and text and hands it to SMTP or, without `SMTP_URL`, to the local inbox. */
export async function sendMail(mail: MailJob): Promise<void> {
  const { subject, body } = compose(mail);
  const html = await render(body);
  const text = await render(body, { plainText: true });
  await transport().send({ to: mail.to, subject, html, text });
}
