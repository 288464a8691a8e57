import { TriangleAlert } from "lucide-react";

type Props = { message?: string; requestId?: string | null };

/** What a form says about a failure that belongs to no single field. */
export function FormError({ message, requestId }: Props) {
  if (!message) return null;
  return (
    <div
      role="alert"
      className="flex gap-2 rounded-md border border-destructive/25 bg-destructive/10 px-3 py-2 text-dense text-destructive-text"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0">
        {message}
        {requestId ? <span className="mt-1 block break-all font-mono text-meta">{requestId}</span> : null}
      </p>
    </div>
  );
}
