"use client";

import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/utils";

type Props = Omit<ComponentProps<typeof Input>, "onChange" | "type"> & {
  label: string;
  value: string;
  onChange: (value: string | null) => void;
};

/** The search of a list; empty, it is none. */
export function ListSearch({ label, onChange, className, ...input }: Props) {
  return (
    <div className={cn("relative base:w-full base:sm:w-72", className)}>
      <Search
        aria-hidden
        className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={label}
        onChange={(event) => onChange(event.target.value || null)}
        className="pl-8"
        {...input}
      />
    </div>
  );
}
