import { answerAuth } from "@/server/auth/handler";

/** For serverless hosts; the Node server answers this path itself. */
export { answerAuth as GET, answerAuth as POST };
