"use client";

import { Command as CommandPrimitive } from "cmdk";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Command, CommandEmpty, CommandGroup, CommandItem, CommandList } from "./command";

export type PickerOption = {
  value: string;
  label: string;
  icon?: ReactNode;
  keywords?: string[];
  /** Heading under which it stands, with the others of that group. */
  group?: string;
};

export type PickerListProps = {
  options: readonly PickerOption[];
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  /** The options are looked up by what is typed, which does not narrow them again. */
  search?: { text: string; onType: (text: string) => void };
};

/** A filterable list; typing narrows it, Enter takes the first. */
export function PickerList({ options, value, onChange, placeholder, search }: PickerListProps) {
  const t = useTranslations("common");
  return (
    <Command loop shouldFilter={!search}>
      <CommandPrimitive.Input
        autoFocus
        placeholder={placeholder}
        value={search?.text}
        onValueChange={search?.onType}
        className="h-9 w-full border-b bg-transparent px-3 text-dense outline-none placeholder:text-muted-foreground"
      />
      <CommandList className="max-h-64">
        <CommandEmpty>{t("noMatch")}</CommandEmpty>
        {groupsOf(options).map(([group, inGroup]) => (
          <CommandGroup key={group} heading={group || undefined}>
            {inGroup.map((option) => (
              <CommandItem
                key={option.value}
                value={`${option.label} ${option.value}`}
                keywords={option.keywords}
                onSelect={() => onChange(option.value)}
              >
                {option.icon}
                <span className="truncate">{option.label}</span>
                {option.value === value ? <Check aria-label={t("selected")} className="ml-auto" /> : null}
              </CommandItem>
            ))}
          </CommandGroup>
        ))}
      </CommandList>
    </Command>
  );
}

/** In the order in which each group is first met; without a group comes under no heading. */
function groupsOf(options: readonly PickerOption[]): [string, PickerOption[]][] {
  const groups = new Map<string, PickerOption[]>();
  for (const option of options) {
    const group = option.group ?? "";
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups];
}
