import type { RouterOutputs } from "@/trpc/react";

export type User = RouterOutputs["admin"]["users"]["get"];
export type Question = "ban" | "impersonate" | "role" | "sessions" | "verify";
export type DialogProps = { user: User; open: boolean; onClose: () => void };
