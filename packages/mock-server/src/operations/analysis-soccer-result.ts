import { read } from "./read.ts";
import { resultOf } from "./soccer.ts";

export const getSoccerResult = read("getSoccerResult", { done: resultOf });
