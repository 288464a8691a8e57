import { CircleAlert, CircleCheck } from "lucide-react";
import { invitationLimits } from "@/domain/invitation";
import type { RouterOutputs } from "@/trpc/react";

type Result = RouterOutputs["invitations"]["create"]["results"][number];

const outcomes: Record<Result["status"], string> = {
  invited: "invited",
  already_member: "is a member already",
  already_invited: "has an invitation already",
  mailed_often: `got ${invitationLimits.perAddress} invitations today, try tomorrow`,
};

/** What became of each address. */
export function InviteResults({ results }: { results: Result[] }) {
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
          <span className="ml-auto shrink-0 text-muted-foreground">{outcomes[status]}</span>
        </li>
      ))}
    </ul>
  );
}
