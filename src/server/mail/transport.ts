import { createTransport } from "nodemailer";
import { env } from "@/env";
import { keepInInbox, type OutgoingMail } from "./inbox";

type Transport = { send: (mail: OutgoingMail) => Promise<void> };

function smtp(url: string): Transport {
  const mailer = createTransport(url, { from: env.MAIL_FROM });
  return {
    async send(mail) {
      await mailer.sendMail(mail);
    },
  };
}

let opened: Transport | undefined;

export function transport(): Transport {
  opened ??= env.SMTP_URL ? smtp(env.SMTP_URL) : { send: keepInInbox };
  return opened;
}
