import { sealAudit } from "./db/audit-seal";
import type { JobHandlers } from "./jobs/boss";
import { sendMail } from "./mail/send";

/** The one list of job handlers. */
export const jobHandlers: JobHandlers = {
  mail: sendMail,
  "audit-seal": async () => {
    await sealAudit();
  },
};
