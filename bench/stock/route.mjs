import { initTRPC, TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { admin, organization } from "better-auth/plugins";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import superjson from "superjson";
import { z } from "zod";
import * as schema from "@/server/db/schema";

const { member, todos } = schema;

function open() {
  const db = drizzle(postgres(process.env.DATABASE_URL, { max: 10 }), { schema, casing: "snake_case" });
  const auth = betterAuth({
    baseURL: process.env.APP_URL,
    secret: process.env.BETTER_AUTH_SECRET,
    database: drizzleAdapter(db, { provider: "pg", schema }),
    plugins: [organization({ teams: { enabled: true } }), admin()],
    emailAndPassword: { enabled: true },
    telemetry: { enabled: false },
  });
  return { db, auth };
}

let opened;
function services() {
  opened ??= open();
  return opened;
}

const t = initTRPC.context().create({ transformer: superjson });

const signedIn = t.procedure.use(async ({ ctx, next }) => {
  const session = await services().auth.api.getSession({ headers: ctx.headers });
  if (!session) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { user: session.user } });
});

const inOrganization = signedIn.use(async ({ ctx, next }) => {
  const organizationId = ctx.headers.get("x-organization-id");
  const { db } = services();
  const own = and(eq(member.organizationId, organizationId), eq(member.userId, ctx.user.id));
  const [found] = await db
    .select()
    .from(member)
    .where(and(own, isNull(member.deletedAt)))
    .limit(1);
  if (!found) throw new TRPCError({ code: "NOT_FOUND" });
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true),
      set_config('app.user_id', ${ctx.user.id}, true), set_config('role', 'app_tenant', true)`);
    const result = await next({ ctx: { tx } });
    if (!result.ok) throw result.error;
    return result;
  });
});

const summary = {
  id: todos.id,
  title: todos.title,
  completed: todos.completed,
  completedAt: todos.completedAt,
  priority: todos.priority,
  dueDate: todos.dueDate,
  assignedTo: todos.assignedTo,
  projectId: todos.projectId,
  version: todos.version,
  createdBy: todos.createdBy,
  createdAt: todos.createdAt,
  updatedAt: todos.updatedAt,
  hasDescription: sql`coalesce(${todos.description}, '') <> ''`,
  sortKey: sql`${todos.createdAt}::text`,
};

const router = t.router({
  ready: t.procedure.query(() => "ready"),
  todos: t.router({
    list: inOrganization
      .input(z.object({ limit: z.number().int().max(100).default(50) }))
      .query(async ({ ctx, input }) => {
        const rows = await ctx.tx
          .select(summary)
          .from(todos)
          .where(eq(todos.completed, false))
          .orderBy(desc(todos.createdAt), desc(todos.id))
          .limit(input.limit + 1);
        return { items: rows.slice(0, input.limit) };
      }),
    create: inOrganization
      .input(z.object({ title: z.string().trim().min(1).max(300) }))
      .mutation(async ({ ctx, input }) => {
        const [todo] = await ctx.tx.insert(todos).values(input).returning();
        return todo;
      }),
  }),
});

const answer = (req) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router,
    createContext: () => ({ headers: req.headers }),
  });

export { answer as GET, answer as POST };
