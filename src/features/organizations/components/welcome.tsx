"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useOrganization } from "@/trpc/organization";
import { trpc } from "@/trpc/react";

/** Two lines for somebody who is new here, until they close it. */
export function Welcome() {
  const t = useTranslations("organizations.welcome");
  const { me, organization, role } = useOrganization();
  const router = useRouter();
  const finish = trpc.organizations.finishOnboarding.useMutation({ onSuccess: () => router.refresh() });
  if (me.user.onboardingCompleted || me.impersonation || finish.isSuccess) return null;
  return (
    <aside
      aria-label={t("label")}
      className="mx-4 mt-4 flex items-start gap-3 rounded-lg border bg-sidebar px-4 py-3 text-dense md:mx-6"
    >
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{t("title", { organization: organization.name })}</p>
        <p className="text-pretty text-muted-foreground">
          {role === "owner" ? (
            <Link
              href={`/onboarding?organization=${organization.slug}&step=invite`}
              className="text-accent-text underline-offset-4 hover:underline"
            >
              {t("owner")}
            </Link>
          ) : role === "viewer" ? (
            t("viewer")
          ) : (
            t("member")
          )}
        </p>
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("close")}
        pending={finish.isPending}
        onClick={() => finish.mutate()}
      >
        <X aria-hidden />
      </Button>
    </aside>
  );
}
