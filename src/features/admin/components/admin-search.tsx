"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { Input } from "@/components/ui/input";

/** The search of an admin list, kept in the address. */
export function useAdminSearch() {
  return useQueryState("search", parseAsString.withDefault("").withOptions({ throttleMs: 300 }));
}

type Props = {
  label: string;
  value: string;
  onChange: (value: string | null) => void;
  /** What else narrows the list. */
  children?: ReactNode;
};

export function AdminSearch({ label, value, onChange, children }: Props) {
  const t = useTranslations("admin");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 pb-3 md:px-6">
      <div className="relative w-full sm:w-80">
        <Search
          aria-hidden
          className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <Input
          type="search"
          aria-label={label}
          placeholder={t("search")}
          value={value}
          onChange={(event) => onChange(event.target.value || null)}
          className="pl-8"
        />
      </div>
      {children}
    </div>
  );
}
