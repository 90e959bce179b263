import { generate } from "selfsigned";

/** Every name under which a client of Amazon's might call. */
export const AMAZON_HOSTS = [
  "api.amazon.com",
  ...["na", "eu", "fe"].flatMap((region) => [
    `sellingpartnerapi-${region}.amazon.com`,
    `sandbox.sellingpartnerapi-${region}.amazon.com`,
  ]),
];

/** A certificate for Amazon's names, and the authority made for this run that signed it. */
export async function makeCertificate(): Promise<{ key: string; cert: string; ca: string }> {
  const shared = { keyType: "ec", algorithm: "sha256" } as const;
  const authority = await generate([{ name: "commonName", value: "Judges' own authority" }], {
    ...shared,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: "commonName", value: "api.amazon.com" }], {
    ...shared,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: AMAZON_HOSTS.map((value) => ({ type: 2, value }) as const),
      },
    ],
  });
  return { key: server.private, cert: server.cert, ca: authority.cert };
}
