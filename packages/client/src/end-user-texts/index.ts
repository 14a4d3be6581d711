export { type RemoTexts, remoTexts } from "./remo-texts.ts";
export { type SoccerTexts, soccerTexts } from "./soccer.ts";
