import { LiveUpdates } from "@/features/events/components/live-updates";
import { RememberOrganization } from "@/features/organizations/components/remember-organization";

/** What draws nothing and can wait. */
export function LaterParts({ drawnAt }: { drawnAt: string }) {
  return (
    <>
      <LiveUpdates drawnAt={drawnAt} />
      <RememberOrganization />
    </>
  );
}
