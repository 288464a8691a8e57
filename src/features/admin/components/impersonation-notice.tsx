import { Sentences } from "@/i18n/sentences";
import { currentSession } from "@/trpc/server";
import { ImpersonationBanner } from "./impersonation-banner";

/** The banner while the request's session impersonates somebody; nothing otherwise. */
export async function ImpersonationNotice() {
  const me = await currentSession();
  if (!me?.impersonation) return null;
  const { user, impersonation } = me;
  return (
    <Sentences of={["admin"]}>
      <ImpersonationBanner
        name={user.name}
        email={user.email}
        reason={impersonation.reason}
        secondsLeft={impersonation.secondsLeft}
      />
    </Sentences>
  );
}
