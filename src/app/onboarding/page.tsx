import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ImpersonationNotice } from "@/features/admin/components/impersonation-notice";
import { InviteForm } from "@/features/invitations/components/invite-form";
import { Onboarding } from "@/features/organizations/components/onboarding";
import { OnboardingStep } from "@/features/organizations/components/onboarding-step";
import { FirstTodos } from "@/features/todos/components/first-todos";
import { Sentences } from "@/i18n/sentences";
import { type SearchParams, signInPath, single, withQuery } from "@/lib/paths";
import { api, currentSession } from "@/trpc/server";
import { Providers } from "../providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("organizations.onboarding");
  return { title: t("page") };
}

type Props = { searchParams: SearchParams };

/** Three steps: an organization, the people in it, the first todos. The first one is the only one that is needed. */
export default async function OnboardingPage({ searchParams }: Props) {
  const { organization: slug, step } = await searchParams;
  const t = await getTranslations("organizations.onboarding");
  const server = await api();
  const me = await currentSession();
  if (!me) redirect(signInPath("/onboarding"));
  const organizations = await server.organizations.list();
  const organization = organizations.find((each) => each.slug === single(slug));
  const shared = organization && { me: JSON.parse(JSON.stringify(me)), organization };
  return (
    <Sentences of={["admin", "invitations", "organizations", "todos"]}>
      <Providers>
        <ImpersonationNotice />
        {!shared ? (
          <Onboarding email={me.user.email} first={organizations.length === 0} />
        ) : single(step) === "todos" ? (
          <OnboardingStep
            key="todos"
            {...shared}
            step={3}
            title={t("todos")}
            description={t("todosText")}
            next={{ href: `/o/${shared.organization.slug}`, label: t("skip") }}
          >
            <FirstTodos />
          </OnboardingStep>
        ) : (
          <OnboardingStep
            key="invite"
            {...shared}
            step={2}
            title={t("invite")}
            description={t("inviteText")}
            next={{
              href: withQuery("/onboarding", { organization: shared.organization.slug, step: "todos" }),
              label: t("continue"),
            }}
          >
            <InviteForm />
          </OnboardingStep>
        )}
      </Providers>
    </Sentences>
  );
}
