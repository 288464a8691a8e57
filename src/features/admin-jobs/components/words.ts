import { jobStates, mailKinds, queueNames, type Schedule } from "@/domain/job";
import type { Translate } from "@/i18n/translate";

type T = Translate<"adminJobs">;

export const listedStates = ["failing", "failed", "retrying", "waiting", "running"] as const;

export const queueOptions = (t: T) => queueNames.map((value) => ({ value, label: t(`queue.${value}`) }));
export const listedStateOptions = (t: T) =>
  listedStates.map((value) => ({ value, label: t(`filter.${value}`) }));
export const mailStateOptions = (t: T) =>
  jobStates.map((value) => ({ value, label: t(`mailState.${value}`) }));
export const mailKindOptions = (t: T) => mailKinds.map((value) => ({ value, label: t(`kind.${value}`) }));

const twoDigits = (value: number) => String(value).padStart(2, "0");

export function scheduleText(schedule: Schedule | null, t: Translate<"adminJobs">): string {
  switch (schedule?.every) {
    case undefined:
      return t("schedule.onDemand");
    case "minutes":
      return schedule.minutes === 1
        ? t("schedule.everyMinute")
        : t("schedule.minutes", { minutes: schedule.minutes });
    case "hour":
      return t("schedule.hour", { minute: twoDigits(schedule.minute) });
    case "day":
      return t("schedule.day", { time: `${twoDigits(schedule.hour)}:${twoDigits(schedule.minute)}` });
  }
}
