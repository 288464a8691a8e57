import { Sentences } from "@/i18n/sentences";
import { currentSession } from "@/trpc/server";
import { ImpersonationBannerLater } from "./impersonation-banner-later";

/** The banner while the request's session impersonates somebody; nothing otherwise. */
export async function ImpersonationNotice() {
  const me = await currentSession();
  if (!me?.impersonation) return null;
  const { user, impersonation } = me;
  return (
    <Sentences of={["admin"]}>
      <ImpersonationBannerLater
        name={user.name}
        email={user.email}
        reason={impersonation.reason}
        secondsLeft={impersonation.secondsLeft}
      />
    </Sentences>
  );
}
