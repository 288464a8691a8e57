import { purgeGuests } from "@/features/account/jobs";
import { endOverdue } from "@/features/admin/jobs";
import { keepFigures } from "@/features/admin-figures/jobs";
import { cleanFiles } from "@/features/attachments/jobs";
import { mailDigests } from "@/features/digests/jobs";
import { mailNotices } from "@/features/notices/jobs";
import { applyEvent, followMembers, reconcile } from "@/features/subscriptions/jobs";
import { sealAudit } from "./db/audit-seal";
import type { JobHandlers } from "./jobs/boss";
import { sendMail } from "./mail/send";
import { purgeExpiredEverywhere } from "./trash/purge-job";

/** The one list of job handlers. */
export const jobHandlers: JobHandlers = {
  mail: sendMail,
  "notice-mails": mailNotices,
  "digest-mails": () => mailDigests(),
  "audit-seal": async () => {
    await sealAudit();
  },
  "files-clean": cleanFiles,
  "trash-purge": async () => {
    await purgeExpiredEverywhere();
  },
  "figures-keep": () => keepFigures(),
  "impersonations-end": endOverdue,
  "guest-purge": async () => {
    await purgeGuests();
  },
  "billing-event": applyEvent,
  "billing-seats": followMembers,
  "billing-reconcile": reconcile,
};
