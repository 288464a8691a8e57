"use client";

import { ChevronDown } from "lucide-react";
import { cn } from "@/lib/utils";
import { onDemandTrigger } from "../on-demand";
import { type SelectProps, selectTriggerClass } from "./select-trigger";

const AnySelect = onDemandTrigger<SelectProps<string>>(
  () => import("./select-popup").then((module) => module.SelectPopup),
  SelectStandIn,
);

export function Select<T extends string>({ onValueChange, ...props }: SelectProps<T>) {
  return (
    <AnySelect
      {...props}
      onValueChange={(value) => {
        const chosen = props.options.find((option) => option.value === value);
        if (chosen) onValueChange(chosen.value);
      }}
    />
  );
}

type StandInProps = SelectProps<string> & { onOpen: () => void };

function SelectStandIn({ options, value, onOpen, ...props }: StandInProps) {
  const { onValueChange: _, className, placeholder, disabled, ...trigger } = props;
  const label = options.find((option) => option.value === value)?.label;
  return (
    <button
      type="button"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      data-slot="select-trigger"
      data-disabled={disabled ? "" : undefined}
      disabled={disabled}
      onClick={onOpen}
      className={cn(selectTriggerClass, className)}
      {...trigger}
    >
      <span className="truncate">{label ?? placeholder}</span>
      <span>
        <ChevronDown aria-hidden className="size-4 text-muted-foreground" />
      </span>
    </button>
  );
}
