import type { Metadata } from "next";
import { signOnRefusals } from "@/domain/single-sign-on";
import { SignIn } from "@/features/session/components/sign-in";
import { type SearchParams, sameSitePath, single } from "@/lib/paths";
import { api } from "@/trpc/server";
import { passSignedIn } from "../session-gate";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: SearchParams };

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = sameSitePath(single(query.next));
  await passSignedIn(next ?? "/");
  const { providers } = await (await api()).session.methods();
  const refusal = query.error && (signOnRefusals[single(query.error) ?? ""] ?? didNotWork);
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

const didNotWork = "That sign-in did not work. Try again, or another way.";
