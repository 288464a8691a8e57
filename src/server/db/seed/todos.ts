import type { Faker } from "@faker-js/faker";
import type { todos } from "../schema";
import type { DemoClock } from "./clock";
import { type Deletion, spreadDeletions } from "./deletions";
import { demoId } from "./demo-id";
import { type DemoOrganization, organizationId, projectId } from "./organizations";
import { makeWriter, type Writing } from "./titles";

type NewTodo = typeof todos.$inferInsert;

/** Who may write todos; `leftDaysAgo` is 0 for those who are still there. */
export type Writer = { userId: string; firstName: string; leftDaysAgo: number };

type Making = { faker: Faker; clock: DemoClock; own: DemoOrganization; writers: readonly Writer[] };

/** In days. */
const days = { created: 60, completedWithin: 9 };
const share = { completed: 0.35, unassigned: 0.2 };

const priorities = [
  { value: 1, weight: 2 },
  { value: 2, weight: 4 },
  { value: 3, weight: 9 },
  { value: 4, weight: 4 },
];

/** Days from today that open todos are due; null: none. */
const dueRanges = [
  { value: { min: -14, max: -1 }, weight: 4 },
  { value: { min: 0, max: 0 }, weight: 2 },
  { value: { min: 1, max: 7 }, weight: 5 },
  { value: { min: 8, max: 45 }, weight: 4 },
  { value: null, weight: 5 },
];

/** The organization's todos, oldest first: the live ones, then what lies in the trash. */
export function makeTodos(making: Making): NewTodo[] {
  const { faker, clock, own, writers } = making;
  const firstNames = writers.filter(isHere).map((writer) => writer.firstName);
  const write = makeWriter(faker, clock, own.todos.areas, firstNames);
  const writings = Array.from({ length: own.todos.count }, (_, index) => remarkable(own, index) ?? write());
  const live = faker.helpers.shuffle(writings).map((writing) => makeTodo(making, writing));
  const deleted = spreadDeletions(own, clock).map((deletion) => makeTodo(making, write(), deletion));
  return [...live, ...deleted]
    .sort((a, b) => Number(a.createdAt) - Number(b.createdAt))
    .map((todo, index) => ({ ...todo, id: demoId(`todo ${own.slug} ${index}`, todo.createdAt) }));
}

function remarkable(own: DemoOrganization, index: number): Writing | undefined {
  const title = own.todos.remarkable[index];
  return title === undefined ? undefined : { title, description: null };
}

function makeTodo(making: Making, { area, ...writing }: Writing, deletion?: Deletion) {
  const { faker, clock, own, writers } = making;
  const ended = deletion?.daysAgo ?? 0;
  const age = ended + faker.number.float({ min: 0.1, max: days.created - ended });
  const createdAt = clock.past(age);
  const completedAt = faker.datatype.boolean(share.completed) ? completion(making, age, ended) : null;
  const createdBy = pick(
    making,
    writers.filter((writer) => writer.leftDaysAgo < age),
  );
  const assignee = pick(making, writers.filter(isHere));
  return {
    ...writing,
    projectId: area && hasProject(writing.title) ? projectId(own, area) : null,
    organizationId: organizationId(own),
    createdAt,
    createdBy,
    updatedAt: deletion?.deletedAt ?? completedAt ?? createdAt,
    updatedBy: deletion || completedAt ? assignee : null,
    assignedTo: faker.datatype.boolean(share.unassigned) ? null : assignee,
    completed: completedAt !== null,
    completedAt,
    priority: faker.helpers.weightedArrayElement(priorities),
    dueDate: due(making, age, completedAt),
    position: (createdAt.getTime() / 1000).toFixed(3),
    ...(deletion && { deletedAt: deletion.deletedAt, deletionId: deletion.deletionId, deletedBy: assignee }),
  };
}

/** Four of five, without a draw that would change all that follow. */
const hasProject = (title: string) => title.length % 5 > 0;
const isHere = (writer: Writer) => writer.leftDaysAgo === 0;
const pick = ({ faker }: Making, writers: readonly Writer[]) => faker.helpers.arrayElement(writers).userId;

function completion({ faker, clock }: Making, age: number, ended: number): Date {
  return clock.past(faker.number.float({ min: Math.max(ended, age - days.completedWithin), max: age }));
}

function due({ faker, clock }: Making, age: number, completedAt: Date | null): string | null {
  const range = faker.helpers.weightedArrayElement(dueRanges);
  if (!range) return null;
  const created = -Math.floor(age);
  if (!completedAt) return clock.date(Math.max(created, faker.number.int(range)));
  const done = -Math.round(clock.age(completedAt));
  return clock.date(Math.max(created, done + faker.number.int({ min: -2, max: 5 })));
}
