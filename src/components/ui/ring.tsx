import { cn } from "@/lib/utils";

/** A thin ring that empties as days pass; red under 3. The words stand beside it. */
export function DaysRing({ left, of }: { left: number; of: number }) {
  const circumference = 2 * Math.PI * 7;
  const share = Math.min(1, Math.max(0, left / of));
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 18 18"
      className={cn("size-4 -rotate-90", left < 3 ? "text-destructive-text" : "text-muted-foreground")}
    >
      <circle cx="9" cy="9" r="7" fill="none" strokeWidth="2" className="stroke-secondary" />
      <circle
        cx="9"
        cy="9"
        r="7"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={`${share * circumference} ${circumference}`}
      />
    </svg>
  );
}
