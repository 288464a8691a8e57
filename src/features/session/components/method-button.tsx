"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useLastMethod } from "./last-method";

type Props = { method: string; pending?: boolean; onClick: () => void; children: ReactNode };

/** One way to sign in; marked when it was the last one used in this browser. */
export function MethodButton({ method, pending, onClick, children }: Props) {
  const t = useTranslations("session.ways");
  const last = useLastMethod() === method;
  return (
    <Button variant="outline" size="lg" pending={pending} onClick={onClick}>
      {children}
      {last ? <Badge className="absolute right-2">{t("lastUsed")}</Badge> : null}
    </Button>
  );
}
