import type { ReactNode } from "react";

export type SelectOption<T extends string> = {
  value: T;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
};

export type SelectProps<T extends string> = {
  options: readonly SelectOption<T>[];
  value: T;
  onValueChange: (value: T) => void;
  id?: string;
  disabled?: boolean;
  className?: string;
  placeholder?: string;
  "aria-label"?: string;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
};

export const selectTriggerClass =
  "flex h-8 base:w-full items-center justify-between gap-2 rounded-md border base:border-input bg-background px-2.5 text-dense hover:bg-accent aria-invalid:border-destructive data-disabled:opacity-50 pointer-coarse:h-9";
