import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { invitationLimits } from "@/domain/invitation";
import type { RouterOutputs } from "@/trpc/react";

type Result = RouterOutputs["invitations"]["create"]["results"][number];

/** What became of each address. */
export function InviteResults({ results }: { results: Result[] }) {
  const t = useTranslations("invitations");
  return (
    <ul className="grid max-h-40 gap-1 overflow-y-auto rounded-lg border p-2 text-dense">
      {results.map(({ email, status }) => (
        <li key={email} className="flex items-center gap-2">
          {status === "invited" ? (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          ) : (
            <CircleAlert aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          )}
          <span className="min-w-0 truncate" title={email}>
            {email}
          </span>
          <span className="ml-auto shrink-0 text-muted-foreground">
            {t(`outcome.${status}`, { most: invitationLimits.perAddress })}
          </span>
        </li>
      ))}
    </ul>
  );
}
