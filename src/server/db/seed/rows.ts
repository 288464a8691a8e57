import { usualInvitationDays } from "@/domain/invitation";
import { plans, trialDays } from "@/domain/plans";
import type { ProjectColor } from "@/domain/project";
import type { Cast } from "./cast";
import type { DemoClock } from "./clock";
import { demoId } from "./demo-id";
import { type DemoOrganization, organizationId, projectId, type Removal } from "./organizations";
import type { Area } from "./phrases/areas";

export type Scene = { own: DemoOrganization; cast: Cast; clock: DemoClock };

const made = (at: Date) => ({ createdAt: at, updatedAt: at });
const teamId = (own: DemoOrganization, name: string) => demoId(`team ${own.slug} ${name}`);

/** What a row in the trash says of its deletion; rows of one `key` went together. */
function removal({ own, cast, clock }: Scene, removed: Removal | undefined, key: string) {
  if (!removed) return { deletedAt: null, deletedBy: null, deletionId: null };
  return {
    deletedAt: clock.past(removed.daysAgo),
    deletedBy: cast.id(removed.by),
    deletionId: demoId(`removal ${own.slug} ${key}`),
  };
}

export function organizationRow({ own, clock }: Scene) {
  const { id: currentPlan, limits: planLimits } = plans[own.plan];
  const { name, slug } = own;
  return { id: organizationId(own), name, slug, currentPlan, planLimits, ...made(clock.past(own.founded)) };
}

export function teamRows(scene: Scene) {
  const { own, cast, clock } = scene;
  return own.teams.map(({ name, removed }) => ({
    ...removal(scene, removed, `team ${name}`),
    id: teamId(own, name),
    organizationId: organizationId(own),
    name,
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

export function memberRows(scene: Scene) {
  const { own, cast, clock } = scene;
  return own.members.map(({ email, role, joined, removed }) => {
    const team = own.teams.find(({ emails }) => emails.includes(email));
    const deletion = removal(scene, removed, email);
    return {
      id: demoId(`member ${own.slug} ${email}`),
      organizationId: organizationId(own),
      userId: cast.id(email),
      role,
      teamId: team ? teamId(own, team.name) : null,
      createdBy: cast.owner(own),
      createdAt: clock.past(joined),
      updatedAt: deletion.deletedAt ?? clock.past(joined),
      ...deletion,
    };
  });
}

export function teamMemberRows(scene: Scene) {
  const { own, cast, clock } = scene;
  return own.teams.flatMap(({ name, emails, removed }) =>
    emails.map((email) => ({
      ...removal(scene, removed, `team ${name}`),
      id: demoId(`team member ${own.slug} ${name} ${email}`),
      organizationId: organizationId(own),
      teamId: teamId(own, name),
      userId: cast.id(email),
      createdBy: cast.owner(own),
      ...made(clock.past(own.members.find((each) => each.email === email)?.joined ?? own.founded)),
    })),
  );
}

export function invitationRows(scene: Scene) {
  const { own, cast, clock } = scene;
  return own.invitations.map(({ email, role, team, sentDaysAgo, removed }) => ({
    ...removal(scene, removed, `invitation ${email}`),
    id: demoId(`invitation ${own.slug} ${email}`),
    organizationId: organizationId(own),
    email,
    role,
    teamId: team ? teamId(own, team) : null,
    inviterId: cast.owner(own),
    createdBy: cast.owner(own),
    expiresAt: clock.past(sentDaysAgo - usualInvitationDays),
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
