export const invitationStatuses = ["pending", "accepted", "rejected", "canceled"] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

export const invitationDays = 7;
export const invitationLimits = { perCall: 50, email: 254 } as const;
