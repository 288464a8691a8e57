import type { ReactNode } from "react";
import { LanguageChoice } from "@/features/session/components/language-choice";
import { Sentences } from "@/i18n/sentences";
import { currentSession } from "@/trpc/server";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const me = await currentSession().catch(() => null);
  return (
    <Sentences of={["session"]}>
      <div className="relative">
        {children}
        {me ? null : <LanguageChoice />}
      </div>
    </Sentences>
  );
}
