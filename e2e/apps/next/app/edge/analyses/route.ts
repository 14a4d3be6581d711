import { analyze } from "../../../remo";

export const runtime = "edge";
export const POST = analyze;
