"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { Checkbox } from "./checkbox";

type Props = Pick<ComponentProps<typeof Checkbox>, "checked" | "onCheckedChange"> & {
  label: ReactNode;
  description?: ReactNode;
};

/** A check box whose words can be pressed as well; the description is not part of its name. */
export function CheckboxField({ label, description, ...state }: Props) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex items-start gap-2.5 text-dense">
      <Checkbox
        {...state}
        id={id}
        className="-mt-1.5"
        aria-labelledby={`${id}-label`}
        aria-describedby={description ? `${id}-description` : undefined}
      />
      <span className="grid gap-0.5">
        <span id={`${id}-label`}>{label}</span>
        {description ? (
          <span id={`${id}-description`} className="text-meta text-muted-foreground">
            {description}
          </span>
        ) : null}
      </span>
    </label>
  );
}
