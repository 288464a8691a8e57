import { ask, call, signIn, signUp, switchTwoFactorOn } from "./people.mjs";

const devices = [
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
];

/** Who looks at screens, by the name that a screen gives in `as`. */
const cast = {
  owner: { email: "owner@acme.test" },
  member: { email: "member@acme.test" },
  viewer: { email: "viewer@acme.test" },
  admin: { email: "admin@tenantry.test" },
  impersonator: { email: "admin@tenantry.test" },
  newcomer: { email: "ines.roth@example.test", name: "Ines Roth" },
  founder: { email: "tom.adler@example.test", name: "Tom Adler" },
  invited: { email: "hannah.kim@acme.test", name: "Hannah Kim" },
  careful: { email: "clara.voss@example.test", name: "Clara Voss" },
  wordy: {
    email: "maximiliane.wilhelmine.von-oberhohenstein@lange-namen.example.test",
    name: "Maximiliane Wilhelmine Freifrau von Oberhohenstein-Waldburg",
  },
};

async function found(person) {
  await call(person, "organizations.create", { name: "Lantern", slug: "lantern" });
}

const longTitle = [
  "Write down everything that the auditors of the Donaudampfschifffahrtsgesellschaft asked for in their last letter,",
  "sort it by who has to answer, agree on a date with each of them, send one list to all, and remind those who are late",
  "a week before the date that they gave themselves and again a day.",
].join(" ");

/** An organization where every name is as long as people make them. */
async function foundWordily(person) {
  const name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbaugesellschaft";
  const { id } = await call(person, "organizations.create", { name, slug: "wordy" });
  const inside = { ...person, organization: id };
  const project = await call(inside, "projects.create", {
    name: "Rindfleischetikettierungsüberwachungsaufgabenübertragung",
  });
  const team = await call(inside, "teams.create", {
    name: "Arbeitsgruppe Grundstücksverkehrsgenehmigungszuständigkeit",
  });
  const todo = { projectId: project.id, assignedTo: (await ask(person, "session.me")).user.id, priority: 1 };
  const items = [longTitle, "x".repeat(300), "Short"].map((title) => ({
    ...todo,
    title,
    dueDate: "2026-01-31",
  }));
  const made = await call(inside, "todos.createMany", { items });
  await call(inside, "invitations.create", {
    emails: ["another.very.long.address-of-somebody@a-company-with-a-long-name.example.test"],
    role: "viewer",
    teamId: team.id,
  });
  return { longTodoId: made[0].id, longTeamId: team.id };
}

const prepare = { founder: found, careful: switchTwoFactorOn, wordy: foundWordily };

/** Signs up who is not in the demo data; answers the ids of what they made. */
async function makePeople(stage) {
  const ids = {};
  for (const [name, { email, name: fullName }] of Object.entries(cast)) {
    if (!fullName) continue;
    const person = await stage.newPerson();
    await signUp(person, fullName, email);
    Object.assign(ids, await prepare[name]?.(person));
    await person.context.close();
  }
  return ids;
}

async function signInElsewhere(stage, email) {
  for (const userAgent of devices) {
    const person = await stage.newPerson({ userAgent });
    await signIn(person, email);
    await person.context.close();
  }
}

const remarks = [
  ["member", "The draft is in the folder. Who reads it before it goes out?"],
  ["owner", "I do, tomorrow morning: the figures of last quarter first."],
];

const changes = [
  { priority: 2 },
  { description: "Two pages at most. The figures are in the sheet of October." },
];

/** What the todo of the panel says, and what happened to it. */
async function writeTodo(stage, organization, id) {
  for (const [name, body] of remarks) {
    const person = await stage.newPerson();
    await signIn(person, cast[name].email);
    await call({ ...person, organization }, "comments.create", { todoId: id, body });
    if (name === "member")
      for (const change of changes)
        await call({ ...person, organization }, "todos.update", { id, ...change });
    await person.context.close();
  }
}

/**
 * Prepares what the screens show beyond the demo data; answers the ids that addresses need.
 * @param stage `newPerson(options)` opens a browser context
 */
export async function makeWorld(stage) {
  const ids = await makePeople(stage);
  const owner = await stage.newPerson();
  await signIn(owner, cast.owner.email);
  await signInElsewhere(stage, cast.owner.email);
  const organizations = await ask(owner, "organizations.list");
  const acme = { ...owner, organization: organizations.find(({ slug }) => slug === "acme").id };
  const todos = await ask(acme, "todos.list", { status: "open", sort: "newest", limit: 10 });
  const todoId = todos.items[1].id;
  await writeTodo(stage, acme.organization, todoId);
  const admin = await stage.newPerson();
  await signIn(admin, cast.admin.email);
  const users = await ask(admin, "admin.users.list", { search: cast.member.email });
  const world = {
    ...ids,
    todoId,
    organizationId: acme.organization,
    userId: users.items[0].id,
    projectId: (await ask(acme, "projects.list")).find(({ archivedAt }) => !archivedAt).id,
    teamId: (await ask(acme, "teams.list")).find(({ name }) => name === "Product").id,
    invitationId: (await ask(acme, "invitations.list")).find(({ email }) => email === cast.invited.email).id,
  };
  await Promise.all([owner.context.close(), admin.context.close()]);
  return world;
}

/** A browser context of somebody of the cast, who reads this language. */
export async function enter(stage, name, { locale, world }) {
  const person = await stage.newPerson({ locale });
  if (!(name in cast)) return person;
  await signIn(person, cast[name].email);
  if (name === "careful") return person;
  await call(person, "account.update", { preferredLocale: locale });
  if (name !== "impersonator") return person;
  const other = await stage.newPerson({ locale });
  await signIn(other, cast.member.email);
  await call(other, "account.update", { preferredLocale: locale });
  await other.context.close();
  await call(person, "admin.impersonation.start", { userId: world.userId, reason: "Ticket 4711" });
  return person;
}
