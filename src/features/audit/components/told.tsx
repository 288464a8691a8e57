"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AuditEntry } from "./fields";
import { sentenceOf } from "./sentence";
import type { Telling } from "./values";

const strong = (text: ReactNode) => <span className="text-foreground">{text}</span>;
const who = (text: ReactNode) => <span className="font-medium text-foreground">{text}</span>;

/** The sentence of an entry, with names set strong. */
export function Told({ entry, telling }: { entry: AuditEntry; telling: Telling }) {
  const t = useTranslations("audit");
  const { key, values, thing } = sentenceOf(entry, telling, t);
  const { label } = thing;
  return (
    <span className="min-w-0 break-words text-muted-foreground">
      {t.rich(`said.${key}`, {
        ...values,
        who,
        b: strong,
        it: () => t.rich(`thing.${thing.key}`, { label, b: strong }),
        ofIt: () => t.rich(`ofThing.${thing.key}`, { label, b: strong }),
      })}
    </span>
  );
}
