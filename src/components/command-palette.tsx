"use client";

import type { LucideIcon } from "lucide-react";
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

type Props = { open: boolean; onOpenChange: (open: boolean) => void; groups: PaletteGroup[] };

/** Every page and action, by name; runs one and closes. */
export function CommandPalette({ open, onOpenChange, groups }: Props) {
  return (
    <CommandDialog open={open} onOpenChange={onOpenChange} label="Search and commands">
      <Command loop>
        <CommandInput autoFocus placeholder="Type a command or a page…" />
        <CommandList>
          <CommandEmpty>Nothing matches</CommandEmpty>
          {groups.map((group) => (
            <CommandGroup key={group.label} heading={group.label}>
              {group.actions.map(({ id, label, icon: Icon, shortcut, keywords, run }) => (
                <CommandItem
                  key={id}
                  value={`${label} ${id}`}
                  keywords={keywords}
                  onSelect={() => {
                    onOpenChange(false);
                    run();
                  }}
                >
                  <Icon aria-hidden /> {label}
                  {shortcut ? <Kbd keys={shortcut} className="ml-auto" /> : null}
                </CommandItem>
              ))}
            </CommandGroup>
          ))}
        </CommandList>
      </Command>
    </CommandDialog>
  );
}
