import type { PasteProblem } from "./problems.ts";

const LONG = "IwEBIJkq3vYt8ZcXw0Lm5nRfQ2sHdT9u";
const UUID = "4ea38b7b-f563-7709-4bae-87aea15c9e5a";

/** Made up, in the shapes people copy. Every problem has at least one. */
export const SAMPLES: Record<PasteProblem, string[]> = {
  EMPTY: ["", " \n\t", '""', "“ ”", "\uFEFF"],
  JSON_DOCUMENT: [`{"refresh_token":"Atzr|${LONG}","token_type":"bearer"}`, `["Atzr|${LONG}"]`],
  MARKUP: [`<MWSAuthToken>amzn.mws.${UUID}</MWSAuthToken>`, "<!doctype html><p>Sign in"],
  PRIVATE_KEY: ["-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----"],
  HTTP_HEADER: [
    `Bearer Atza|${LONG}`,
    `Authorization: Bearer ${LONG}`,
    `x-amz-access-token: Atza|${LONG}`,
  ],
  COMMAND: [`curl -d 'refresh_token=Atzr|${LONG}' x`, `export REFRESH_TOKEN=Atzr|${LONG}`],
  URL: [
    "https://sellercentral.amazon.com/apps/manage",
    `https://example.com/callback?state=x&mws_auth_token=amzn.mws.${UUID}`,
    "sellercentral.amazon.de/apps/manage",
  ],
  KEY_VALUE: [
    "refresh_token=",

    `refresh_token=Atzr|${LONG}`,
    `MWS Auth Token: amzn.mws.${UUID}`,
    `"refresh_token": "Atzr|${LONG}"`,
    `'token' => 'Atzr|${LONG}'`,
  ],
  TOO_LONG: [`Atzr|${"a".repeat(2_044)}`, " x".repeat(5_000)],
  SEVERAL_TOKENS: [`Atzr|${LONG}\nAtzr|${LONG}`, `amzn.mws.${UUID}amzn.mws.${UUID}`],
  ACCESS_TOKEN: [`Atza|${LONG}`, "Atza|", `Atza|${LONG}\n${LONG}`, `Atza%7C${LONG}`],
  RESTRICTED_DATA_TOKEN: [`Atz.sprdt|${LONG}`],
  GRANTLESS_TOKEN: [`Atc|${LONG}`],
  CLIENT_SECRET: [`amzn1.oa2-cs.v1.${LONG}`],
  CLIENT_ID: ["amzn1.application-oa2-client.0f3c9a1b7d5e4c2f8a6b"],
  APPLICATION_ID: [`amzn1.sp.solution.${UUID}`, `amzn1.sellerapps.app.${UUID}`],
  OTHER_AMAZON_ID: ["amzn1.account.AGBV7EXAMPLE"],
  MASKED: ["••••••••9e5a", "amzn.mws.********-****", "Atzr|***"],
  SHORTENED: ["amzn.mws.4ea38b7b…", "Atzr|IwEBIJkq...T9u"],
  URL_ENCODED: [`Atzr%7C${LONG}`],
  WRONG_CASE: [`atzr|${LONG}`, `ATZR|${LONG}`, `AMZN.MWS.${UUID}`, `Amzn.mws.${UUID}`],
  MISSING_BAR: [`Atzr${LONG}`, `Atzr/${LONG}`],
  FIELD_NAME: ["refresh_token", "MWS Auth Token", "mwsAuthToken", "client-secret"],
  SURROUNDED: [`here is the refresh token Atzr|${LONG}`, `new one (amzn.mws.${UUID})`],
  BROKEN_INSIDE: [
    `Atzr|IwEBIJkq3vYt8ZcXw0 Lm5nRfQ2sHdT9u`,
    `Atzr|IwEBIJkq3vYt8ZcXw0\r\nLm5nRfQ2sHdT9u`,
    "amzn.mws.4ea38b7b-f563-7709\n-4bae-87aea15c9e5a",
    `Atzr|IwEBIJkq3vYt8\u200BZcXw0Lm5nRfQ2sHdT9u`,
    "my token please",
  ],
  INVALID_CHARACTERS: [`Atzr|${LONG}é`, `amzn.mws.${UUID.replaceAll("-", "–")}`, `Atzr|${LONG},`],
  REFRESH_TOKEN_TRUNCATED: ["Atzr", "Atzr|", "Atzr|IwEBIJkq3vYt8ZcXw0L"],
  MWS_TOKEN_TRUNCATED: ["amzn.mws", "amzn.mws.", `amzn.mws.${UUID.slice(0, -1)}`],
  MWS_TOKEN_MALFORMED: [
    `amzn.mws.${UUID}0`,
    "amzn.mws.4ea38b7b-f563-7709-4bae-87aeaEXAMPLE",
    `amzn.mws.${UUID.replace("4bae", "4bag")}`,
    `amzn.mws.${UUID.replaceAll("-", "")}1234`,
  ],
  MWS_TOKEN_WITHOUT_PREFIX: [UUID, UUID.toUpperCase(), `mws.${UUID}`],
  SELLING_PARTNER_ID: ["A2EUQ1WTGCTBG2", "ATVPDKIKX0DER"],
  DEVELOPER_ID: ["1234-5678-9012", "123456789012"],
  ORDER_ID: ["114-5558123-1234567"],
  AWS_ACCESS_KEY: ["AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE"],
  AWS_SECRET_KEY: ["wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  AWS_ARN: ["arn:aws:iam::123456789012:role/selling-partner"],
  WEB_TOKEN: ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"],
  EMAIL_ADDRESS: ["seller@example.com"],
  AUTHORIZATION_CODE: ["ANDMxqpCmqWHJeyzdbMH", "RHxqy8MpvBGIhJUmnYeK"],
  UNKNOWN: ["hello", "42", "Atz|abc", LONG],
};
