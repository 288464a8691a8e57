"use client";

import { Check, Focus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { describeError } from "@/trpc/errors";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

type Props = { team: { id: string; name: string } };

/** Makes a team the session's active one, to which the todos are narrowed, or ends that. */
export function ActiveTeamButton({ team }: Props) {
  const t = useTranslations("teams.team");
  const { me } = useOrganization();
  const router = useRouter();
  const active = me.activeTeamId === team.id;
  const setActive = trpc.teams.setActive.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => toastError(describeError(error).message),
  });
  return (
    <Button
      variant="outline"
      aria-pressed={active}
      pending={setActive.isPending}
      onClick={() => setActive.mutate({ id: active ? null : team.id })}
    >
      {active ? <Check aria-hidden /> : <Focus aria-hidden />}
      {t(active ? "active" : "makeActive")}
    </Button>
  );
}
