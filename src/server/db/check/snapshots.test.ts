import { expect, it } from "vitest";
import { type Step, soundSteps, table, writeMigrations } from "./fixture";
import { checkSnapshots } from "./snapshots";

function check(steps: Step[]) {
  return checkSnapshots(writeMigrations(steps).folder, steps).map(({ reason }) => reason);
}

const fourth = (values: Partial<Step>): Step => ({
  tag: "20260104000000_labels",
  id: "d",
  prevId: "c",
  when: 4,
  idx: 3,
  tables: table("user", "todos", "labels"),
  ...values,
});

it("accepts a chain in which each snapshot continues the one before", () => {
  expect(check([...soundSteps(), fourth({})])).toEqual([]);
});

it("names the tables that two migrations of different branches both change", () => {
  const changed = { ...table("user"), "public.todos": { columns: { color: {} } } };
  const [reason, ...others] = check([...soundSteps(), fourth({ prevId: "b", tables: changed })]);
  expect(reason).toMatch(
    /conflicts with 20260103000000_todos: both continue 20260102000000_guards and both change todos\./,
  );
  expect(others).toEqual([]);
});

it("refuses two branches also when they change different tables", () => {
  const [reason] = check([...soundSteps(), fourth({ prevId: "b", tables: table("user", "labels") })]);
  expect(reason).toContain("they change different tables");
});

it("refuses a snapshot whose forerunner is gone", () => {
  expect(check([...soundSteps(), fourth({ prevId: "x" })])).toEqual([
    "continues a snapshot that is not here (x)",
  ]);
});

it("refuses a snapshot that goes back to an earlier one", () => {
  const steps = soundSteps();
  const [first, second, third] = steps;
  if (first && second && third) expect(check([first, third, second])).toHaveLength(2);
});
