"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { fullTime, timeAgo } from "@/lib/dates";
import { describeError } from "@/trpc/errors";
import { type RouterOutputs, trpc } from "@/trpc/react";

type Trashed = RouterOutputs["organizations"]["trashed"][number];
type Props = { onRestored: (slug: string) => void };

/** Deleted organizations that the person owns; nothing when there are none. */
export function RestorableOrganizations({ onRestored }: Props) {
  const { data: organizations = [], error, refetch } = trpc.organizations.trashed.useQuery();
  if (error) {
    return (
      <div className="grid justify-items-start gap-2">
        <FormError message={`Your deleted organizations did not load. ${describeError(error).message}`} />
        <Button variant="outline" size="sm" onClick={() => refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (organizations.length === 0) return null;
  return (
    <section aria-labelledby="restorable" className="mt-2 border-t pt-4">
      <h2 id="restorable" className="text-dense text-muted-foreground">
        Or bring back one you deleted
      </h2>
      <ul className="mt-2 grid">
        {organizations.map((organization) => (
          <RestorableRow key={organization.id} organization={organization} onRestored={onRestored} />
        ))}
      </ul>
    </section>
  );
}

function RestorableRow({ organization, onRestored }: Props & { organization: Trashed }) {
  const [message, setMessage] = useState<string>();
  const restore = trpc.organizations.restore.useMutation({
    onMutate: () => setMessage(undefined),
    onSuccess: () => onRestored(organization.slug),
    onError: (error) => setMessage(describeError(error).message),
  });
  const { id, name, deletedAt } = organization;
  return (
    <li className="py-1.5">
      <div className="flex items-center gap-2.5">
        <Avatar name={name} seed={id} square />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-dense" title={name}>
            {name}
          </span>
          {deletedAt ? (
            <span className="block text-meta text-muted-foreground" title={fullTime(deletedAt)}>
              Deleted {timeAgo(deletedAt)}
            </span>
          ) : null}
        </span>
        <Button
          variant="outline"
          size="sm"
          pending={restore.isPending || restore.isSuccess}
          onClick={() => restore.mutate({ id })}
        >
          <RotateCcw aria-hidden /> Restore <span className="sr-only">{name}</span>
        </Button>
      </div>
      <FormError message={message} />
    </li>
  );
}
