"use client";

import { ScrollText, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

/** Where a log has no entry, or none that fits its filters. */
export function AuditNothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const t = useTranslations("audit");
  if (!narrowed) {
    return (
      <EmptyState icon={ScrollText} title={t("empty.title")}>
        {t("empty.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t("noMatch.title")}
      action={
        <Button variant="outline" onClick={onClear}>
          {t("filter.clear")}
        </Button>
      }
    >
      {t("noMatch.text")}
    </EmptyState>
  );
}
