import { ContractUsageError, keyVariables, type Run } from "./options.ts";
import { skipText } from "./plan.ts";
import { planFor } from "./target-run.ts";

/** Nothing that was asked for by name is left out silently. @throws ContractUsageError naming what is missing. */
export function assertPossible(run: Run): void {
  if (!run.remote) return;
  const [target] = run.targets;
  if (run.allowed > 0 && target?.kind === "url" && !target.keys) {
    const missing = keyVariables.filter((name) => !process.env[name]);
    const names = new Intl.ListFormat("en").format(missing);
    const are = missing.length === 1 ? "is" : "are";
    throw new ContractUsageError(`\`allowSpend\` needs an account of the target: ${names} ${are} not set.`);
  }
  const impossible = run.only.flatMap((id) => reasonOf(id, run));
  if (impossible.length === 0) return;
  throw new ContractUsageError(`\`only\` names what cannot be run as asked: ${impossible.join("; ")}.`);
}

function reasonOf(id: string, run: Run): string[] {
  return run.targets.flatMap((target) => {
    const entry = planFor(target, run).entries.find((one) => one.case.id === id);
    if (!entry) return `${id} (generates its requests: --generated N says how many)`;
    return entry.skip ? `${id} (${skipText(entry.skip)})` : [];
  });
}
