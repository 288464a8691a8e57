import { auth } from "@/server/auth/auth";

/** For serverless hosts; the Node server answers this path itself. */
const handler = (req: Request) => auth().handler(req);

export { handler as GET, handler as POST };
