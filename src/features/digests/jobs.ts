import { env } from "@/env";
import { todoLink } from "@/features/notices/operations";
import { groupBy } from "@/lib/group-by";
import { clockIn, knownTimeZone } from "@/lib/time-zone";
import { asPlatform } from "@/server/db/platform";
import { withTenantJob } from "@/server/db/tenant";
import { enqueueMany } from "@/server/jobs/boss";
import type { DigestMail, MailJob } from "@/server/jobs/payloads";
import { claimDay, listDueTodos, listPlaces, listReaders, listTimeZones, type Morning } from "./operations";

const action = "digests.mail";
const nobody = "00000000-0000-0000-0000-000000000000";

/** From this hour of a weekday on; until the last, for a server that was down at seven. */
const hours = { from: 7, until: 9 };
/** People at a time. */
const limit = 200;
/** How many organizations a mail lists; its total counts all. */
const listed = 20;

type Reader = Awaited<ReturnType<typeof readPage>>[number];
type Section = DigestMail["organizations"][number];

/**
 * Mails people in whose time zone it is morning what is due or overdue: one mail for all of their organizations, none
 * when nothing is due. Whoever has had that day's is passed over, so that a second run sends nothing twice.
 *
 * Statements: some ten for each 200 people, and a transaction of four for each of their organizations. Throws when some
 * could not be served, after all others were; they are by the next run.
 */
export async function mailDigests(now = new Date()): Promise<void> {
  const failures: unknown[] = [];
  const zones = await asPlatform({ reason: action, readOnly: true }, listTimeZones);
  for (const morning of morningsOf(zones, now)) {
    let after: readonly [string, string] | undefined = [nobody, nobody];
    while (after) {
      const page: Reader[] = await readPage(morning, after);
      await mailPage(page, morning.day).catch((error: unknown) => failures.push(error));
      const last: Reader | undefined = page.length === limit ? page.at(-1) : undefined;
      after = last && [last.organizationId, last.userId];
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Digests of some people were not mailed");
}

/** The days it is at that instant where a weekday's morning is, each with its time zones. */
function morningsOf(zones: string[], now: Date): Morning[] {
  const clocks = zones.map((zone) => ({ zone, ...clockIn(knownTimeZone(zone) ?? "UTC", now) }));
  const morning = clocks.filter(
    ({ day, hour }) => hour >= hours.from && hour <= hours.until && isWeekday(day),
  );
  const days = groupBy(morning, ({ day }) => day);
  return [...days].map(([day, places]) => ({ day, zones: places.map(({ zone }) => zone) }));
}

const isWeekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());

/** Who reads, and where: it crosses organizations, since a person's digest does. */
function readPage(morning: Morning, after: readonly [string, string]) {
  return asPlatform({ reason: action, readOnly: true }, async (tx) => {
    const readers = await listReaders(tx, morning, { after, limit });
    if (readers.length === 0) return [];
    const ids = readers.map(({ userId }) => userId);
    const places = groupBy(await listPlaces(tx, ids), ({ userId }) => userId);
    return readers.map((reader) => ({ ...reader, places: places.get(reader.userId) ?? [] }));
  });
}

async function mailPage(page: Reader[], day: string): Promise<void> {
  if (page.length === 0) return;
  const sections = await readSections(page, day);
  await asPlatform({ reason: action }, async (tx) => {
    const ids = page.map(({ userId }) => userId);
    const claimed = await claimDay(tx, ids, day);
    const readers = page.filter(({ userId }) => claimed.has(userId));
    await enqueueMany(
      tx,
      "mail",
      readers.flatMap((reader) => mailFor(reader, sections, day)),
    );
  });
}

/** What is due in each organization of the page's people, read in that organization: by person and organization. */
async function readSections(page: Reader[], day: string): Promise<Map<string, Section>> {
  const sections = new Map<string, Section>();
  const places = groupBy(
    page.flatMap((reader) => reader.places),
    ({ organizationId }) => organizationId,
  );
  for (const [organizationId, people] of places) {
    const ids = people.map(({ userId }) => userId);
    const rows = await withTenantJob({ organizationId, action }, (tx) => listDueTodos(tx, ids, day));
    const found = groupBy(rows, ({ userId }) => userId);
    for (const { userId, name, slug } of people) {
      const todos = found.get(userId) ?? [];
      const shown = todos.map(({ id, title, dueDate, project }) => ({
        ...{ title, dueDate, project },
        url: todoLink(slug, id),
      }));
      const url = `${env.APP_URL}/o/${slug}`;
      sections.set(keyOf(userId, organizationId), { name, url, total: todos[0]?.total ?? 0, todos: shown });
    }
  }
  return sections;
}

const keyOf = (userId: string, organizationId: string) => `${userId} ${organizationId}`;

function mailFor(reader: Reader, sections: Map<string, Section>, day: string): MailJob[] {
  const all = reader.places.flatMap(({ organizationId }) => {
    const section = sections.get(keyOf(reader.userId, organizationId));
    return section?.total ? [section] : [];
  });
  const [only] = all;
  if (!only) return [];
  const props = {
    ...{ userId: reader.userId, name: reader.name, day },
    total: all.reduce((sum, section) => sum + section.total, 0),
    url: all.length === 1 ? only.url : env.APP_URL,
    organizations: all.slice(0, listed),
  };
  return [{ to: reader.email, template: "digest", props }];
}
