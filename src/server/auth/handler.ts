import { auth } from "./auth";

/** Better Auth's answer to a request, with the standard's name for the header that says when to come back. */
export async function answerAuth(request: Request): Promise<Response> {
  const answer = await auth().handler(request);
  const seconds = answer.headers.get("x-retry-after");
  if (!seconds) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("x-retry-after");
  headers.set("retry-after", seconds);
  return new Response(answer.body, { status: answer.status, headers });
}
