import { createTransport } from "nodemailer";
import { env } from "@/env";
import { keepInInbox, type OutgoingMail } from "./inbox";

type Transport = { send: (mail: OutgoingMail) => Promise<void> };

/** Milliseconds. Together below the time that the queue gives a mail: what it takes for lost is not sent later all the same. */
const limits = { connectionTimeout: 6_000, greetingTimeout: 6_000, socketTimeout: 15_000 };

function smtp(url: string): Transport {
  const mailer = createTransport({ url, ...limits }, { from: env.MAIL_FROM });
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
