import { Ban, Check, CircleDashed, Loader, type LucideIcon, RotateCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { JobState } from "@/domain/job";

type Look = {
  icon: LucideIcon;
  variant: "default" | "primary" | "success" | "warning" | "destructive" | "outline";
};

const looks: Record<JobState, Look> = {
  waiting: { icon: CircleDashed, variant: "default" },
  retrying: { icon: RotateCw, variant: "warning" },
  running: { icon: Loader, variant: "primary" },
  done: { icon: Check, variant: "success" },
  failed: { icon: TriangleAlert, variant: "destructive" },
  cancelled: { icon: Ban, variant: "outline" },
};

/** How a job stands; of a mail in the words of mails. */
export function JobStateBadge({ state, mail = false }: { state: JobState; mail?: boolean }) {
  const t = useTranslations("adminJobs");
  const { icon: Icon, variant } = looks[state];
  return (
    <Badge variant={variant}>
      <Icon aria-hidden /> {mail ? t(`mailState.${state}`) : t(`state.${state}`)}
    </Badge>
  );
}
