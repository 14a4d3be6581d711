import { submit } from "./submit.ts";

export const analyzeSoccer = submit("analyzeSoccer", { badFile: "video-error" });
