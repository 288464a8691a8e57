"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { ProjectDot } from "@/components/project-dot";
import { type ProjectColor, projectColors } from "@/domain/project";

type Props = { value: ProjectColor; onChange: (color: ProjectColor) => void };

/** One of ten dots; arrows move between them like between any radio buttons. */
export function ColorPicker({ value, onChange }: Props) {
  const t = useTranslations("projects");
  const name = useId();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-dense">
        {t.rich("form.color", {
          color: t(`color.${value}`),
          chosen: (text) => <span className="font-normal text-muted-foreground">{text}</span>,
        })}
      </legend>
      <div className="-mx-1 flex flex-wrap gap-1">
        {projectColors.map((color) => (
          <label
            key={color}
            title={t(`color.${color}`)}
            className="relative inline-flex size-8 cursor-pointer items-center justify-center rounded-md hover:bg-accent has-checked:bg-secondary has-focus-visible:outline-2 pointer-coarse:size-9"
          >
            <input
              type="radio"
              name={name}
              value={color}
              aria-label={t(`color.${color}`)}
              checked={color === value}
              onChange={() => onChange(color)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <ProjectDot color={color} className="size-5" />
            {color === value ? (
              <Check
                aria-hidden
                strokeWidth={3}
                className="pointer-events-none absolute size-3.5 text-background"
              />
            ) : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
