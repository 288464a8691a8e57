"use client";

import { MutationObserver, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/**
 * Answers a function that sends a change as a mutation does, retries included, and does not draw the component again
 * when the change leaves and when it is answered.
 */
export function useSend() {
  const client = useQueryClient();
  return useCallback(
    <Input, Output>(change: (input: Input) => Promise<Output>, input: Input): Promise<Output> =>
      new MutationObserver<Output, Error, Input>(client, { mutationFn: (sent) => change(sent) }).mutate(
        input,
      ),
    [client],
  );
}
