import type { PasteProblem } from "./problems.ts";

/** Longer than any token Login with Amazon gives out (its documented limit is 2,048 bytes). */
export const TOKEN_LENGTH_LIMIT = 2_048;

/** `Atzr|` and the fewest characters that can follow it. */
export const REFRESH_TOKEN_LENGTH_MIN = 25;

export interface PasteRule {
  problem: PasteProblem;
  pattern: RegExp;
}

/** Whole documents: recognised by how they begin, however long they are. */
export const DOCUMENT_RULES: readonly PasteRule[] = [
  { problem: "JSON_DOCUMENT", pattern: /^[{[]/ },
  { problem: "MARKUP", pattern: /^<[!/?A-Za-z]/ },
  { problem: "PRIVATE_KEY", pattern: /^-----BEGIN / },
  {
    problem: "HTTP_HEADER",
    pattern: /^(?:(?:proxy-)?authorization\s*:|x-amz-access-token\s*:|bearer\s|cookie\s*:)/i,
  },
  { problem: "COMMAND", pattern: /^(?:\$ )?(?:curl|wget|http|export|set)\s/i },
  { problem: "URL", pattern: /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|sellercentral[.-])/i },
  { problem: "AWS_ARN", pattern: /^arn:aws/i },
  { problem: "KEY_VALUE", pattern: /^[A-Z_][\w .-]{0,60}["'`]?\s{0,8}(?:=>|[=:])/i },
];

/** Wrong things, then broken ones: the first that matches is told. */
export const TOKEN_RULES: readonly PasteRule[] = [
  { problem: "SEVERAL_TOKENS", pattern: /(?:Atzr\||amzn\.mws\.).*(?:Atzr\||amzn\.mws\.)/is },
  { problem: "MASKED", pattern: /[*•●∙▪■◦⁎∗]{3}/ },
  { problem: "SHORTENED", pattern: /…|\.{3}/ },
  { problem: "ACCESS_TOKEN", pattern: /^Atza(?:\||%7C)/i },
  { problem: "RESTRICTED_DATA_TOKEN", pattern: /^Atz\.sprdt/i },
  { problem: "GRANTLESS_TOKEN", pattern: /^Atc(?:\||%7C)/i },
  { problem: "CLIENT_SECRET", pattern: /^amzn1\.oa2-cs\./i },
  { problem: "CLIENT_ID", pattern: /^amzn1\.application-oa2-client\./i },
  { problem: "APPLICATION_ID", pattern: /^amzn1\.(?:sp\.solution|sellerapps\.app)\./i },
  { problem: "OTHER_AMAZON_ID", pattern: /^amzn1\./i },
  { problem: "URL_ENCODED", pattern: /^Atzr%7C/i },
  {
    problem: "WRONG_CASE",
    pattern: /^(?!Atzr\||amzn\.mws\.)(?:[aA][tT][zZ][rR]\||[aA][mM][zZ][nN]\.[mM][wW][sS]\.)/,
  },
  {
    problem: "FIELD_NAME",
    pattern: /^[a-z _-]{0,20}(?:token|secret|code|key|id)$/i,
  },
  {
    problem: "SURROUNDED",
    pattern: /^(?!Atzr\||amzn\.mws\.).*\s["'`(]*(?:Atzr\|\S{20}|amzn\.mws\.\S{36})/s,
  },
  { problem: "BROKEN_INSIDE", pattern: /[\s\u00AD\u2060]|\u200B|\u200C|\u200D|\u200E|\u200F/ },
  { problem: "MISSING_BAR", pattern: /^Atzr[A-Za-z0-9_/!-]/ },
  { problem: "EMAIL_ADDRESS", pattern: /^[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}$/ },
  { problem: "INVALID_CHARACTERS", pattern: /[^!-~]|["'`\\<>(){}[\],;]/ },
  { problem: "REFRESH_TOKEN_TRUNCATED", pattern: /^Atzr(?:\|.{0,19})?$/ },
  { problem: "MWS_TOKEN_TRUNCATED", pattern: /^amzn\.mws(?:\.[0-9a-f-]{0,35})?$/i },
  {
    problem: "MWS_TOKEN_WITHOUT_PREFIX",
    pattern: /^(?:\.?mws\.)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  },
  { problem: "SELLING_PARTNER_ID", pattern: /^A[0-9A-Z]{11,14}$/ },
  { problem: "AWS_ACCESS_KEY", pattern: /^A[KS]IA[0-9A-Z]{12,}$/ },
  { problem: "ORDER_ID", pattern: /^\d{3}-\d{7}-\d{7}$/ },
  { problem: "DEVELOPER_ID", pattern: /^\d{4}-?\d{4}-?\d{4}$/ },
  { problem: "WEB_TOKEN", pattern: /^eyJ[\w-]+\.[\w-]+\./ },
  { problem: "AUTHORIZATION_CODE", pattern: /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9]{18,24}$/ },
  { problem: "AWS_SECRET_KEY", pattern: /^[A-Za-z0-9/+]{40}$/ },
];
