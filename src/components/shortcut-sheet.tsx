"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogHeader } from "./ui/dialog";
import { Kbd } from "./ui/kbd";

export type Shortcut = { keys: string; label: string };
type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: { label: string; shortcuts: Shortcut[] }[];
};

export function ShortcutSheet({ open, onOpenChange, groups }: Props) {
  const t = useTranslations("app");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <DialogHeader title={t("shortcuts")} />
        <div className="grid gap-6 sm:grid-cols-2">
          {groups.map((group) => (
            <section key={group.label}>
              <h3 className="mb-2 text-meta text-muted-foreground">{group.label}</h3>
              <dl className="grid gap-1.5">
                {group.shortcuts.map(({ keys, label }) => (
                  <div key={keys} className="flex items-center justify-between gap-4">
                    <dt className="text-dense">{label}</dt>
                    <dd>
                      <Kbd keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
