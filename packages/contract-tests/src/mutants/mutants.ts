import { answerMutants } from "./answers.ts";
import { decisionMutants } from "./decisions.ts";
import type { Mutant } from "./mutate.ts";
import { readMutants } from "./reads.ts";

export const mutants: readonly Mutant[] = [...readMutants, ...answerMutants, ...decisionMutants];
