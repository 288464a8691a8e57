import { relations } from "drizzle-orm";
import { account, session, user } from "./auth";
import { subscription } from "./billing";
import { comments } from "./comments";
import { organization } from "./organization";
import { invitation, member, team, teamMember } from "./people";
import { projects } from "./projects";
import { todos } from "./todos";

export const userRelations = relations(user, ({ many }) => ({
  sessions: many(session, { relationName: "sessionUser" }),
  accounts: many(account),
  memberships: many(member, { relationName: "memberUser" }),
}));

export const sessionRelations = relations(session, ({ one }) => ({
  user: one(user, { fields: [session.userId], references: [user.id], relationName: "sessionUser" }),
}));

export const accountRelations = relations(account, ({ one }) => ({
  user: one(user, { fields: [account.userId], references: [user.id] }),
}));

export const organizationRelations = relations(organization, ({ many }) => ({
  members: many(member),
  invitations: many(invitation),
  teams: many(team),
  todos: many(todos),
  subscriptions: many(subscription),
}));

export const memberRelations = relations(member, ({ one }) => ({
  organization: one(organization, { fields: [member.organizationId], references: [organization.id] }),
  user: one(user, { fields: [member.userId], references: [user.id], relationName: "memberUser" }),
}));

export const teamRelations = relations(team, ({ one, many }) => ({
  organization: one(organization, { fields: [team.organizationId], references: [organization.id] }),
  members: many(teamMember),
}));

export const teamMemberRelations = relations(teamMember, ({ one }) => ({
  team: one(team, {
    fields: [teamMember.organizationId, teamMember.teamId],
    references: [team.organizationId, team.id],
  }),
}));

export const invitationRelations = relations(invitation, ({ one }) => ({
  organization: one(organization, { fields: [invitation.organizationId], references: [organization.id] }),
  inviter: one(user, { fields: [invitation.inviterId], references: [user.id] }),
}));

export const todoRelations = relations(todos, ({ one, many }) => ({
  organization: one(organization, { fields: [todos.organizationId], references: [organization.id] }),
  assignee: one(user, { fields: [todos.assignedTo], references: [user.id] }),
  project: one(projects, {
    fields: [todos.organizationId, todos.projectId],
    references: [projects.organizationId, projects.id],
  }),
  comments: many(comments),
}));

export const projectRelations = relations(projects, ({ one, many }) => ({
  organization: one(organization, { fields: [projects.organizationId], references: [organization.id] }),
  todos: many(todos),
}));

export const commentRelations = relations(comments, ({ one }) => ({
  todo: one(todos, {
    fields: [comments.organizationId, comments.todoId],
    references: [todos.organizationId, todos.id],
  }),
  author: one(user, { fields: [comments.createdBy], references: [user.id] }),
}));

export const subscriptionRelations = relations(subscription, ({ one }) => ({
  organization: one(organization, { fields: [subscription.organizationId], references: [organization.id] }),
}));
