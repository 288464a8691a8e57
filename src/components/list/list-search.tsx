"use client";

import { Search } from "lucide-react";
import { Input } from "@/components/ui/input";

type Props = { label: string; placeholder: string; value: string; onChange: (value: string | null) => void };

/** The search of a list; empty, it is none. */
export function ListSearch({ label, placeholder, value, onChange }: Props) {
  return (
    <div className="relative w-full sm:w-72">
      <Search
        aria-hidden
        className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value || null)}
        className="pl-8"
      />
    </div>
  );
}
