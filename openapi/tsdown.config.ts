import { defineConfig } from "tsdown";
import { exactJson } from "../scripts/exact-json.ts";
import { thirdPartyNotices } from "../scripts/notices.ts";

export default defineConfig({
  entry: ["index.ts"],
  platform: "neutral",
  dts: true,
  plugins: [exactJson, thirdPartyNotices()],
});
