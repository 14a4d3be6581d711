import { read } from "./read.ts";

export const getSoccerScore = read("getSoccerScore");
