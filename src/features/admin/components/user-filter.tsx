"use client";

import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Button } from "@/components/ui/button";
import { type UserFilter, userFilters } from "@/domain/roles";
import { cn } from "@/lib/utils";

/** Which people the list shows, kept in the address. */
export function useUserFilter() {
  return useQueryState("show", parseAsStringLiteral(userFilters).withDefault("all"));
}

type Props = { value: UserFilter; onChange: (value: UserFilter) => void };

export function UserFilterBar({ value, onChange }: Props) {
  const t = useTranslations("admin.show");
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t("label")}</legend>
      {userFilters.map((each) => (
        <Button
          key={each}
          size="sm"
          variant="outline"
          aria-pressed={each === value}
          className={cn("rounded-full", each === value && "border-primary/40 bg-primary/8 text-accent-text")}
          onClick={() => onChange(each)}
        >
          {t(`${each}`)}
        </Button>
      ))}
    </fieldset>
  );
}
