import { cva, type VariantProps } from "class-variance-authority";
import { Loader2 } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

export const buttonVariants = cva(
  "base:relative inline-flex shrink-0 items-center base:justify-center base:gap-1.5 whitespace-nowrap base:rounded-md base:font-medium base:text-dense transition-colors duration-150 disabled:pointer-events-none disabled:opacity-50 data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        default: "base:bg-primary base:text-primary-foreground base:hover:bg-primary/90",
        secondary: "bg-secondary text-secondary-foreground hover:bg-secondary/70",
        outline: "border base:border-input base:bg-background hover:bg-accent",
        ghost: "base:text-foreground hover:bg-accent",
        destructive: "bg-destructive text-destructive-foreground hover:bg-destructive/90",
        link: "text-accent-text underline-offset-4 hover:underline",
      },
      size: {
        default: "base:h-8 base:px-3 pointer-coarse:h-9",
        sm: "h-7 px-2 pointer-coarse:h-8",
        lg: "h-10 px-4 text-body",
        icon: "size-8 pointer-coarse:size-9",
        "icon-sm": "size-7 pointer-coarse:size-8",
      },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

type Props = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & { pending?: boolean; focusableWhenDisabled?: boolean };

/** Keeps its width while `pending`; a pending button cannot be pressed again. */
export function Button({
  className,
  variant,
  size,
  pending = false,
  disabled,
  focusableWhenDisabled = false,
  onClick,
  children,
  type = "button",
  ...props
}: Props) {
  const off = disabled || pending;
  return (
    <button
      data-slot="button"
      type={type}
      aria-busy={pending || undefined}
      disabled={off && !focusableWhenDisabled}
      aria-disabled={(off && focusableWhenDisabled) || undefined}
      data-disabled={off ? "" : undefined}
      onClick={off ? undefined : onClick}
      className={cn(buttonVariants({ variant, size }), className)}
      {...props}
    >
      {pending ? (
        <>
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
          <Loader2 aria-hidden className="absolute animate-spin" />
        </>
      ) : (
        children
      )}
    </button>
  );
}
