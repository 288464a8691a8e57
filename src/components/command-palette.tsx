"use client";

import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  Command,
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "./ui/command";
import { Kbd } from "./ui/kbd";

export type PaletteAction = {
  id: string;
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  keywords?: string[];
  run: () => void;
};
export type PaletteGroup = { label: string; actions: PaletteAction[] };

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  search: string;
  onSearchChange: (search: string) => void;
  groups: PaletteGroup[];
};

/** Every page and action, by name, and what the caller finds for `search`; runs one and closes. */
export function CommandPalette({ open, onOpenChange, search, onSearchChange, groups }: Props) {
  const t = useTranslations("app.palette");
  return (
    <CommandDialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={() => onSearchChange("")}
      label={t("label")}
    >
      <Command loop>
        <CommandInput
          autoFocus
          placeholder={t("placeholder")}
          value={search}
          onValueChange={onSearchChange}
        />
        <CommandList>
          <CommandEmpty>{t("empty")}</CommandEmpty>
          {groups.map((group) => (
            <CommandGroup key={group.label} heading={group.label}>
              {group.actions.map((action) => (
                <Item key={action.id} action={action} onChosen={() => onOpenChange(false)} />
              ))}
            </CommandGroup>
          ))}
        </CommandList>
      </Command>
    </CommandDialog>
  );
}

type ItemProps = { action: PaletteAction; onChosen: () => void };

function Item({ action: { id, label, icon: Icon, shortcut, keywords, run }, onChosen }: ItemProps) {
  return (
    <CommandItem
      value={`${label} ${id}`}
      keywords={keywords}
      onSelect={() => {
        onChosen();
        run();
      }}
    >
      <Icon aria-hidden /> <span className="min-w-0 truncate">{label}</span>
      {shortcut ? <Kbd keys={shortcut} className="ml-auto" /> : null}
    </CommandItem>
  );
}
