"use client";

import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { describeError } from "@/trpc/errors";
import { trpc } from "@/trpc/react";
import { AcceptOtherAccount, AcceptSignedOut, AcceptUnconfirmed } from "./accept-account";
import { AcceptAnswer } from "./accept-answer";
import { AcceptClosed, AcceptUnknown } from "./accept-closed";

const unknownCodes = new Set(["NOT_FOUND", "BAD_REQUEST"]);

/** Everything an invitation's link can lead to. */
export function AcceptInvitation({ id }: { id: string }) {
  const preview = trpc.invitations.preview.useQuery({ id });
  const session = trpc.session.me.useQuery();
  const error = preview.error ?? session.error;
  if (error) {
    const { code, message, requestId } = describeError(error);
    if (unknownCodes.has(code)) return <AcceptUnknown />;
    const retry = () => Promise.all([preview.refetch(), session.refetch()]);
    return (
      <main className="flex min-h-dvh flex-col justify-center">
        <ErrorState message={message} requestId={requestId} onRetry={retry} />
      </main>
    );
  }
  if (!preview.data || session.data === undefined) return <AcceptSkeleton />;

  const invitation = preview.data;
  const me = session.data?.user ?? null;
  const addressed = me?.email.toLowerCase() === invitation.email;
  if (invitation.status !== "pending" || invitation.expired) {
    return <AcceptClosed invitation={invitation} addressed={addressed} signedIn={me !== null} />;
  }
  if (!me) return <AcceptSignedOut invitation={invitation} />;
  if (!addressed) return <AcceptOtherAccount invitation={invitation} email={me.email} />;
  if (!me.emailVerified) return <AcceptUnconfirmed invitation={invitation} />;
  return <AcceptAnswer invitation={invitation} />;
}

function AcceptSkeleton() {
  const t = useTranslations("invitations.accept");
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div role="status" aria-label={t("loading")} className="grid w-full max-w-sm gap-3">
        <Skeleton className="mb-3 size-8" />
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-5 w-72 max-w-full" />
        <Skeleton className="mt-3 h-30" />
        <Skeleton className="mt-1 h-10" />
        <Skeleton className="h-10" />
      </div>
    </main>
  );
}
