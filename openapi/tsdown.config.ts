import { defineConfig } from "tsdown";
import { thirdPartyNotices } from "../scripts/notices.ts";

export default defineConfig({
  entry: ["index.ts"],
  platform: "neutral",
  dts: true,
  plugins: [thirdPartyNotices()],
});
