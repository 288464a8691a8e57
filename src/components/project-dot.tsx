import { imageLabel } from "@/lib/image-label";
import { cn } from "@/lib/utils";

/** Each at least 3:1 against the background of its theme. */
const fills = {
  gray: "bg-[oklch(0.55_0.01_65)] dark:bg-[oklch(0.7_0.01_65)]",
  red: "bg-[oklch(0.57_0.2_25)] dark:bg-[oklch(0.68_0.18_25)]",
  orange: "bg-[oklch(0.62_0.17_48)] dark:bg-[oklch(0.74_0.16_52)]",
  amber: "bg-[oklch(0.65_0.13_80)] dark:bg-[oklch(0.82_0.15_85)]",
  green: "bg-[oklch(0.58_0.15_150)] dark:bg-[oklch(0.74_0.16_150)]",
  teal: "bg-[oklch(0.6_0.1_190)] dark:bg-[oklch(0.77_0.11_190)]",
  blue: "bg-[oklch(0.58_0.15_245)] dark:bg-[oklch(0.72_0.13_240)]",
  indigo: "bg-[oklch(0.5_0.19_275)] dark:bg-[oklch(0.66_0.17_278)]",
  purple: "bg-[oklch(0.54_0.21_305)] dark:bg-[oklch(0.7_0.17_305)]",
  pink: "bg-[oklch(0.6_0.2_350)] dark:bg-[oklch(0.74_0.16_350)]",
};

type Props = { color: keyof typeof fills | null; label?: string; className?: string };

/** The colour of a project; its name stands beside it. `null` is the hollow dot of no project. */
export function ProjectDot({ color, label, className }: Props) {
  return (
    <span
      {...imageLabel(label)}
      className={cn(
        "inline-block base:size-2.5 shrink-0 rounded-full",
        color ? fills[color] : "border border-muted-foreground border-dashed",
        className,
      )}
    />
  );
}
