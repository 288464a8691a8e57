import { auditActions, auditEntities } from "@/domain/audit";
import type { Translate } from "@/i18n/translate";

export const knownKind = (value: string | null) => auditEntities.find((each) => each === value) ?? null;
export const knownAction = (value: string | null) => auditActions.find((each) => each === value) ?? null;

export function kindLabel(value: string | null, t: Translate<"audit">): string {
  const kind = knownKind(value);
  return kind ? t(`kind.${kind}`) : (value ?? "");
}

export const kindOptions = (t: Translate<"audit">) =>
  auditEntities.map((value) => ({ value, label: t(`kind.${value}`) }));

export const actionOptions = (t: Translate<"audit">) =>
  auditActions.map((value) => ({ value, label: t(`action.${value}`) }));
