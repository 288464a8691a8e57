import type { ReactNode } from "react";
import { Sentences } from "@/i18n/sentences";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <Sentences of={["session"]}>{children}</Sentences>;
}
