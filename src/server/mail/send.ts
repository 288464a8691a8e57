import { render } from "react-email";
import { type Reader, readerOf } from "../auth/reader";
import type { MailJob } from "../jobs/payloads";
import { assigned } from "./templates/assigned";
import { comments } from "./templates/comments";
import { digest } from "./templates/digest";
import { invitation } from "./templates/invitation";
import type { Letter } from "./templates/layout";
import { resetPassword } from "./templates/reset-password";
import { addressTaken, saveWork } from "./templates/save-work";
import { changeEmail, securityNotice } from "./templates/security-notice";
import { noAccount, secondFactor, signInLink } from "./templates/sign-in-link";
import { verifyEmail } from "./templates/verify-email";
import { transport } from "./transport";
import { unsubscribeHeaders } from "./unsubscribe";

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 150);

function compose(mail: MailJob, reader: Reader): Letter {
  switch (mail.template) {
    case "verify-email":
      return verifyEmail(mail.props, reader);
    case "reset-password":
      return resetPassword(mail.props, reader);
    case "magic-link":
      return signInLink(mail.props, reader);
    case "second-factor":
      return secondFactor(mail.props, reader);
    case "no-account":
      return noAccount(mail.props, reader);
    case "save-work":
      return saveWork(mail.props, reader);
    case "address-taken":
      return addressTaken(mail.props, reader);
    case "change-email":
      return changeEmail(mail.props, reader);
    case "security-notice":
      return securityNotice(mail.props, reader);
    case "invitation":
      return invitation(mail.props, reader);
    case "assigned":
      return assigned(mail.props, reader);
    case "comments":
      return comments(mail.props, reader);
    case "digest":
      return digest(mail.props, reader);
  }
}

/**
 * Renders one mail as HTML and text and hands it to SMTP or, without `SMTP_URL`, to the local inbox. Whoever has an
 * account reads in the language they chose, whoever has none in that of the job.
 */
export async function sendMail(mail: MailJob): Promise<void> {
  const { subject, body, unsubscription } = compose(mail, await readerOf(mail.to, mail.language));
  const html = await render(body);
  const text = await render(body, { plainText: true });
  const headers = unsubscription ? unsubscribeHeaders(unsubscription) : {};
  await transport().send({ to: mail.to, subject: oneLine(subject), html, text, headers });
}
