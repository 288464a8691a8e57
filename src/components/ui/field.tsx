"use client";

import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { cn } from "@/lib/utils";

type ControlProps = {
  id?: string;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
  "aria-labelledby"?: string;
};
type Props = {
  label: ReactNode;
  description?: ReactNode;
  error?: string;
  className?: string;
  children: ReactElement<ControlProps>;
};

/** A label, its control, a hint and the error beside it, wired for assistive technology. */
export function Field({ label, description, error, className, children }: Props) {
  const id = useId();
  const describedBy = error ? `${id}-error` : description ? `${id}-hint` : undefined;
  const controlId = children.props.id ?? id;
  return (
    <div data-slot="field" className={cn("grid base:gap-1.5", className)}>
      <label id={`${id}-label`} htmlFor={controlId} className="font-medium text-dense">
        {label}
      </label>
      {cloneElement(children, {
        id: controlId,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": describedBy,
      })}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-destructive-text text-meta">
          {error}
        </p>
      ) : description ? (
        <p id={`${id}-hint`} className="text-meta text-muted-foreground">
          {description}
        </p>
      ) : null}
    </div>
  );
}
