"use client";

import { Check } from "lucide-react";
import { useId } from "react";
import { ProjectDot } from "@/components/project-dot";
import { type ProjectColor, projectColors } from "@/domain/project";

const labels: Record<ProjectColor, string> = {
  gray: "Grey",
  red: "Red",
  orange: "Orange",
  amber: "Amber",
  green: "Green",
  teal: "Teal",
  blue: "Blue",
  indigo: "Indigo",
  purple: "Purple",
  pink: "Pink",
};

type Props = { value: ProjectColor; onChange: (color: ProjectColor) => void };

/** One of ten dots; arrows move between them like between any radio buttons. */
export function ColorPicker({ value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-dense">
        Colour <span className="font-normal text-muted-foreground">{labels[value]}</span>
      </legend>
      <div className="-mx-1 flex flex-wrap gap-1">
        {projectColors.map((color) => (
          <label
            key={color}
            title={labels[color]}
            className="relative inline-flex size-8 cursor-pointer items-center justify-center rounded-md hover:bg-accent has-checked:bg-secondary has-focus-visible:outline-2 pointer-coarse:size-9"
          >
            <input
              type="radio"
              name={name}
              value={color}
              aria-label={labels[color]}
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
