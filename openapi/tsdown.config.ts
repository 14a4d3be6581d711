import { defineConfig } from "tsdown";

export default defineConfig({ entry: ["index.ts"], platform: "neutral", dts: true });
