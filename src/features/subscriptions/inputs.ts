import { z } from "zod";
import { billingIntervals, paidPlanIds, planIds } from "@/domain/plans";

const interval = z.enum(billingIntervals);

/** A plan that is paid for. */
export const paidChoice = z.strictObject({ plan: z.enum(paidPlanIds), interval });

export const anyChoice = z.strictObject({ plan: z.enum(planIds), interval });
