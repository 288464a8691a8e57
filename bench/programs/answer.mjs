/** Answers the questions of the program that started us, and ends with it. */
export function answerQuestions(answer) {
  process.on("disconnect", () => process.exit(0));
  process.on("message", async (question) => {
    try {
      process.send({ value: await answer(question) });
    } catch (error) {
      process.send({ error: error instanceof Error ? error.stack : String(error) });
    }
  });
}
