/**
 * What each problem is, and what to paste instead. The texts are constants, and hold no piece of six
 * characters that a paste of their kind has: nobody can read a secret, or a part of one, out of them.
 */
export const PASTE_PROBLEMS = {
  EMPTY: "Nothing was pasted. Copy the token and paste it here.",
  JSON_DOCUMENT:
    "That is a whole JSON document. Copy only the value of the field that begins with Atzr, without its quotes.",
  MARKUP: "That is a piece of XML or HTML. Copy only the text between the tags.",
  PRIVATE_KEY:
    "That looks like a key file. Remove it from where you copied it to, and paste the token that Manage Your Apps shows.",
  HTTP_HEADER:
    "That is a line from an HTTP request, and what it carries ends within the hour. Paste the lasting token that begins with Atzr.",
  COMMAND: "That is a command line. Copy only the token out of it.",
  URL: "That is a web address, not a token. Open it, choose View, and copy what it shows.",
  KEY_VALUE:
    "That is a name together with its value. Copy only the part after the equals sign or colon.",
  TOO_LONG: "That is longer than any token is. Copy the token alone, and nothing around it.",
  SEVERAL_TOKENS: "That is more than one token in a row. Paste only one, the newest.",
  ACCESS_TOKEN:
    "That is a short-lived pass that ends within the hour. Paste the lasting one, the refresh token: it begins with Atzr.",
  RESTRICTED_DATA_TOKEN:
    "That is a restricted data token, which ends within the hour. Paste the refresh token: it begins with Atzr.",
  GRANTLESS_TOKEN:
    "That is a token for calls without a seller. Paste the refresh token of this seller: it begins with Atzr.",
  CLIENT_SECRET:
    "That is the password of an application, not a seller's token. Keep it to yourself, and paste the refresh token: it begins with Atzr.",
  CLIENT_ID:
    "That is the name by which an app signs in (its Client ID), not a token. Paste the refresh token: it begins with Atzr.",
  APPLICATION_ID:
    "That is the id of an app, not a token. Paste the refresh token: it begins with Atzr.",
  OTHER_AMAZON_ID:
    "That is another identifier of Amazon's, not a token. Paste the refresh token, which begins with Atzr, or the MWS auth token.",
  MASKED:
    "That is a token with its characters hidden. Press View or Show first, then copy it with the copy button.",
  SHORTENED:
    "That is a token shown with dots in place of a part of it. Open it in full, then copy it with the copy button.",
  URL_ENCODED:
    "The bar in that token was turned into a percent code. Copy the token from where Amazon shows it, not from an address.",
  WRONG_CASE:
    "Capital and small letters of that token were changed on the way. Copy it again from where Amazon shows it.",
  MISSING_BAR:
    "The bar after the first four letters of that token is missing. Copy it again from where Amazon shows it.",
  FIELD_NAME: "That is only the name of a field. Copy what stands beside or below that name.",
  SURROUNDED: "Other text stands around it. Copy only what the View button shows.",
  BROKEN_INSIDE: "A space or line break stands in the middle of it. Copy it again, in one piece.",
  INVALID_CHARACTERS:
    "There are characters in that which no token has. Copy it again from where Amazon shows it, as plain text.",
  REFRESH_TOKEN_TRUNCATED:
    "That is only the beginning of a refresh token. Copy it again, to its very end.",
  MWS_TOKEN_TRUNCATED:
    "That is only the beginning of an MWS auth token. Copy it again, to its very end: 45 characters in all.",
  MWS_TOKEN_MALFORMED:
    "That begins like an MWS auth token, and what follows is not one. Copy it again with View in Manage Your Apps.",
  MWS_TOKEN_WITHOUT_PREFIX:
    "That may be an MWS auth token without its beginning. Copy it whole with View in Manage Your Apps.",
  SELLING_PARTNER_ID:
    "That is the number of a seller or a marketplace, not a token. Paste the refresh token, which begins with Atzr, or the MWS auth token.",
  DEVELOPER_ID:
    "That is the number of a developer, not a token. Paste the MWS auth token shown beside it.",
  ORDER_ID: "That is the number of an order, not a token. Paste the token of the seller.",
  AWS_ACCESS_KEY:
    "That is an AWS access key. Amazon's selling API has not needed one since 2023. Paste the refresh token: it begins with Atzr.",
  AWS_SECRET_KEY:
    "That looks like a secret key of AWS. Keep it to yourself, and paste the refresh token: it begins with Atzr.",
  AWS_ARN:
    "That is the name of something at AWS, not a token. Paste the refresh token: it begins with Atzr.",
  WEB_TOKEN:
    "That is a web token of another service. Paste the one from Amazon that begins with Atzr.",
  EMAIL_ADDRESS: "That is an e-mail address, not a token. Paste the token that Amazon shows.",
  AUTHORIZATION_CODE:
    "That looks like an authorization code, which ends after five minutes. Start the authorization anew, or paste the refresh token: it begins with Atzr.",
  UNKNOWN:
    "That is no token we know. Paste the refresh token, which begins with Atzr, or the MWS auth token from Manage Your Apps.",
} as const;

/** The name of what is wrong with a paste. */
export type PasteProblem = keyof typeof PASTE_PROBLEMS;
