import { read } from "./read.ts";
import { scoreOf } from "./soccer.ts";

export const getSoccerScore = read("getSoccerScore", { done: scoreOf });
