/** What is wrong with which file; paths are relative to the project. */
export type Problem = { file: string; reason: string };
