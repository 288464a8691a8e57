"use client";

import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ErrorState } from "@/components/ui/states";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { timeAgo } from "@/lib/dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";
import { BanDialog } from "./ban-dialog";
import { ImpersonateDialog } from "./impersonate-dialog";
import { UserState } from "./user-state";

type User = RouterOutputs["admin"]["users"]["get"];

export function UserPanel({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title="User">{id ? <Loaded id={id} /> : null}</SheetContent>
    </Sheet>
  );
}

function Loaded({ id }: { id: string }) {
  const user = trpc.admin.users.get.useQuery({ id });
  if (user.error) return <ErrorState {...describeError(user.error)} onRetry={() => user.refetch()} />;
  if (!user.data) return <ListSkeleton rows={5} />;
  return (
    <div className="grid grid-cols-1 gap-6 p-4">
      <div className="flex items-center gap-3">
        <Avatar name={user.data.name} seed={user.data.id} size="md" />
        <div className="min-w-0">
          <h2 className="truncate font-semibold text-base">{user.data.name}</h2>
          <p className="truncate text-dense text-muted-foreground">{user.data.email}</p>
        </div>
      </div>
      <UserState user={user.data} />
      {user.data.banned && user.data.banReason ? (
        <p className="text-dense">Banned: {user.data.banReason}</p>
      ) : null}
      <Actions user={user.data} />
      <Memberships user={user.data} />
      <Sessions user={user.data} />
    </div>
  );
}

function Actions({ user }: { user: User }) {
  const me = trpc.session.me.useQuery();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState<"ban" | "impersonate" | "role" | "sessions" | null>(null);
  const options = (done: string) => ({
    onSuccess: () => {
      setAsking(null);
      toastSuccess(done);
      return utils.admin.invalidate();
    },
    onError: (error: unknown) => toastError(describeError(error).message),
  });
  const unban = trpc.admin.users.unban.useMutation(options(`${user.name} may sign in again`));
  const setRole = trpc.admin.users.setRole.useMutation(options("Role changed"));
  const revoke = trpc.admin.users.revokeSessions.useMutation(
    options(`${user.name} was signed out everywhere`),
  );
  if (me.data?.user.id === user.id) return <p className="text-dense text-muted-foreground">This is you.</p>;
  const admin = user.role === "admin";
  const close = () => setAsking(null);
  return (
    <div className="flex flex-wrap gap-2">
      {admin ? null : <Button onClick={() => setAsking("impersonate")}>Impersonate…</Button>}
      {user.banned ? (
        <Button variant="outline" pending={unban.isPending} onClick={() => unban.mutate({ id: user.id })}>
          Unban
        </Button>
      ) : (
        <Button variant="outline" onClick={() => setAsking("ban")}>
          Ban…
        </Button>
      )}
      <Button variant="outline" onClick={() => setAsking("role")}>
        {admin ? "Remove as admin…" : "Make platform admin…"}
      </Button>
      <Button variant="outline" onClick={() => setAsking("sessions")}>
        Sign out everywhere…
      </Button>
      {admin ? (
        <p className="w-full text-meta text-muted-foreground">Administrators cannot be impersonated.</p>
      ) : null}
      <BanDialog user={user} open={asking === "ban"} onClose={close} />
      <ImpersonateDialog user={user} open={asking === "impersonate"} onClose={close} />
      <ConfirmDialog
        open={asking === "role"}
        onOpenChange={close}
        title={admin ? `Remove ${user.name} as platform admin?` : `Make ${user.name} a platform admin?`}
        description={
          admin
            ? "They lose the admin area and are signed out."
            : "They may see, ban and impersonate every user. They are signed out once."
        }
        action={admin ? "Remove as admin" : "Make platform admin"}
        pending={setRole.isPending}
        onConfirm={() => setRole.mutate({ id: user.id, role: admin ? "user" : "admin" })}
      />
      <ConfirmDialog
        open={asking === "sessions"}
        onOpenChange={close}
        title={`Sign ${user.name} out everywhere?`}
        description="All their sessions end at once. They can sign in again."
        action="Sign out everywhere"
        pending={revoke.isPending}
        onConfirm={() => revoke.mutate({ id: user.id })}
      />
    </div>
  );
}

function Memberships({ user }: { user: User }) {
  return (
    <section aria-labelledby="memberships">
      <h3 id="memberships" className="mb-1 text-meta text-muted-foreground">
        Organizations
      </h3>
      {user.memberships.length === 0 ? <p className="text-dense">None</p> : null}
      <ul>
        {user.memberships.map((each) => (
          <li
            key={each.organizationId}
            className="flex h-8 items-center justify-between gap-3 border-b text-dense"
          >
            <span className="truncate">{each.name}</span>
            <span className="text-muted-foreground">{each.role}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sessions({ user }: { user: User }) {
  return (
    <section aria-labelledby="sessions">
      <h3 id="sessions" className="mb-1 text-meta text-muted-foreground">
        Live sessions
      </h3>
      {user.sessions.length === 0 ? <p className="text-dense">None</p> : null}
      <ul>
        {user.sessions.map((each) => (
          <li key={each.id} className="border-b py-1.5 text-dense">
            <p className="truncate" title={each.userAgent ?? undefined}>
              {each.userAgent || "Unknown device"}
            </p>
            <p className="text-meta text-muted-foreground">
              {each.ipAddress || "unknown address"} · {timeAgo(each.createdAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
