export { examinePaste, type PasteFinding, type TokenKind } from "./examine-paste.ts";
export { PASTE_PROBLEMS, type PasteProblem } from "./problems.ts";
