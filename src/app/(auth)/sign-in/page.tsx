import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signOnRefusals } from "@/domain/single-sign-on";
import { SignIn } from "@/features/session/components/sign-in";
import { type SearchParams, sameSitePath, single } from "@/lib/paths";
import { api } from "@/trpc/server";
import { passFormerImpersonator, passSignedIn } from "../session-gate";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.actions");
  return { title: t("signIn") };
}

type Props = { searchParams: SearchParams };

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = sameSitePath(single(query.next));
  await passSignedIn(next ?? "/");
  await passFormerImpersonator();
  const { providers } = await (await api()).session.methods();
  const refusal = query.error && (await refusalOf(single(query.error)));
  return (
    <SignIn
      next={next}
      email={single(query.email)}
      providers={providers}
      refusal={refusal || undefined}
      company={single(query.with) === "company"}
    />
  );
}

/** Why a sign-in ended here, as the address says. */
async function refusalOf(error: string | undefined): Promise<string> {
  const t = await getTranslations("session");
  const reason = signOnRefusals.find((each) => each === error?.replaceAll(" ", "_"));
  return reason ? t(`refusal.${reason}`) : t("signIn.failed");
}
