import type { Localized } from "../language.ts";
import json from "./texts.json" with { type: "json" };

/** What the engine says by itself. */
export const engineTexts: Localized<(typeof json)["en"]> = json;
