import { imageLabel } from "@/lib/image-label";
import { cn } from "@/lib/utils";

const hues = [20, 60, 110, 160, 200, 240, 275, 320, 350];

function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hues[hash % hues.length] ?? 275;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}

const sizes = {
  xs: "size-5 text-[9px]",
  sm: "size-6 text-[10px]",
  md: "size-8 text-meta",
  lg: "size-14 text-base",
};

type Props = {
  name: string;
  seed?: string;
  image?: string | null;
  size?: keyof typeof sizes;
  square?: boolean;
  /** Says what it shows where no name stands beside it. */
  label?: string;
  className?: string;
};

/** The picture, or initials on a colour that stays the same for a seed; decorative without a label. */
export function Avatar({
  name,
  seed = name,
  image,
  size = "sm",
  square = false,
  label = "",
  className,
}: Props) {
  const shape = cn("shrink-0", square ? "rounded-md" : "rounded-full", sizes[size], className);
  // biome-ignore lint/performance/noImgElement: stored in the size it is shown in
  if (image) return <img src={image} alt={label} data-slot="avatar" className={cn(shape, "object-cover")} />;
  return (
    <span
      {...imageLabel(label)}
      data-slot="avatar"
      style={{ backgroundColor: `oklch(0.48 0.11 ${hueOf(seed)})` }}
      className={cn("inline-flex select-none items-center justify-center font-medium text-white", shape)}
    >
      {initials(name)}
    </span>
  );
}
