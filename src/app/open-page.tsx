import type { ReactNode } from "react";
import { LanguageChoice } from "@/features/session/components/language-choice";
import { currentSession } from "@/trpc/server";

/** A page for people who may not be signed in; who is not chooses its language at its foot. */
export async function OpenPage({ children }: { children: ReactNode }) {
  const me = await currentSession().catch(() => null);
  return (
    <div className="relative">
      {children}
      {me ? null : <LanguageChoice />}
    </div>
  );
}
