import { invitationDays } from "@/domain/invitation";
import { plans, trialDays } from "@/domain/plans";
import type { ProjectColor } from "@/domain/project";
import type { Cast } from "./cast";
import type { DemoClock } from "./clock";
import { demoId } from "./demo-id";
import { type DemoOrganization, organizationId, projectId } from "./organizations";
import type { Area } from "./phrases/areas";

export type Scene = { own: DemoOrganization; cast: Cast; clock: DemoClock };

const made = (at: Date) => ({ createdAt: at, updatedAt: at });
const teamId = (own: DemoOrganization, name: string) => demoId(`team ${own.slug} ${name}`);

export function organizationRow({ own, clock }: Scene) {
  const { id: currentPlan, limits: planLimits } = plans[own.plan];
  const { name, slug } = own;
  return { id: organizationId(own), name, slug, currentPlan, planLimits, ...made(clock.past(own.founded)) };
}

export function teamRows({ own, cast, clock }: Scene) {
  return own.teams.map(({ name, emails }) => ({
    id: teamId(own, name),
    organizationId: organizationId(own),
    name,
    memberCount: emails.length,
    createdBy: cast.owner(own),
    ...made(clock.past(own.founded - 1)),
  }));
}

const projectLooks: Record<Area, { name: string; color: ProjectColor }> = {
  finance: { name: "Finance", color: "green" },
  product: { name: "Mobile app", color: "indigo" },
  marketing: { name: "Autumn campaign", color: "pink" },
  hiring: { name: "Hiring", color: "amber" },
  operations: { name: "Office and operations", color: "teal" },
};

export function projectRows({ own, cast, clock }: Scene) {
  return own.todos.areas.map((area) => ({
    id: projectId(own, area),
    organizationId: organizationId(own),
    ...projectLooks[area],
    createdBy: cast.owner(own),
    ...made(clock.past(own.founded - 0.5)),
  }));
}

export function memberRows({ own, cast, clock }: Scene) {
  return own.members.map(({ email, role, joined, removed }) => {
    const team = own.teams.find(({ emails }) => emails.includes(email));
    const deletedAt = removed ? clock.past(removed.daysAgo) : null;
    return {
      id: demoId(`member ${own.slug} ${email}`),
      organizationId: organizationId(own),
      userId: cast.id(email),
      role,
      teamId: team ? teamId(own, team.name) : null,
      createdBy: cast.owner(own),
      createdAt: clock.past(joined),
      updatedAt: deletedAt ?? clock.past(joined),
      deletedAt,
      deletedBy: removed ? cast.id(removed.by) : null,
      deletionId: removed ? demoId(`removal ${own.slug} ${email}`) : null,
    };
  });
}

export function teamMemberRows({ own, cast, clock }: Scene) {
  return own.teams.flatMap(({ name, emails }) =>
    emails.map((email) => ({
      id: demoId(`team member ${own.slug} ${name} ${email}`),
      organizationId: organizationId(own),
      teamId: teamId(own, name),
      userId: cast.id(email),
      createdBy: cast.owner(own),
      ...made(clock.past(own.members.find((each) => each.email === email)?.joined ?? own.founded)),
    })),
  );
}

export function invitationRows({ own, cast, clock }: Scene) {
  return own.invitations.map(({ email, role, team, sentDaysAgo }) => ({
    id: demoId(`invitation ${own.slug} ${email}`),
    organizationId: organizationId(own),
    email,
    role,
    teamId: team ? teamId(own, team) : null,
    inviterId: cast.owner(own),
    createdBy: cast.owner(own),
    expiresAt: clock.past(sentDaysAgo - invitationDays),
    ...made(clock.past(sentDaysAgo)),
  }));
}

export function subscriptionRow({ own, cast, clock }: Scene) {
  const trialStart = clock.startOfDay(own.trialDaysLeft - trialDays);
  const trialEnd = clock.startOfDay(own.trialDaysLeft);
  return {
    id: demoId(`subscription ${own.slug}`),
    organizationId: organizationId(own),
    plan: own.plan,
    status: "trialing",
    userId: cast.owner(own),
    limits: plans[own.plan].limits,
    trialStart,
    trialEnd,
    periodStart: trialStart,
    periodEnd: trialEnd,
    ...made(trialStart),
  };
}
