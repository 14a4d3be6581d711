import { Command, CommanderError, InvalidArgumentError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { refuseKeysInFlags } from "./keys.ts";
import { fill, isLang, type Lang, type Texts } from "./texts/texts.ts";
import { UsageError } from "./usage-error.ts";
import { width } from "./width.ts";

/** What is needed before the flags are read: how to answer, even where they are wrong. */
export type Preflags = { readonly lang: Lang; readonly json: boolean };

export function readPreflags(args: readonly string[], env: { readonly LANG?: string | undefined }): Preflags {
  const flags = beforeDashes(args);
  const at = flags.findLastIndex((flag) => /^--lang(=|$)/.test(flag));
  const asked = flags[at]?.includes("=") ? flags[at].slice("--lang=".length) : flags[at + 1];
  const lang = at >= 0 && isLang(asked) ? asked : env.LANG?.startsWith("ko") ? "ko" : "en";
  return { lang, json: flags.includes("--json") };
}

/** After `--`, nothing is a flag. */
function beforeDashes(args: readonly string[]): readonly string[] {
  const end = args.indexOf("--");
  return end < 0 ? args : args.slice(0, end);
}

/** The analysis that was asked for. */
export type Asked = {
  readonly file: string;
  readonly envFile: string | undefined;
  readonly input: { readonly height: string; readonly uuid: string | undefined };
  readonly client: {
    readonly baseUrl: string | undefined;
    readonly allowInsecureHttp: boolean;
    readonly timeout: { readonly total: number | undefined };
  };
};

/** A text that was asked for instead, or that a bare `remo` gets. */
export type Help = { readonly help: string; readonly exitCode: 0 | 2 };

/** @throws UsageError that says what is wrong, without the values that were given. */
export function readFlags(args: readonly string[], texts: Texts): Asked | Help {
  refuseKeysInFlags(beforeDashes(args), texts);
  let asked: Asked | undefined;
  let help = "";
  const write = (text: string) => {
    help += text;
  };
  const program = new Command("remo")
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: write })
    .configureHelp({
      styleTitle: (title) => texts.help.titles[title as keyof Texts["help"]["titles"]] ?? title,
      displayWidth: width,
    })
    .description(texts.help.program)
    .version(packageJson.version, "-V, --version", texts.help.version)
    .helpOption("-h, --help", texts.help.help)
    .helpCommand("help [command]", texts.help.help)
    .addHelpText("after", `\n${texts.help.afterProgram.join("\n")}`);
  addAnalyzeSoccer(program, texts, (it) => {
    asked = it;
  });
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { help, exitCode: 0 };
    if (error.code === "commander.help") return { help, exitCode: 2 };
    throw usageError(error, texts);
  }
  return asked as Asked; // Commander has either thrown or done the action.
}

function addAnalyzeSoccer(program: Command, texts: Texts, action: (asked: Asked) => void): void {
  const { help } = texts;
  program
    .command("analyze-soccer")
    .summary(help.summary)
    .description(help.analyzeSoccer)
    .argument("<file>", help.file)
    .requiredOption("--height <cm>", help.height)
    .option("--uuid <uuid>", help.uuid)
    .option("--env-file <path>", help.envFile)
    .option("--base-url <url>", help.baseUrl)
    .option("--allow-insecure-http", help.allowInsecureHttp)
    .option("--timeout <seconds>", help.timeout, toMilliseconds)
    .option("--json", help.json)
    .option("--lang <en|ko>", help.lang, toLang)
    .addHelpText("after", `\n${help.afterAnalyzeSoccer.join("\n")}`)
    .action((file: string, flags) => {
      const { height, uuid, envFile, baseUrl, allowInsecureHttp = false, timeout: total } = flags;
      const client = { baseUrl, allowInsecureHttp, timeout: { total } };
      action({ file, envFile, input: { height, uuid }, client });
    });
}

function toLang(text: string): Lang {
  if (!isLang(text)) throw new InvalidArgumentError("");
  return text;
}

function toMilliseconds(seconds: string): number {
  if (!/^\d*\.?\d+$/.test(seconds) || Number(seconds) === 0) throw new InvalidArgumentError("");
  return Number(seconds) * 1000;
}

/** Commander's words repeat what was typed; of that, only a flag's name is safe to show. */
function usageError({ code, message }: CommanderError, { usage, advice }: Texts): UsageError {
  const flag = /'[^']*?(--[a-z][a-z-]*)(?![\w-])/.exec(message)?.[1];
  const similar = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const wrong: { readonly [code: string]: string } = {
    "commander.missingArgument": usage.missingFile,
    "commander.excessArguments": usage.tooManyFiles,
    "commander.unknownCommand": usage.unknownCommand,
    "commander.unknownOption":
      (flag ? usage.unknownFlag : usage.otherFlag) + (similar ? usage.didYouMean : ""),
    "commander.missingMandatoryOptionValue": usage.missingFlag,
    "commander.optionMissingArgument": usage.missingValue,
    "commander.invalidArgument": flag === "--lang" ? usage.wrongLang : usage.wrongSeconds,
  };
  return new UsageError(fill(wrong[code] ?? usage.other, { flag, similar }), advice.seeHelp);
}
