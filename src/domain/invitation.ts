import type { PlanId } from "./plans";

export const invitationStatuses = ["pending", "accepted", "rejected", "canceled"] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** For how many days an invitation may be open; the second is what it is when nobody chooses. */
export const invitationDays = [1, 7, 30] as const;
export type InvitationDays = (typeof invitationDays)[number];
export const usualInvitationDays: InvitationDays = 7;

/** Answered invitations stay in the list for as many days. */
export const answeredDays = 30;

export const invitationLimits = {
  perCall: 50,
  email: 254,
  message: 500,
  /** Mails from one organization to one address in 24 hours, those sent again included. */
  perAddress: 3,
} as const;

/** Mails with an invitation that an organization may send in an hour, by plan. */
export const hourlyInvitations: Record<PlanId, number> = { free: 20, pro: 100, business: 500 };

/** What the list says of an invitation; those that were withdrawn are not in it. */
export const shownInvitationStatuses = ["pending", "expired", "accepted", "rejected"] as const;
export type ShownInvitationStatus = (typeof shownInvitationStatuses)[number];
