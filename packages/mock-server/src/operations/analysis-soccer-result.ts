import { read } from "./read.ts";

export const getSoccerResult = read("getSoccerResult");
