import { beforeEach, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { addMember, createOrganization } from "@/testing/factories";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const as = (person: { token: string }) => caller({ token: person.token, organizationId: acme.id });
const owner = () => as(acme.owner);
const newest = async (entityId: string) => (await owner().auditLog.list({ entityId })).items[0]?.id ?? "";

describe("reverting an entry", () => {
  it("puts back every column the change touched, and no other", async () => {
    const { id } = await owner().todos.create({ title: "Invoice", dueDate: "2026-12-01", priority: 2 });
    await owner().todos.update({ id, title: "Invoice Q3", dueDate: null });
    const entry = await newest(id);
    await owner().todos.update({ id, priority: 1 });
    await owner().auditLog.revert({ id: entry });
    expect(await owner().todos.get({ id })).toMatchObject({
      title: "Invoice",
      dueDate: "2026-12-01",
      priority: 1,
    });
    expect((await owner().auditLog.list({ entityId: id })).items[0]).toMatchObject({
      action: "update",
      source: "auditLog.revert",
    });
  });

  it("reopens what was completed", async () => {
    const { id } = await owner().todos.create({ title: "Done" });
    await owner().todos.complete({ id });
    await owner().auditLog.revert({ id: await newest(id) });
    expect(await owner().todos.get({ id })).toMatchObject({ completed: false, completedAt: null });
  });

  it("is refused when something newer contradicts it", async () => {
    const { id } = await owner().todos.create({ title: "One" });
    await owner().todos.update({ id, title: "Two" });
    const entry = await newest(id);
    await owner().todos.update({ id, title: "Three" });
    await expect(owner().auditLog.revert({ id: entry })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "stale",
    });
    expect(await owner().todos.get({ id })).toMatchObject({ title: "Three" });
  });

  it("restores a deletion, deletes a creation, and cannot bring back what is purged", async () => {
    const project = await owner().projects.create({ name: "Launch" });
    const todo = await owner().todos.create({ title: "In it", projectId: project.id });
    const created = await newest(todo.id);
    await owner().projects.trash({ id: project.id });
    await owner().auditLog.revert({ id: await newest(project.id) });
    expect(await owner().todos.get({ id: todo.id })).toMatchObject({ projectId: project.id });
    await owner().auditLog.revert({ id: created });
    await expect(owner().todos.get({ id: todo.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(owner().auditLog.revert({ id: created })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await owner().trash.purge({ kind: "todo", id: todo.id });
    await expect(owner().auditLog.revert({ id: await newest(todo.id) })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("does not put a todo back into a project that is gone, nor on a person who left", async () => {
    const project = await owner().projects.create({ name: "Launch" });
    const mia = await addMember(acme.id, "member", "Mia");
    const { id } = await owner().todos.create({ title: "Hers", projectId: project.id });
    await owner().todos.update({ id, projectId: null, title: "Nobody's" });
    const moved = await newest(id);
    await owner().todos.update({ id, assignedTo: mia.user.id });
    await owner().todos.update({ id, assignedTo: null, priority: 1 });
    const unassigned = await newest(id);
    await owner().projects.trash({ id: project.id });
    await owner().members.remove({ id: mia.member.id });
    await expect(owner().auditLog.revert({ id: moved })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "The project it was in is no longer there. Restore it first.",
    });
    await expect(owner().auditLog.revert({ id: unassigned })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "The person it was assigned to is no longer a member.",
    });
    const untouched = { projectId: null, assignedTo: null, title: "Nobody's", priority: 1, version: 4 };
    expect(await owner().todos.get({ id })).toMatchObject(untouched);
    await owner().projects.restore({ id: project.id });
    await owner().members.restore({ id: mia.member.id });
    await owner().auditLog.revert({ id: moved });
    await owner().auditLog.revert({ id: unassigned });
    expect(await owner().todos.get({ id })).toMatchObject({
      projectId: project.id,
      assignedTo: mia.user.id,
      title: "Hers",
    });
  });

  it("is for admins, in their own organization, and not for changes of people", async () => {
    const mia = await addMember(acme.id, "member");
    const { id } = await as(mia).todos.create({ title: "x" });
    const entry = await newest(id);
    await expect(as(mia).auditLog.revert({ id: entry })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const globex = await createOrganization();
    const stranger = caller({ token: globex.owner.token, organizationId: globex.id });
    await expect(stranger.auditLog.revert({ id: entry })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await owner().members.updateRole({ id: mia.member.id, role: "admin" });
    await expect(owner().auditLog.revert({ id: await newest(mia.member.id) })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await owner().todos.get({ id })).toMatchObject({ title: "x" });
  });
});
