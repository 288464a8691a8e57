/** For serverless hosts, loaded when asked for; the Node server answers this path itself. */
async function handler(req: Request): Promise<Response> {
  const { answerAuth } = await import("@/server/auth/handler");
  return answerAuth(req);
}

export { handler as GET, handler as POST };
