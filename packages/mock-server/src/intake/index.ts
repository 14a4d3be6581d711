export type { Container, Field, Intake, IntakeProblem, Video } from "./intake.ts";
export type { IntakeOptions, Limits } from "./limits.ts";
export { createIntakeReader, type IntakeReader, readWhole } from "./reader.ts";
