import type { Messages } from "../../messages";
import account from "./account.json";
import admin from "./admin.json";
import adminFigures from "./admin-figures.json";
import adminJobs from "./admin-jobs.json";
import adminOrganizations from "./admin-organizations.json";
import app from "./app.json";
import audit from "./audit.json";
import common from "./common.json";
import errors from "./errors.json";
import failure from "./failure.json";
import inbox from "./inbox.json";
import invitations from "./invitations.json";
import mails from "./mails.json";
import members from "./members.json";
import organizations from "./organizations.json";
import panel from "./panel.json";
import projects from "./projects.json";
import session from "./session.json";
import signOn from "./sign-on.json";
import subscriptions from "./subscriptions.json";
import teams from "./teams.json";
import todos from "./todos.json";
import trash from "./trash.json";
import tryOut from "./try-out.json";

export default {
  account,
  admin,
  adminJobs,
  adminFigures,
  adminOrganizations,
  app,
  audit,
  common,
  errors,
  failure,
  inbox,
  invitations,
  mails,
  members,
  organizations,
  panel,
  projects,
  session,
  signOn,
  subscriptions,
  teams,
  todos,
  trash,
  tryOut,
} satisfies Messages;
