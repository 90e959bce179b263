/** What an end of a token would cost. */
export interface ImpactForecast {
  /** For people: what is going to be missed, and until when. */
  sentence: string;
}

/** What is going to be missed if an account's token ends. Null while no orders are known: then nothing is said of it. */
export function forecastImpact(_account: { sellerAccountId: string }): ImpactForecast | null {
  return null;
}
