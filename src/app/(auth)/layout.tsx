import type { ReactNode } from "react";
import { Sentences } from "@/i18n/sentences";
import { OpenPage } from "../open-page";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Sentences of={["session"]}>
      <OpenPage>{children}</OpenPage>
    </Sentences>
  );
}
