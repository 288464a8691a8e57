"use client";

import { Select as SelectPrimitive } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { cn } from "@/lib/utils";
import { itemClass, popupClass } from "./dropdown-menu";
import { type SelectProps, selectTriggerClass } from "./select-trigger";

export function SelectPopup({
  options,
  value,
  onValueChange,
  disabled,
  className,
  placeholder,
  initiallyOpen,
  ...trigger
}: SelectProps<string> & { initiallyOpen: boolean }) {
  return (
    <SelectPrimitive.Root
      items={options}
      value={value}
      disabled={disabled}
      defaultOpen={initiallyOpen}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
    >
      <SelectPrimitive.Trigger
        data-slot="select-trigger"
        className={cn(selectTriggerClass, className)}
        {...trigger}
      >
        <SelectPrimitive.Value className="truncate" placeholder={placeholder} />
        <SelectPrimitive.Icon>
          <ChevronDown aria-hidden className="size-4 text-muted-foreground" />
        </SelectPrimitive.Icon>
      </SelectPrimitive.Trigger>
      <SelectPrimitive.Portal>
        <SelectPrimitive.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <SelectPrimitive.Popup
            className={cn(
              popupClass,
              "p-1 max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto",
            )}
          >
            {options.map((option) => (
              <SelectPrimitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={itemClass}
              >
                {option.icon}
                <SelectPrimitive.ItemText>{option.label}</SelectPrimitive.ItemText>
                <SelectPrimitive.ItemIndicator className="ml-auto pl-4">
                  <Check aria-hidden />
                </SelectPrimitive.ItemIndicator>
              </SelectPrimitive.Item>
            ))}
          </SelectPrimitive.Popup>
        </SelectPrimitive.Positioner>
      </SelectPrimitive.Portal>
    </SelectPrimitive.Root>
  );
}
