import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { PlanId } from "@/domain/plans";
import { organization, subscription } from "../db/schema";

const { status, trialEnd, graceEnd, cancelAt, plan } = subscription;

/** The plan that counts now, of a row joined with its live subscription: what `effectivePlan` says, for many rows. */
export const planNow: SQL<PlanId> = sql<PlanId>`case when (${cancelAt} is null or ${cancelAt} > now())
  and (${status} = 'active' or ${status} = 'trialing' and ${trialEnd} > now()
    or ${status} = 'past_due' and ${graceEnd} > now())
  then ${plan} else 'free' end`;

/** Joins an organization with what it has bought. */
export const itsSubscription = and(
  eq(subscription.organizationId, organization.id),
  isNull(subscription.deletedAt),
);
